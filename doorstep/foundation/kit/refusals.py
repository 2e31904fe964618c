"""How an action says no."""


class Refused(Exception):
    """Nothing was changed. `sentence` tells the person what to do; `field` names the form field it belongs to."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.field = sentence, field
