"""Districts of this installation."""

from doorstep.foundation.network.models import Organisation


def open_districts() -> list[Organisation]:
    """Districts that take work, in the order they were founded."""
    return list(Organisation.objects.filter(kind=Organisation.Kind.DISTRICT, closed_on=None).order_by("path"))


def district_by_code(code: str) -> Organisation | None:
    return Organisation.objects.filter(kind=Organisation.Kind.DISTRICT, code=code).first()


def default_district() -> Organisation | None:
    """The district, where there is only one; with several, somebody has to say which."""
    districts = open_districts()
    return districts[0] if len(districts) == 1 else None


def district_of(organisation: Organisation) -> Organisation | None:
    """The district an organisation belongs to; a city belongs to none."""
    if organisation.kind == Organisation.Kind.DISTRICT:
        return organisation
    if organisation.depth < 2:
        return None
    return Organisation.objects.filter(path=organisation.district_path).first()
