"""Profile-and-links boxes that a page's script set into running text and extraction glued to it.

Such a box follows a person's name and holds the full name again, glued to the first of several headlines, and ends
in "MORE", as in "President Smith John Adam SmithHeadline one Headline two MORE said".
Some pages leave a space where the others glue.
"""

import re
from collections.abc import Iterator

from pipeline.model import Mask

_WINDOW = 900
_END = re.compile(r" MORE\b")
_GLUE = re.compile(r"(?<=[a-z.)\]0-9])(?=[A-Z0-9\"'“‘(#$])")
_REPEATED = re.compile(
    r"\b([A-Z][\w.'’-]{1,24}) (?:[A-Z][\w.'’-]{0,24} ){0,2}?([A-Z][\w'’-]{1,30})"
    r" (\1 (?:[A-Z(][\w.()'’-]{0,24} ){0,4}\2) "
)
_FULL_NAME = re.compile(r"(?:[A-Z(“\"'‘][\w.'’()“”\"-]{0,24} ){0,5}[A-Z][\w.'’-]{0,30}(?: (?:Jr|Sr|II|III|IV)\.?)?$")


def profile_boxes(text: str) -> Iterator[Mask]:
    """The boxes of a text, from the end of the person's name to "MORE"."""
    after = 0
    for end in _END.finditer(text):
        start = _start(text, max(after, end.start() - _WINDOW), end.start())
        if start is not None:
            yield Mask(start=start, end=end.end(), reason="profile box")
        after = end.end()


def _start(text: str, first: int, last: int) -> int | None:
    """Where the box begins whose headlines end at last: at a glued full name that repeats a name before it."""
    first = max(first, text.rfind("\n", first, last) + 1)
    for glue in _GLUE.finditer(text, first, last):
        name = _FULL_NAME.search(text, max(first, glue.start() - 120), glue.start())
        if name is not None:
            start = _after_shown_name(text, name.start(), glue.start(), first)
            if start is not None:
                return start
    repeated = _REPEATED.search(text, first, last)
    return repeated.start(3) if repeated else None


def _after_shown_name(text: str, start: int, end: int, first: int) -> int | None:
    """The earliest place in a run of capitalised words where the words before end in the surname of those after."""
    words = [match.span() for match in re.finditer(r"\S+", text[start:end])]
    surname = text[words[-1][0] + start : end] if words else ""
    for offset, _ in words:
        place = start + offset
        before = text[max(first, place - 60) : place].rstrip()
        if before.endswith(surname) and len(surname) > 1:
            return place
    return _glued(text, start, end, surname)


def _glued(text: str, start: int, end: int, surname: str) -> int | None:
    """The place within the run where the shown name's surname is glued to the full name's first word."""
    place = text.find(surname, start, end - len(surname))
    if place < 0 or not text[place + len(surname)].isupper():
        return None
    return place + len(surname)
