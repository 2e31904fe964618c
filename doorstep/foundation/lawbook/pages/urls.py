from django.urls import path

from . import desk

desk_urls = [
    path("law/", desk.law, name="law-overview"),
    path("law/years/new/", desk.law_year_new, name="law-year-new"),
    path("law/figures/<str:name>/", desk.law_figure, name="law-figure"),
    path("law/proposals/<str:code>/", desk.law_proposal, name="law-proposal"),
    path("law/proposals/<str:code>/adopt/", desk.law_adopt, name="law-adopt"),
    path("law/proposals/<str:code>/reject/", desk.law_reject, name="law-reject"),
]
