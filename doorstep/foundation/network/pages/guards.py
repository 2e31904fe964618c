"""The guard of this room's pages. `people`, which has the guard of the desk, stands above this room and may not be asked."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from doorstep.foundation.journal.actor import Actor


class RegisterRequest(HttpRequest):
    """A request behind the guard: who acts is known."""

    actor: Actor


View = Callable[..., HttpResponse]


def register_page(*roles: str) -> Callable[[View], View]:
    """Anonymous → login and back; none of the roles → 404, as if there were nothing. `roles` can be read off the view."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = getattr(request, "actor", None)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if actor is None or not actor.holds(*roles):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.roles = roles  # type: ignore[attr-defined]
        return guarded

    return guard
