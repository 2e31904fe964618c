"""Labour or not, for letters of an import: by the router the district adopted, else by the lexicon."""

from collections.abc import Sequence
from dataclasses import replace

from doorstep.foundation.network.models import Organisation
from doorstep.knowledge.language.labour_letter import Judgement, judge, topics_of

from .models import LetterRouter

OTHERWISE = "按本区练的办法看，不像劳动方面的"


def judged_letters(district: Organisation, texts: Sequence[str]) -> list[Judgement]:
    """One look at the router for all of them."""
    judged = [judge(text) for text in texts]
    adopted = LetterRouter.objects.filter(district=district, state=LetterRouter.State.ADOPTED).first()
    if adopted is None or not texts:
        return judged
    from doorstep.knowledge.language.router import Router  # slow import: only districts with a router need NumPy

    router = Router.from_record(adopted.record)
    return [_decided(one, text, router.is_labour(text)) for one, text in zip(judged, texts, strict=True)]


def _decided(judgement: Judgement, text: str, labour: bool) -> Judgement:
    if labour == judgement.labour:
        return judgement
    if labour:
        return replace(judgement, labour=True, topics=topics_of(text))
    return replace(judgement, labour=False, topics=(), reason_zh=OTHERWISE)
