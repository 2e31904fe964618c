"""What the law says, one page a topic: sentences with their articles, how it is reckoned, what to bring."""

from django.http import Http404, HttpRequest, HttpResponse

from doorstep.foundation.lawbook.worksheet_view import amount
from doorstep.knowledge.labourlaw.everyone import SUMS
from doorstep.knowledge.labourlaw.everyone.rights import rights

from ..visit import show, visit_of


def all_rights(request: HttpRequest) -> HttpResponse:
    return show(visit_of(request), "portal/rights/index.html", {"rights": rights().values()})


def one_right(request: HttpRequest, topic: str) -> HttpResponse:
    visit = visit_of(request)
    right = rights().get(topic)
    if right is None:
        raise Http404
    book = visit.setting.book
    figures = [(amount(one.value, one.unit), book.zh.get(one.name, ""), one.since) for one in right.known(book)]
    context = {"right": right, "reckoned": SUMS.get(right.sum_slug), "figures": figures}
    return show(visit, "portal/rights/one.html", context)
