from django.urls import path

from . import desk

desk_urls = [
    path("receipts/<str:code>/reply/", desk.reply, name="receipt-reply"),
    path("receipts/<str:code>/read/", desk.all_read, name="receipt-read"),
]
portal_urls: list = []
guest_urls: list = []
