"""The files of the default storage, whichever it is; they lie there sealed and are carried as they are."""

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def stored_names(folder: str = "") -> Iterator[str]:
    """Every file, folder by folder, in order of names."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}".lstrip("/")
    for name in sorted(folders):
        yield from stored_names(f"{folder}/{name}".lstrip("/"))


def pieces(name: str, size: int) -> Iterator[bytes]:
    with default_storage.open(name) as file:
        while piece := file.read(size):
            yield piece


def put_file(name: str, content: bytes) -> None:
    """Under its own name and no other."""
    saved = default_storage.save(name, ContentFile(content))
    if saved != name:
        default_storage.delete(saved)
        raise FileExistsError(name)


def remove(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
