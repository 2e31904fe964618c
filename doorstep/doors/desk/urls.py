"""The staff door: its own pages and those of every room."""

import importlib
from importlib.util import find_spec

from django.urls import URLPattern, path

from . import pages

ROOMS = [
    "doorstep.foundation.network", "doorstep.foundation.people", "doorstep.foundation.notices", "doorstep.foundation.jobs",
    "doorstep.foundation.papers", "doorstep.foundation.worklist", "doorstep.foundation.receipts", "doorstep.foundation.leads",
    "doorstep.services.disputes", "doorstep.foundation.founding",
]  # fmt: skip
urlpatterns: list[URLPattern] = [
    path("", pages.home, name="desk-home"),
    path("search/", pages.desk_search, name="desk-search"),
]
for room in ROOMS:
    if find_spec(f"{room}.pages") and find_spec(f"{room}.pages.urls"):
        urlpatterns += getattr(importlib.import_module(f"{room}.pages.urls"), "desk_urls", [])
