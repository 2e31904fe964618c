"""A list as somebody narrowed it is kept under a name, or taken away."""

import secrets
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account

from ..facts import ViewRemoved, ViewSaved
from ..lists import list_named
from ..models import SavedView
from ..queries.views import MOST

LONGEST_NAME, LONGEST_ADDRESS = 20, 600
NOT_KEPT = {"after", "before", "csrfmiddlewaretoken"}


@action
def save_view(*, page: str, name: str, address: str, shared: bool = False, actor: Actor, at: datetime) -> SavedView:
    """What stands in the address line, without the place in the list, under a name of one's own. The same name again takes
    the new conditions. Tells ViewSaved."""
    name, address = name.strip(), kept_address(address)
    if list_named(page) is None:
        raise Refused("没有这个列表，请从列表页上存")
    if not name:
        raise Refused("请给它起个名字，比如“等企业答复”", "name")
    if len(name) > LONGEST_NAME:
        raise Refused(f"名字最多{LONGEST_NAME}个字，现在有{len(name)}个字", "name")
    if not address:
        raise Refused("还没有选任何条件。先筛选，再存下来", "name")
    account = Account.objects.select_for_update().get(code=actor.account)  # sent twice at once it is one view
    own = list(SavedView.objects.filter(account=account, page=page))
    view = next((one for one in own if one.name == name), None)
    if view is None and len(own) >= MOST:
        raise Refused(f"一个列表最多存{MOST}个看法，请先删掉用不着的")
    if view is None:
        office = Organisation.objects.get(code=actor.organisation)
        view = SavedView(
            code=f"V-{secrets.token_hex(8)}", account=account, office=office, page=page, name=name, saved_at=at
        )
    view.address, view.shared = address, shared
    view.save()
    record(ViewSaved(view.ref, page, shared), actor, at)
    return view


def shown_address(address: str) -> str:
    """The conditions alone, without the place in the list."""
    given = QueryDict(address.removeprefix("?"))
    return urlencode({name: value for name, value in given.items() if value and name not in NOT_KEPT})


def kept_address(address: str) -> str:
    said = shown_address(address)
    if len(said) > LONGEST_ADDRESS:
        raise Refused("条件太长，存不下。请少选几个")
    return said


@action
def remove_view(*, view: SavedView, actor: Actor, at: datetime) -> None:
    """One's own view goes, also from the lists of those it was shared with. Tells ViewRemoved."""
    if view.account.code != actor.account:
        raise Refused("这是同事存的，请他自己删")
    about, page = view.ref, view.page
    view.delete()
    record(ViewRemoved(about, page), actor, at)
