from django.urls import path

from . import desk, rights, voice

desk_urls = [
    path("receipts/<str:code>/reply/", desk.reply, name="receipt-reply"),
    path("receipts/<str:code>/read/", desk.all_read, name="receipt-read"),
    path("voices/<str:code>/", voice.voice, name="voice"),
    path("voices/<str:code>/sound/", voice.voice_sound, name="voice-sound"),
    path("rights/", rights.rights_list, name="rights-list"),
    path("rights/<str:code>/", rights.rights_request, name="rights-request"),
    path("rights/<str:code>/check/", rights.rights_check, name="rights-check"),
    path("rights/<str:code>/answer/", rights.rights_answer, name="rights-answer"),
    path("rights/<str:code>/agree/", rights.rights_agree, name="rights-agree"),
    path("rights/<str:code>/send-back/", rights.rights_send_back, name="rights-send-back"),
]
portal_urls: list = []
guest_urls: list = []
