from django.urls import path

from . import desk

desk_urls = [path("", desk.today, name="today")]
