from django.urls import path

from . import amending, desk, identity, intake, verbs

desk_urls = [
    path("matters/", desk.matter_list, name="matter-list"),
    path("matters/new/", intake.matter_new, name="matter-new"),
    path("matters/<str:code>/", desk.matter, name="matter"),
    path("matters/<str:code>/identity/", identity.matter_identity, name="matter-identity"),
    path("matters/<str:code>/facts/", verbs.facts, name="matter-facts"),
    path("matters/<str:code>/track/", verbs.track, name="matter-track"),
    path("matters/<str:code>/assign/", verbs.assign, name="matter-assign"),
    path("matters/<str:code>/shield/", verbs.shield, name="matter-shield"),
    path("matters/<str:code>/unshield/", verbs.unshield, name="matter-unshield"),
    path("matters/<str:code>/claims/", amending.claims, name="matter-claims"),
    path("matters/<str:code>/employer/", amending.employer, name="matter-employer"),
    path("matters/<str:code>/mediation/", verbs.mediation, name="matter-mediation"),
    path("matters/<str:code>/guide/", verbs.guide, name="matter-guide"),
    path("matters/<str:code>/advise/", verbs.advise, name="matter-advise"),
    path("matters/<str:code>/close/", verbs.close, name="matter-close"),
    path("matters/<str:code>/agree/", verbs.agree, name="matter-agree"),
    path("matters/<str:code>/send-back/", verbs.send_back, name="matter-send-back"),
    path("matters/<str:code>/reopen/", verbs.reopen, name="matter-reopen"),
    path("matters/<str:code>/call/", verbs.call, name="matter-call"),
]
portal_urls: list = []
guest_urls: list = []
