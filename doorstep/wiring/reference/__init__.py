"""The reference pages of the docs, made from the code and from the tables in `wiring/data`."""

from . import from_code, law, libraries, personal_data, rights


def pages() -> dict[str, str]:
    return {
        "facts.md": from_code.facts(), "actions.md": from_code.actions(), "pages.md": from_code.pages(),
        "states.md": from_code.states(), "settings.md": from_code.settings_page(), "reactions.md": from_code.reactions(),
        "rights.md": rights.as_page(), "personal_data.md": personal_data.as_page(), "libraries.md": libraries.as_page(),
        "law.md": law.as_page(),
    }  # fmt: skip
