from django.urls import path

from . import desk, identity, intake, labels, letters, lists, place, verbs

desk_urls = [
    path("leads/", lists.lead_list, name="lead-list"),
    path("leads/new/", intake.lead_new, name="lead-new"),
    path("leads/set-aside/", letters.set_aside_list, name="set-aside-list"),
    path("leads/set-aside/<str:code>/", letters.set_aside, name="set-aside"),
    path("leads/set-aside/<str:code>/confirm/", labels.set_aside_confirm, name="set-aside-confirm"),
    path("leads/router/", labels.letter_router, name="letter-router"),
    path("leads/router/<str:code>/", labels.letter_router_decide, name="letter-router-decide"),
    path("leads/labels/", labels.label_list, name="label-list"),
    path("leads/imports/<str:code>/", letters.hotline_import, name="hotline-import"),
    path("leads/<str:code>/", desk.lead, name="lead"),
    path("leads/<str:code>/identity/", identity.lead_identity, name="lead-identity"),
    path("leads/<str:code>/take/", verbs.take, name="lead-take"),
    path("leads/<str:code>/watch/", verbs.watch, name="lead-watch"),
    path("leads/<str:code>/visit/", verbs.visit, name="lead-visit"),
    path("leads/<str:code>/close/", verbs.close, name="lead-close"),
    path("leads/<str:code>/refer/", verbs.refer, name="lead-refer"),
    path("leads/<str:code>/reroute/", verbs.reroute, name="lead-reroute"),
    path("leads/<str:code>/correct/", verbs.correct, name="lead-correct"),
    path("leads/<str:code>/place/", place.place, name="lead-place"),
    path("leads/<str:code>/shield/", verbs.shield, name="lead-shield"),
    path("leads/<str:code>/unshield/", verbs.unshield, name="lead-unshield"),
]
