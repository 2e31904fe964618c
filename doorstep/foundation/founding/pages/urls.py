"""`portal_urls` hang under /setup/; `desk_urls` under the desk."""

from django.urls import path

from . import desk, setup

portal_urls = [
    path("", setup.setup, name="setup"),
    path("key-ring/", setup.setup_key_ring, name="setup-key-ring"),
    path("template/<str:kind>/", setup.setup_template, name="setup-template"),
]
desk_urls = [path("readiness/", desk.readiness, name="readiness")]
