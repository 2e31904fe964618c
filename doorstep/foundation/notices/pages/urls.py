"""Addresses of the inbox, the own channels and the gateways, under the desk."""

from django.urls import path

from . import channels, gateways, inbox

desk_urls = [
    path("inbox/", inbox.notice_list, name="notice-list"),
    path("inbox/read-all/", inbox.notice_read_all, name="notice-read-all"),
    path("inbox/<int:pk>/", inbox.notice_open, name="notice-open"),
    path("me/channels/", channels.channel_list, name="channel-list"),
    path("me/channels/<int:pk>/mark/", channels.channel_mark, name="channel-mark"),
    path("me/channels/<int:pk>/remove/", channels.channel_remove, name="channel-remove"),
    path("gateways/", gateways.gateway_list, name="gateway-list"),
    path("gateways/<int:pk>/switch/", gateways.gateway_switch, name="gateway-switch"),
    path("gateways/<int:pk>/test/", gateways.gateway_test, name="gateway-test"),
    path("gateways/<str:code>/<str:member>/", gateways.gateway_set, name="gateway-set"),
]
