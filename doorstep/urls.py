"""The doors of the house; each mounts the pages of the rooms."""

from django.urls import include, path

from doorstep.foundation.people.pages.urls import account_urls

urlpatterns = [
    path("", include("doorstep.doors.portal.urls")),
    path("account/", include(account_urls)),
    path("desk/posters/", include("doorstep.doors.portal.desk_urls")),
    path("desk/", include("doorstep.doors.desk.urls")),
]
handler404 = "doorstep.foundation.kit.pages.errors.not_found"
handler403 = "doorstep.foundation.kit.pages.errors.refused"
handler400 = "doorstep.foundation.kit.pages.errors.bad_request"
handler500 = "doorstep.foundation.kit.pages.errors.broken"
