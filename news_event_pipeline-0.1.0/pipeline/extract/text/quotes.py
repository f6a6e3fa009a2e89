"""Where a text quotes somebody: stretches between quotation marks, paragraph by paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile("[\"“”„«»]|``|''")
_OPENING = frozenset(("“", "„", "«", "``"))
_CLOSING = frozenset(("”", "»", "''"))
_BEFORE_OPENING = frozenset(" \t\u00a0([{-–—:/‘'")
# Single marks: before a capital one opens, after a stop one closes; any other is an apostrophe.
_SINGLE = re.compile("(?:(?<=[\\s(\\[—–])|^)['‘](?=[A-Z])|(?<=[,.!?…])['’](?=[\\s)\\]—–]|$)", re.MULTILINE)
_NOT_AFTER_OPENING = frozenset(" \t\u00a0,.;)?!")


@dataclass(frozen=True)
class Quote:
    """A quoted stretch, its marks included; carried_on where it goes on from the paragraph before, left open there."""

    start: int
    end: int
    carried_on: bool = False

    def holds(self, offset: int) -> bool:
        """Whether the character at the offset stands inside."""
        return self.start <= offset < self.end


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All quotes in text order, none inside another; one that is left open ends with its paragraph."""
    found: list[Quote] = []
    left_open = False
    for start, end in _paragraphs(text):
        stretches = list(_stretches(text, start, end))
        for number, (opening, closing) in enumerate(stretches):
            carried_on = left_open and number == 0 and not text[start:opening].strip()
            found.append(Quote(opening, end if closing is None else closing, carried_on))
        if stretches or text[start:end].strip():
            left_open = bool(stretches) and stretches[-1][1] is None
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, each with the lines that only carry it on: they start in lower case."""
    start = 0
    for end in (*(match.start() for match in re.finditer("\n", text)), len(text)):
        if not text[end + 1 : end + 2].islower():
            yield start, end
            start = end + 1


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Offsets of each quote in a paragraph; the end is None where it is left open."""
    opening: int | None = None
    if _MARK.search(text, start, end) is None:
        yield from _single_stretches(text, start, end)
    for match in _MARK.finditer(text, start, end):
        if opening is None:
            opening = match.start() if _opens(text, match, start, end) else None
        elif match.group() not in _OPENING:
            yield opening, match.end()
            opening = None
    if opening is not None:
        yield opening, None


def _single_stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Offsets of quotes between single marks, in a paragraph that has no double ones; none is left open."""
    opening: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        opens = text[match.end() : match.end() + 1].isupper()
        if opens and opening is None:
            opening = match.start()
        elif not opens and opening is not None:
            yield opening, match.end()
            opening = None


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match.group() in _OPENING or match.group() in _CLOSING:
        return match.group() in _OPENING
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    return before in _BEFORE_OPENING and after not in _NOT_AFTER_OPENING
