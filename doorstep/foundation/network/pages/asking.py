"""One page that asks, one action, and where to go then: the shape of every changing page of this room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from doorstep.foundation.kit.refusals import Refused


@dataclass(frozen=True)
class Asked:
    title: str
    button: str
    back_label: str
    back_url: str
    explains: str = ""


def ask_and_act(
    request: HttpRequest, form: forms.Form, asked: Asked, act: Callable[[dict[str, Any]], str], done: str
) -> HttpResponse:
    """`act` gets the cleaned answers, calls its one action and says where to go."""
    if request.method == "POST" and form.is_valid():
        try:
            target = act(form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            messages.success(request, done)
            return redirect(target)
    status = 422 if request.method == "POST" else 200
    return render(request, "network/ask.html", {"form": form, "asked": asked}, status=status)


def act_and_return(request: HttpRequest, act: Callable[[], Any], target: str, done: str) -> HttpResponse:
    """For buttons without questions: a refusal is said on the page one comes back to."""
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, done)
    return redirect(target)
