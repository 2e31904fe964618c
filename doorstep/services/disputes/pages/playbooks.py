"""The district's checklists: what each says, and a form to write it anew."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.playbooks import set_playbook
from ..queries.access import own_district
from ..queries.playbooks import items_of, names, overview, playbook_named


class PlaybookForm(forms.Form):
    items = forms.CharField(
        label="一行一项", widget=forms.Textarea(attrs={"rows": 12}), error_messages={"required": "请至少留一项"}
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


@staff_page("district_officer")
def playbook_list(request: HttpRequest) -> HttpResponse:
    district = own_district(request.actor)  # type: ignore[attr-defined]
    return render(request, "disputes/playbook_list.html", {"groups": overview(district)})


@staff_page("district_officer")
def playbook(request: HttpRequest, name: str) -> HttpResponse:
    actor, sent = request.actor, request.method == "POST"  # type: ignore[attr-defined]
    district = own_district(actor)
    name = playbook_named(name)
    items, version = items_of(district, name)
    form = PlaybookForm(request.POST if sent else None, initial={"items": "\n".join(items), "version": version})
    if sent and form.is_valid():
        said = form.cleaned_data
        try:
            set_playbook(
                district=district, name=name, items=said["items"].splitlines(), version=said["version"], actor=actor,
                at=timezone.now(),
            )  # fmt: skip
            messages.success(request, "新的清单已经在用，在办的事也照它办。")
            return redirect("playbook-list")
        except Refused as refused:
            form.add_error(refused.field or None, refused.sentence)
    context = {"form": form, "title": names()[name], "version": version}
    return render(request, "disputes/playbook.html", context, status=422 if sent else 200)
