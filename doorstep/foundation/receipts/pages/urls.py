from django.urls import path

from . import desk

desk_urls = [path("receipts/<str:code>/reply/", desk.reply, name="receipt-reply")]
portal_urls: list = []
guest_urls: list = []
