"""One word for one thing: models, addresses and actions use the nouns of the glossary."""

import csv
import inspect
import re
from pathlib import Path

from django.apps import apps
from django.urls import get_resolver

from doorstep.wiring.reference.from_code import modules_of, routes

ROOT = Path(__file__).resolve().parents[2]
# Verbs, and the small words between them; whatever is neither here nor in the glossary is a new word.
NO_NOUNS = set(
    re.findall(
        r"\w+",
        """
        about accept acting add added adopt advise again agree all apart aside ask assign at back call change
        check close correct d data decline disable download enable end failed for grant guessed guide here in inactive into
        invite leave look logout many mark me new now pull read reauthenticate refer reject remind remove removed
        rename reopen reply repoint reroute restore retry revoke run save say search send separate set shield start
        switch take tell test unshield upload watch who withdraw
        """,
    )
)


def rows() -> list[dict[str, str]]:
    with (ROOT / "docs/glossary.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def nouns() -> set[str]:
    """Identifiers, and the words they begin and end with: `hotline_import` knows hotline and import."""
    known = {row["identifier"] for row in rows()}
    return known | {part for word in known for part in (word.split("_")[0], word.split("_")[-1])} | NO_NOUNS


def is_known(word: str, known: set[str]) -> bool:
    """As it stands, in the singular, or word by word."""
    word = word.replace("-", "_")
    parts = word.split("_")
    return _one(word, known) or (len(parts) > 1 and all(_one(part, known) for part in parts))


def _one(word: str, known: set[str]) -> bool:
    return bool({word, word.removesuffix("s"), re.sub("ies$", "y", word)} & known)


def test_each_row_is_whole_and_each_identifier_stands_once_for_one_sense() -> None:
    for row in rows():
        assert row["zh"], row
        assert row["meaning"], row
        assert re.fullmatch(r"[a-z0-9_]+", row["identifier"]), row
    pairs = [(row["zh"], row["identifier"]) for row in rows()]
    assert len(pairs) == len(set(pairs))


def test_each_model_is_a_word_of_the_glossary() -> None:
    words = {row["identifier"]: row["zh"] for row in rows()}
    wrong = []
    for model in apps.get_models():
        if model.__module__.startswith("doorstep."):
            noun = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
            zh = str(model._meta.verbose_name)
            if words.get(noun) != zh:
                wrong.append(f"{zh},{noun}: the glossary says {words.get(noun)}")
    assert wrong == []


def test_nouns_of_addresses_are_in_the_glossary() -> None:
    known, wrong = nouns(), []
    for route, pattern in routes(get_resolver()):
        if route.startswith("account/2fa/"):
            continue  # words of the library that brings these pages
        words = [word for word in route.split("/") if word and "<" not in word]
        if pattern.name and "_" not in pattern.name:  # names with an underline are the library's too
            words.append(pattern.name.split("-")[0])
        wrong += [f"{word} in /{route} ({pattern.name})" for word in words if not is_known(word, known)]
    assert wrong == [], "add the noun to docs/glossary.csv"


def test_nouns_of_actions_are_in_the_glossary() -> None:
    known, wrong = nouns(), []
    for module in modules_of("actions"):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            ours = function.__module__ == module.__name__ and getattr(function, "is_action", False)
            if ours and not name.startswith("_") and not is_known(name.split("_")[-1], known):
                wrong.append(f"{module.__name__}.{name}")
    assert wrong == [], "add the noun to docs/glossary.csv"
