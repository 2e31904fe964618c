"""The staff door: its own pages and those of every room."""

from django.urls import path

from doorstep.foundation.founding.pages.urls import desk_urls as founding
from doorstep.foundation.lawbook.pages.urls import desk_urls as lawbook
from doorstep.foundation.leads.pages.urls import desk_urls as leads
from doorstep.foundation.linkage.pages.urls import desk_urls as linkage
from doorstep.foundation.network.pages.urls import desk_urls as network
from doorstep.foundation.notices.pages.urls import desk_urls as notices
from doorstep.foundation.papers.pages.urls import desk_urls as papers
from doorstep.foundation.people.pages.urls import desk_urls as people
from doorstep.foundation.receipts.pages.urls import desk_urls as receipts
from doorstep.foundation.worklist.pages.urls import desk_urls as worklist
from doorstep.services.disputes.pages.urls import desk_urls as disputes

from . import pages
from .administering import with_second_factor
from .handbook import handbook
from .upkeep import upkeep_urls

urlpatterns = [
    path("", pages.home, name="desk-home"),
    path("search/", pages.desk_search, name="desk-search"),
    path("handbook/", handbook, name="handbook"),
    path("handbook/<slug:name>/", handbook, name="handbook-page"),
    *worklist, *leads, *disputes, *linkage, *receipts, *with_second_factor(network), *people, *notices, *papers, *lawbook, *upkeep_urls, *founding,
]  # fmt: skip
