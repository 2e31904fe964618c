"""What the pages of the worker's door ask the database: each walked through every stage of a telling."""

from django.test import Client

from doorstep.knowledge.labourlaw.everyone import SUMS
from tests.support.queries import asked_by, hold

from .walking import opened, ready, sent, told

ANY_TIME = (
    "/", "/d/", "/at/station/HA-01/", "/tell/", "/status/", "/sums/", f"/sums/{next(iter(SUMS))}/", "/rights/", "/rights/wages_owed/", "/stations/",
    "/about-data/", "/handbook/", "/enterprise/", "/for-employers/",
)  # fmt: skip


def test_each_page_of_the_door_asks_the_database_no_more_than_is_pinned(worker: Client) -> None:
    counts = {address: asked_by(worker, address) for address in ANY_TIME}
    told(worker)
    counts["/tell/understood/"] = asked_by(worker, "/tell/understood/")
    ready(worker)
    counts["/tell/who/"] = asked_by(worker, "/tell/who/")
    digits = sent(Client())
    opened(worker, digits)
    under = ("/status/", "/status/readers/", "/status/own-data/")
    counts.update({f"{address} opened": asked_by(worker, address) for address in under})
    hold({f"portal {address}": count for address, count in counts.items()})
