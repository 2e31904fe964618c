from django.urls import path

from . import desk

desk_urls = [
    path("transfers/", desk.transfer_list, name="transfer-list"),
    path("transfers/pull/", desk.transfer_pull, name="transfer-pull"),
    path("transfers/<str:code>/", desk.transfer, name="transfer"),
    path("transfers/<str:code>/accept/", desk.accept, name="transfer-accept"),
    path("transfers/<str:code>/reject/", desk.reject, name="transfer-reject"),
    path("transfers/<str:code>/withdraw/", desk.withdraw, name="transfer-withdraw"),
]
portal_urls: list = []
guest_urls: list = []
