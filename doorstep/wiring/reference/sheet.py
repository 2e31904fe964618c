"""How a reference page looks."""

NOTE = "<!-- Made by `manage.py write_reference`; a test compares it with the code. -->\n\n"


def sheet(title: str, *parts: str) -> str:
    return "\n".join([f"# {title}\n", NOTE, *parts]) + "\n"


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def page(title: str, head: list[str], rows: list[list[str]]) -> str:
    return sheet(title, table(head, rows))
