"""Addresses of the register and the tree, under the desk."""

from django.urls import path

from . import enterprises, imports, places, tree

desk_urls = [
    path("organisations/", tree.organisation_list, name="organisation-list"),
    path("organisations/add/", tree.station_add, name="organisation-add"),
    path("organisations/<str:code>/", tree.organisation, name="organisation"),
    path("organisations/<str:code>/change/", tree.organisation_change, name="organisation-change"),
    path("organisations/<str:code>/close/", tree.organisation_close, name="organisation-close"),
    path("organisations/<str:code>/reopen/", tree.organisation_reopen, name="organisation-reopen"),
    path("partners/", tree.partner_list, name="partner-list"),
    path("partners/add/", tree.partner_add, name="partner-add"),
    path("streets/", places.street_list, name="street-list"),
    path("streets/add/", places.street_add, name="street-add"),
    path("streets/<str:code>/", places.street, name="street"),
    path("streets/<str:code>/change/", places.street_change, name="street-change"),
    path("buildings/", places.building_list, name="building-list"),
    path("buildings/add/", places.building_add, name="building-add"),
    path("buildings/<str:code>/", places.building, name="building"),
    path("buildings/<str:code>/change/", places.building_change, name="building-change"),
    path("enterprises/", enterprises.enterprise_list, name="enterprise-list"),
    path("enterprises/add/", enterprises.enterprise_add, name="enterprise-add"),
    path("enterprises/<str:code>/", enterprises.enterprise, name="enterprise"),
    path("enterprises/<str:code>/change/", enterprises.enterprise_change, name="enterprise-change"),
    path("enterprises/<str:code>/contact/", enterprises.enterprise_contact, name="enterprise-contact"),
    path("enterprises/<str:code>/union/", enterprises.enterprise_union, name="enterprise-union"),
    path("register/", imports.import_list, name="register-import-list"),
    path("register/upload/", imports.import_upload, name="register-import-upload"),
    path("register/template/<str:kind>/", imports.register_template, name="register-template"),
    path("register/<str:code>/", imports.register_import, name="register-import"),
    path("register/<str:code>/header/", imports.import_header, name="register-import-header"),
    path("register/<str:code>/check/", imports.import_check, name="register-import-check"),
    path("register/<str:code>/start/", imports.import_start, name="register-import-start"),
    path("register/<str:code>/leave/", imports.import_leave, name="register-import-leave"),
    path("register/<str:code>/problems/", imports.import_problems, name="register-import-problems"),
]
