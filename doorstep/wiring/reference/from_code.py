"""What the code itself says: facts, actions, pages and who may open them, states, settings, reactions."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from doorstep.foundation.journal.facts import all_facts
from doorstep.foundation.journal.reactions import name_of
from doorstep.foundation.journal.reactions import table as reaction_table

from .sheet import page


def facts() -> str:
    known = [
        (code, cls)
        for code, cls in all_facts().items()
        if cls.__module__.startswith("doorstep") and ".tests." not in cls.__module__
    ]
    return page("Facts", ["code", "class", "sentence"], [[f"`{code}`", cls.__name__, cls.text] for code, cls in known])


def modules_of(part: str) -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if not config.name.startswith("doorstep."):
            continue
        folder = Path(config.path) / part
        if folder.is_dir():
            for found in pkgutil.iter_modules([str(folder)]):
                yield importlib.import_module(f"{config.name}.{part}.{found.name}")
        elif folder.with_suffix(".py").exists():
            yield importlib.import_module(f"{config.name}.{part}")


def actions() -> str:
    rows = []
    for module in modules_of("actions"):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            public = function.__module__ == module.__name__ and not name.startswith("_")
            if public and getattr(function, "is_action", False):
                said = (inspect.getdoc(function) or "").split("\n\n")[0]
                rows.append([f"`{module.__name__.removeprefix('doorstep.')}.{name}`", said])
    return page("Actions", ["action", "what it does"], sorted(rows))


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


def pages() -> str:
    rows = []
    for route, pattern in routes(get_resolver()):
        roles = getattr(pattern.callback, "roles", None)
        who = "anybody" if roles is None else ", ".join(roles) or "any role"
        if roles is None and route.startswith("desk/"):
            who = "whoever is logged in"
        second = "yes" if getattr(pattern.callback, "second_factor", False) else ""
        rows.append([f"`/{route}`", pattern.name or "", who, second])
    return page("Pages and who may open them", ["address", "name", "roles", "second factor"], sorted(rows))


def states() -> str:
    from doorstep.foundation.leads import states as leads
    from doorstep.services.disputes import states as disputes

    rows = [["lead", step.before, step.verb, step.after] for step in leads.TABLE]
    rows += [["matter", str(row.source) or "–", row.verb, str(row.target)] for row in disputes.ROWS]
    return page("States", ["record", "from", "verb", "to"], rows)


def settings_page() -> str:
    text = (Path(settings.BASE_DIR) / "doorstep/settings.py").read_text()
    names = sorted(set(re.findall(r"[\"'](DOORSTEP_\w+|DATABASE_URL)[\"']", text)))
    told = _told_settings()
    return page(
        "Settings from the environment", ["name", "what it sets"], [[f"`{name}`", told.get(name, "")] for name in names]
    )


def _told_settings() -> dict[str, str]:
    lines = (Path(settings.BASE_DIR) / "docs/deploy.md").read_text().splitlines()
    return {found[1]: found[2] for line in lines if (found := re.match(r"\| `(\w+)` \| (.+?) \|$", line))}


def reactions() -> str:
    rows = [[f"`{fact.code}`", when, f"`{name_of(function)}`"] for fact, when, function in reaction_table()]
    return page("Reactions", ["fact", "when", "what happens"], rows)
