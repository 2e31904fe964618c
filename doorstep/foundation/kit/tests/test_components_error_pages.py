"""No test here may touch the database: what went wrong may be the database."""

import re

import pytest
from django.http import Http404, HttpResponse
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import path
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.pages import errors


def boom(request):
    raise RuntimeError("a story that must not be shown")


def hidden(request):
    raise Http404("DC-2026-000417 belongs to somebody else")


def forbidden(request):
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied


urlpatterns = [
    path("boom/", boom),
    path("hidden/", hidden),
    path("forbidden/", forbidden),
    path("send/", lambda request: HttpResponse("sent")),
    path("press/", require_POST(lambda request: HttpResponse("pressed"))),
]
handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.broken

pytestmark = pytest.mark.urls(__name__)


def words(response) -> str:
    return re.sub(r"<[^>]+>", "", response.content.decode().split("<body", 1)[1])


def test_what_is_forbidden_and_what_does_not_exist_look_alike():
    client = Client()
    missing, hidden_, forbidden_ = (client.get(url) for url in ("/nowhere/", "/hidden/", "/forbidden/"))
    assert missing.content == hidden_.content == forbidden_.content
    assert {missing.status_code, hidden_.status_code, forbidden_.status_code} == {404}


def test_a_broken_page_gives_a_reference_that_is_also_in_the_log(caplog):
    response = Client(raise_request_exception=False).get("/boom/")
    (reference,) = re.findall(r"[0-9A-F]{4}-[0-9A-F]{4}", response.content.decode())
    assert response.status_code == 500
    assert reference in caplog.text
    assert "must not be shown" not in response.content.decode()


def test_a_page_left_open_too_long_says_how_to_go_on():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/send/", headers={"Referer": "http://testserver/form/"})
    assert response.status_code == 403
    assert "这一页放得太久了" in response.content.decode()
    assert 'href="http://testserver/form/"' in response.content.decode()


def test_the_way_back_never_leads_to_a_stranger():
    request = RequestFactory().post("/send/", headers={"Referer": "https://evil.example/form/"})
    assert "evil.example" not in errors.csrf_failed(request).content.decode()


def test_a_file_too_large_is_answered_with_what_to_do():
    response = errors.too_large(RequestFactory().post("/send/"))
    assert response.status_code == 413
    assert "分几次交" in response.content.decode()


def test_words_beyond_what_a_form_may_carry_are_answered_with_what_to_do(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrf"] = "a" * 32
    response = client.post("/send/", "story=" + "a" * 200, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert "内容太大了，没有收下" in response.content.decode()


@pytest.mark.parametrize("media_type", ["multipart/form-data; boundary=b", "application/x-www-form-urlencoded"])
def test_more_answers_than_a_form_may_carry_are_answered_with_what_to_do(media_type: str):
    names = [f"claim_{number}" for number in range(1_001)]
    multipart = (
        "".join(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n1\r\n' for name in names) + "--b--\r\n"
    )
    sent = multipart if "multipart" in media_type else "&".join(f"{name}=1" for name in names)
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrf"] = "a" * 32
    response = client.post("/send/", sent, content_type=media_type)
    assert response.status_code == 413
    assert "一页最多收1,000项" in words(response)


def test_a_buttons_address_opened_as_a_page_says_so_instead_of_staying_blank():
    response = Client().get("/press/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "这个地址不能直接打开" in response.content.decode()


@pytest.mark.parametrize(
    "name", ["not_found", "refused", "bad_request", "broken", "csrf_failed", "too_large", "too_many", "wrong_method"]
)
def test_every_error_page_speaks_chinese_and_shows_a_way_on(name):
    response = getattr(errors, name)(RequestFactory().get("/x/"))
    said = words(response)
    # a reference number is the only thing in Latin letters
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"[0-9A-F]{4}-[0-9A-F]{4}", "", said)) == []
    assert "！" not in said
    assert 'href="/"' in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_the_bare_templates_can_be_shown_with_nothing(name):
    assert "回到首页" in get_template(name).render({})
