"""The two ways a core refuses to answer: the input cannot be used, or the figure is not known here."""


class BadInput(ValueError):
    """An input that cannot be used. `field` names it; `what_would_be_valid_zh` says what would do. Where two inputs
    contradict each other, `against` names the others: each of them may be the wrong one."""

    def __init__(self, field: str, what_would_be_valid_zh: str, against: tuple[str, ...] = ()):
        self.field = field
        self.what_would_be_valid_zh = what_would_be_valid_zh
        self.against = against
        super().__init__(f"{field}：{what_would_be_valid_zh}")


class NotKnownHere(LookupError):
    """The region has no such figure on that day; another region's figure is never lent."""

    def __init__(self, field: str, what_to_do_zh: str = "本地区还没有录入这个数字，请先由人核实后补上。"):
        self.field = field
        self.what_to_do_zh = what_to_do_zh
        super().__init__(f"{field}：{what_to_do_zh}")
