"""The doors of the house; each mounts the pages of the rooms."""

from django.urls import include, path

urlpatterns = [
    path("", include("doorstep.doors.portal.urls")),
    path("desk/", include("doorstep.doors.desk.urls")),
]
handler404 = "doorstep.foundation.kit.pages.errors.not_found"
handler403 = "doorstep.foundation.kit.pages.errors.refused"
handler400 = "doorstep.foundation.kit.pages.errors.bad_request"
handler500 = "doorstep.foundation.kit.pages.errors.broken"
