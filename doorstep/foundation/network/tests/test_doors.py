"""Who gets through which page of the network."""

import pytest

from doorstep.foundation.network.actions.register import upload_register
from doorstep.foundation.network.models import RegisterImport
from doorstep.foundation.people.tests.support import with_second_factor
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

READ = frozenset({"chen", "zhou", "wu", "gu", "lead", "admin"})
KEEP = frozenset({"gu", "admin"})
FILE = "单位名称,统一社会信用代码\n云边物流有限公司,91990101MA00000A06\n".encode()


def _run(cast: Cast) -> str:
    return RegisterImport.objects.get(district=cast.district).code


class TestNetworkDoors(RoomDoorTests):
    pages = [
        DoorPage("organisation-list", lambda c: "/desk/organisations/", READ | {"far", "far_district"}),
        DoorPage("organisation-add", lambda c: "/desk/organisations/add/", KEEP | {"far_district"}),
        DoorPage("organisation", lambda c: f"/desk/organisations/{c.station.code}/", READ),
        DoorPage("organisation-change", lambda c: f"/desk/organisations/{c.station.code}/change/", KEEP),
        DoorPage("organisation-change of a partner", lambda c: f"/desk/organisations/{c.petition.code}/change/", KEEP),
        DoorPage("organisation-close", lambda c: f"/desk/organisations/{c.station.code}/close/", KEEP),
        DoorPage("organisation-reopen", lambda c: f"/desk/organisations/{c.station.code}/reopen/", KEEP, post=True),
        DoorPage("partner-list", lambda c: "/desk/partners/", READ | {"far", "far_district"}),
        DoorPage("partner-add", lambda c: "/desk/partners/add/", KEEP | {"far_district"}),
        DoorPage("street-list", lambda c: "/desk/streets/", READ | {"far", "far_district"}),
        DoorPage("street-add", lambda c: "/desk/streets/add/", KEEP | {"far_district"}),
        DoorPage("street", lambda c: f"/desk/streets/{c.street.code}/", READ),
        DoorPage("street-change", lambda c: f"/desk/streets/{c.street.code}/change/", KEEP),
        DoorPage("building-list", lambda c: "/desk/buildings/", READ | {"far", "far_district"}),
        DoorPage("building-add", lambda c: "/desk/buildings/add/", KEEP | {"far_district"}),
        DoorPage("building", lambda c: f"/desk/buildings/{c.building.code}/", READ),
        DoorPage("building-change", lambda c: f"/desk/buildings/{c.building.code}/change/", KEEP),
        DoorPage("enterprise-list", lambda c: "/desk/enterprises/", READ | {"far", "far_district"}),
        DoorPage("enterprise-add", lambda c: "/desk/enterprises/add/", KEEP | {"far_district"}),
        DoorPage("enterprise", lambda c: f"/desk/enterprises/{c.enterprise.code}/", READ),
        DoorPage("enterprise-change", lambda c: f"/desk/enterprises/{c.enterprise.code}/change/", KEEP),
        DoorPage("enterprise-contact", lambda c: f"/desk/enterprises/{c.enterprise.code}/contact/", READ, post=True),
        DoorPage("enterprise-union", lambda c: f"/desk/enterprises/{c.enterprise.code}/union/", KEEP),
        DoorPage("register-import-list", lambda c: "/desk/register/", KEEP | {"far_district"}),
        DoorPage("register-import-upload", lambda c: "/desk/register/upload/", KEEP | {"far_district"}),
        DoorPage("register-template", lambda c: "/desk/register/template/streets/", KEEP | {"far_district"}),
        DoorPage("register-import", lambda c: f"/desk/register/{_run(c)}/", KEEP),
        DoorPage("register-import-problems", lambda c: f"/desk/register/{_run(c)}/problems/", KEEP),
        DoorPage("register-import-header", lambda c: f"/desk/register/{_run(c)}/header/", KEEP, post=True),
        DoorPage("register-import-check", lambda c: f"/desk/register/{_run(c)}/check/", KEEP, post=True),
        DoorPage("register-import-start", lambda c: f"/desk/register/{_run(c)}/start/", KEEP, post=True),
        DoorPage("register-import-leave", lambda c: f"/desk/register/{_run(c)}/leave/", KEEP, post=True),
    ]

    @pytest.fixture(autouse=True)
    def _own_storage(self, settings, tmp_path) -> None:
        settings.STORAGES = {**settings.STORAGES, "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}}  # fmt: skip

    def prepare(self, cast: Cast) -> None:
        who = {"actor": cast.actor("admin"), "at": NOW}
        upload_register(district=cast.district, kind="enterprises", file_name="a.csv", content=FILE, **who)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["streets/999", "buildings/x", "enterprises/x", "organisations/x", "register/x"])
def test_what_does_not_exist_is_not_found(cast: Cast, page: str) -> None:
    assert with_second_factor(cast.client("admin")).get(f"/desk/{page}/").status_code == 404
