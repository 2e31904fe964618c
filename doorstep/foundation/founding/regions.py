"""Regions whose local law this house carries; any other works with the national floor."""

from doorstep.knowledge.labourlaw.data_files import HERE, read_yaml

NATIONAL_ONLY = ""
OTHER = "别的地区（先按全国规定）"


def region_choices() -> list[tuple[str, str]]:
    names = read_yaml(HERE / "regions" / "index.yaml").get("names", {})
    folders = sorted(
        folder.name for folder in (HERE / "regions").iterdir() if folder.is_dir() and folder.name.isidentifier()
    )
    return [*((code, names.get(code, code)) for code in folders if not code.startswith("_")), (NATIONAL_ONLY, OTHER)]
