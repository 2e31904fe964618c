"""What a page says when it cannot be shown: what to do next, nothing about what exists, no question to the database."""

import logging
import secrets
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from doorstep.foundation.kit.components import Link

log = logging.getLogger(__name__)


def _page(status: HTTPStatus, title: str, *sentences: str, action: Link | None = None, reference: str = "") -> HttpResponse:
    # Rendered without the request: context processors may ask for an account, and that may be what just failed.
    page = render_to_string(
        "kit/errors/page.html", {"title": title, "sentences": sentences, "action": action, "reference": reference}
    )
    return HttpResponse(page, status=status)


def _back(request: HttpRequest) -> Link | None:
    """The page one came from, when it is one of ours."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return Link("重新打开刚才那一页", came_from) if ours else None


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        HTTPStatus.NOT_FOUND,
        "没有找到这个页面",
        "请再看一下地址有没有抄全。对着纸条输回执号的，请把16位数字重新对一遍。",
        "如果是同事发来的链接，请让对方确认您是否参与这件事。",
    )


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page as for what does not exist, so that it tells nothing about what does."""
    return not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    if isinstance(exception, (TooManyFieldsSent, TooManyFilesSent)):
        return too_many(request)
    return _page(
        HTTPStatus.BAD_REQUEST,
        "这一步没有走通",
        "送来的内容不完整，多半是网断了一下。什么都没有改动。",
        "请回到上一页，再做一次。",
    )


def broken(request: HttpRequest) -> HttpResponse:
    reference = secrets.token_hex(4).upper()
    reference = f"{reference[:4]}-{reference[4:]}"
    log.error("Page could not be shown, reference %s", reference)
    return _page(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "是我们这边出了问题",
        "不是您做错了什么。刚才那一步可能没有存上，请过几分钟再来一次。",
        "事情急的话，不用等，直接给服务站打电话或者走进来。",
        reference=reference,
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        HTTPStatus.FORBIDDEN,
        "这一页放得太久了，请重新打开",
        "为了不让别人冒用您的名义，打开太久的页面不能再交。刚才那一步没有交出去。",
        "重新打开那一页再交一次。如果还是不行，请换一个浏览器，或者给服务站打电话。",
        action=_back(request),
    )


def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "交来的内容太大了，没有收下",
        "文件一次最多交50兆：可以少选几张，分几次交，照片拍小一点也看得清。文字太长的，请先留下最要紧的。",
        "其他内容没有改动。回到上一页，写好的多半还在。",
        action=_back(request),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    return _page(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "一次交来的项数太多了，没有收下",
        "一页最多收1,000项，文件最多100份。请分几次交，每次少选一些。",
        "什么都没有改动。回到上一页，写好的多半还在。",
        action=_back(request),
    )


def wrong_method(request: HttpRequest) -> HttpResponse:
    return _page(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "这个地址不能直接打开",
        "它只在按下按钮时用，多半是刷新或后退到了这里。这一次什么都没有改动。",
        "请回到上一页，或者从首页重新进。",
        action=_back(request),
    )
