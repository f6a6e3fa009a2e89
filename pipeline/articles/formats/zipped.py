"""Zip: every file in it."""

from collections.abc import Callable, Iterator

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start
from pipeline.articles.make import Unreadable
from pipeline.articles.packed import members, of_macos


def is_zip(head: bytes) -> bool:
    """Whether it begins as a zip does, an empty one too."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def files(given: Input, wanted: Callable[[str], bool]) -> Iterator[Found]:
    """The inputs of a zip whose names are wanted, and those that cannot be opened."""
    for member in members(given.stream):
        if member.name and (of_macos(member.name) or not wanted(member.name)):
            continue
        if member.unpacked is not None:
            yield from given.inside(member.unpacked, member.name)
        else:
            yield Unreadable(given.within(given.stream, member.name).source, member.problem, b"")


def _told(start: Start) -> bool:
    return is_zip(start.head)


FORMAT = Format("zip", (".zip",), "every file in it", _told, lambda given: files(given, lambda name: True), packed=True)
