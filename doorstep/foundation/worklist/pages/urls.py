from django.urls import path

from . import assigning, calendar, desk, exports, leavers, views

desk_urls = [
    path("", desk.today, name="today"),
    path("assign/", assigning.assign_preview, name="assign-many"),
    path("left/", leavers.left_list, name="left-list"),
    path("left/<str:code>/", leavers.left_work, name="left-work"),
    path("views/", views.view_list, name="view-list"),
    path("views/save/", views.view_save, name="view-save"),
    path("views/<str:code>/remove/", views.view_remove, name="view-remove"),
    path("me/calendar/", calendar.calendar_link, name="calendar-link"),
    path("me/calendar/revoke/", calendar.calendar_link_revoke, name="calendar-link-revoke"),
    path("exports/", exports.export_list, name="export-list"),
    path("exports/new/", exports.list_export, name="list-export"),
    path("exports/<str:code>/", exports.export, name="export"),
]
portal_urls = [path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar-feed")]
