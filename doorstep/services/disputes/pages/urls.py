from django.urls import path

from . import acceptance, amending, dates, desk, file, identity, intake, joining, lists, playbooks, printing, verbs

desk_urls = [
    path("matters/", lists.matter_list, name="matter-list"),
    path("matters/new/", intake.matter_new, name="matter-new"),
    path("matters/<str:code>/", desk.matter, name="matter"),
    path("matters/<str:code>/identity/", identity.matter_identity, name="matter-identity"),
    path("matters/<str:code>/dates/", dates.dates, name="matter-dates"),
    path("matters/<str:code>/dates/new/", dates.date_new, name="matter-date-new"),
    path("matters/<str:code>/dates/act/", dates.act_new, name="matter-act-new"),
    path("matters/<str:code>/dates/<int:number>/", dates.act_change, name="matter-act"),
    path("matters/<str:code>/dates/<int:number>/withdraw/", dates.date_withdraw, name="matter-date-withdraw"),
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
    path("matters/<str:code>/accept/", acceptance.accept, name="matter-accept"),
    path("matters/<str:code>/decline/", acceptance.decline, name="matter-decline"),
    path("matters/<str:code>/join/", joining.join, name="matter-join"),
    path("matters/<str:code>/part/", joining.part, name="matter-part"),
    path("matters/<str:code>/set-apart/", joining.set_apart, name="matter-set-apart"),
    path("matters/<str:code>/transfer/", file.transfer, name="matter-transfer"),
    path("matters/<str:code>/note/", file.note, name="matter-note"),
    path("matters/<str:code>/exhibit/", file.exhibit, name="matter-exhibit"),
    path("matters/<str:code>/tick/", file.tick, name="matter-tick"),
    path("matters/<str:code>/papers/<str:kind>/", printing.paper, name="matter-paper"),
    path("playbooks/", playbooks.playbook_list, name="playbook-list"),
    path("playbooks/<str:name>/", playbooks.playbook, name="playbook"),
]
portal_urls: list = []
guest_urls: list = []
