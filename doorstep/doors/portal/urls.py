"""The worker's door, and the way in for whoever opens a district."""

from django.urls import include, path

from doorstep.foundation.founding.pages.urls import portal_urls as setup_urls
from doorstep.foundation.kit.pages.gallery import gallery
from doorstep.foundation.worklist.pages.urls import portal_urls as calendar_urls

from .pages import (
    enterprise,
    front,
    handbook,
    labour_rights,
    own_data,
    reading,
    receipt,
    status,
    sums,
    tablet,
    tell,
    under_receipt,
    understood,
    who,
)

urlpatterns = [
    path("", front.front, name="portal-front"),
    path("d/", front.other_district, name="portal-other-district"),
    path("d/<str:code>/", front.enter_district, name="portal-district"),
    path("at/<str:kind>/<str:code>/", front.enter, name="portal-place"),
    path("tell/", tell.tell, name="portal-tell"),
    path("tell/understood/", understood.understood_screen, name="portal-understood"),
    path("tell/who/", who.who, name="portal-who"),
    path("receipt/", receipt.receipt, name="portal-receipt"),
    path("receipt/picture/", receipt.picture, name="portal-slip-picture"),
    path("status/", status.status, name="portal-status"),
    path("status/say/", under_receipt.say_something, name="portal-say"),
    path("status/voice/", under_receipt.speak, name="portal-speak"),
    path("status/evidence/", under_receipt.evidence, name="portal-evidence"),
    path("status/readers/", under_receipt.readers, name="portal-readers"),
    path("status/withdraw/", under_receipt.withdraw, name="portal-withdraw"),
    path("status/own-data/", own_data.own_data, name="portal-own-data"),
    path("status/own-data/result/", own_data.result, name="portal-own-data-result"),
    path("status/shared/", own_data.shared_paper, name="portal-shared-paper"),
    path("status/stop/", own_data.stop, name="portal-stop"),
    path("status/leave/", under_receipt.close, name="portal-close"),
    path("sums/", sums.sums, name="portal-sums"),
    path("sums/<slug:slug>/", sums.one_sum, name="portal-sum"),
    path("sums/<slug:slug>/take/", sums.take_sum, name="portal-sum-take"),
    path("rights/", labour_rights.all_rights, name="portal-rights"),
    path("rights/<slug:topic>/", labour_rights.one_right, name="portal-right"),
    path("stations/", reading.stations, name="portal-stations"),
    path("about-data/", reading.about_data, name="portal-about-data"),
    path("handbook/", handbook.handbook, name="portal-handbook"),
    path("handbook/pictures/<slug:name>.png", handbook.picture, name="portal-handbook-picture"),
    path("handbook/<slug:name>/", handbook.handbook, name="portal-handbook-page"),
    path("enterprise/", enterprise.enterprise, name="portal-enterprise"),
    path("for-employers/", reading.employers, name="portal-employers"),
    path("tablet/", tablet.tablet_off, name="portal-tablet-off"),
    path("tablet/<str:token>/", tablet.tablet_on, name="portal-tablet"),
    path("text-size/", front.text_size, name="portal-text-size"),
    path("leave/", front.leave, name="portal-leave"),
    path("gallery/", gallery, name="gallery"),
    path("setup/", include(setup_urls)),
    *calendar_urls,
]
