"""Every page of the desk stands in somebody's permission matrix: all roles × all pages × own and other station's objects."""

import importlib
from pathlib import Path

from django.urls import URLPattern

from doorstep.doors.desk.urls import urlpatterns
from tests.support.doors import RoomDoorTests

# They need the number of a role in the body, which the matrix cannot send: people's test_administering tries every role.
ELSEWHERE = {"account-role-end", "account-duty"}
ROOT = Path(__file__).resolve().parents[2]


def _tried() -> set[str]:
    for path in (ROOT / "doorstep").rglob("tests/test_*.py"):
        if "RoomDoorTests" in path.read_text():
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    waiting, found = [RoomDoorTests], set()
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        found |= {page.name.split()[0] for page in one.pages}
    return found


def test_no_page_of_the_desk_is_left_out_of_the_matrix() -> None:
    named = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert named - _tried() == ELSEWHERE
