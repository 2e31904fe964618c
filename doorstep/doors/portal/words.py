"""Words as people type them: any character of any script stays, invisible controls go."""

import unicodedata

from django import forms

_KEPT_CONTROLS = {"\n", "\t"}
_TURNS_TEXT = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def plain(text: str) -> str:
    """Line ends as one sign; NUL, controls, lone surrogates and marks that turn the writing direction removed. Joiners
    and variation signs stay, as emoji and rare characters are made of them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in _KEPT_CONTROLS or not _unwanted(sign))


def _unwanted(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in _TURNS_TEXT


class WordsField(forms.CharField):
    """`max_length` is told in a sentence with both numbers and never cut by the browser: nothing typed is lost."""

    def __init__(self, *, most: int, too_long: str, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.most, self.too_long = most, too_long

    def to_python(self, value: object) -> str:
        return super().to_python(plain(str(value)) if value else value) or ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            numbers = {"has": f"{len(value):,}", "most": f"{self.most:,}", "over": f"{len(value) - self.most:,}"}
            raise forms.ValidationError(self.too_long.format(**numbers), code="max_length")
