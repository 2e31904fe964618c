import pytest

from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.network.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nonsense", ["-1", "²", "abc", "1e9", "9" * 20, "9" * 5000])
@pytest.mark.parametrize("side", ["after", "before"])
def test_a_page_asked_for_by_nonsense_is_the_first_page(nonsense: str, side: str) -> None:
    assert newest_first(Organisation.objects.all(), **{side: nonsense}) == newest_first(Organisation.objects.all())
