import pytest

from doorstep.knowledge.language.names import called


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("王静澜", "王老师"),
        ("欧阳明", "欧阳老师"),
        ("老周", "周老师"),
        ("陈老师", "陈老师"),
        ("仉一", "仉老师"),
        ("chen老师", "chen老师"),
    ],
)
def test_before_everybody_only_the_surname_is_told(name: str, says: str) -> None:
    assert called(name) == says
