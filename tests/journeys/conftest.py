"""The house as its users meet it: Chromium in front of it, somebody at a phone, somebody at a desk."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from .opening import opened_chromium, opened_house
from .walking import DESK, PHONE, Keys, Walker, walker_at


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running house with the demo district in it."""
    with opened_house(tmp_path_factory.mktemp("house")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with opened_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def keys() -> Keys:
    return Keys()


@pytest.fixture
def somebody(chromium: Browser, house: str, keys: Keys) -> Iterator[Callable[..., Walker]]:
    """`somebody(PHONE)`: a further person at a screen of that size, in a browser of their own."""
    walkers: list[Walker] = []

    def come(size: dict[str, int], **more: object) -> Walker:
        walkers.append(walker_at(chromium, house, keys, size, **more))
        return walkers[-1]

    yield come
    for one in walkers:
        one.page.context.close()


@pytest.fixture(params=[PHONE, DESK], ids=["390", "1440"])
def walker(request: pytest.FixtureRequest, somebody: Callable[..., Walker]) -> Walker:
    return somebody(request.param)


@pytest.fixture
def second_walker(walker: Walker, somebody: Callable[..., Walker]) -> Walker:
    """Somebody else at another screen of the same size."""
    return somebody(walker.page.viewport_size)


@pytest.fixture
def at_desk(somebody: Callable[..., Walker]) -> Walker:
    return somebody(DESK)


@pytest.fixture
def on_phone(somebody: Callable[..., Walker]) -> Walker:
    return somebody(PHONE)
