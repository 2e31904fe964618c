"""A page as a person reads it."""

import html
import re

from django.http import HttpResponse


def words(response: HttpResponse) -> str:
    """Its words without tags; spaces and line breaks between tags do not count."""
    text = re.sub(r"<(script|style|head).*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", text)))
