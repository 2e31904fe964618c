import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from doorstep.foundation.kit.pages import errors


def echo(request: HttpRequest, word: str = "") -> HttpResponse:
    seen = [word, request.GET.get("q", ""), *request.POST.getlist("words"), request.COOKIES.get("place", "")]
    return HttpResponse("|".join(seen))


urlpatterns = [path("echo/", echo), path("echo/<str:word>/", echo)]
handler404 = errors.not_found
pytestmark = pytest.mark.urls(__name__)


def test_an_address_with_nul_names_nothing() -> None:
    response = Client().get("/echo/a%00b/")
    assert response.status_code == 404
    assert "没有找到这个页面" in response.content.decode()


def test_nul_falls_out_of_questions_and_of_what_was_written_and_nothing_else_does() -> None:
    response = Client().post("/echo/?q=%00x", {"words": ["䶮\x00𠮷", "👨‍👩‍👧"]})
    assert response.content.decode() == "|x|䶮𠮷|👨‍👩‍👧|"


def test_a_cookie_with_nul_is_none() -> None:
    client = Client()
    client.cookies["place"] = "station.%00"
    assert client.get("/echo/").content.decode() == "||"
