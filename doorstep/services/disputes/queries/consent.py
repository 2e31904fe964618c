"""What somebody at the desk is shown before their words are kept."""

from datetime import date

from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.queries.terms import current_terms, worded

TERMS = {True: "mediation", False: "tell_us"}  # asks for mediation → the text agreed to


def terms_to_show(office: Organisation, day: date) -> list[tuple[str, list[str]]]:
    """Both texts, as it is not yet known which of the two is asked for."""
    every = (("请我们调解", current_terms(TERMS[True], day)), ("只要咨询", current_terms(TERMS[False], day)))
    return [(label, worded(text, office)) for label, text in every if text]
