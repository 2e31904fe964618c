"""The handbook for whoever has no account: two pages, the pictures, and nothing meant for staff."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_workers_find_their_page_in_the_foot_of_every_page(client: Client) -> None:
    page = client.get("/handbook/").content.decode()
    assert "快速离开" in page
    assert 'src="/handbook/pictures/tell.png"' in page
    assert 'href="/handbook/"' in client.get("/about-data/").content.decode()


def test_firms_have_a_page_and_the_way_to_it(client: Client) -> None:
    assert 'href="/handbook/enterprise/"' in client.get("/for-employers/").content.decode()
    assert client.get("/handbook/enterprise/").status_code == 200


@pytest.mark.parametrize("path", ["station/", "nowhere/", "pictures/nowhere.png", "pictures/..%2fdeploy.png"])
def test_what_is_for_staff_or_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/handbook/{path}").status_code == 404


def test_pictures_are_kept_by_the_browser_for_an_hour(client: Client) -> None:
    answer = client.get("/handbook/pictures/tell.png")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
