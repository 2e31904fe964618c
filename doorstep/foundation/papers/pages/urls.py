from django.urls import path

from . import desk

desk_urls = [path("files/<str:code>/", desk.download, name="file")]
