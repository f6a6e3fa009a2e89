"""The lines of a text with their offsets: what the finders of facts and boilerplate look at."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.characters import INVISIBLE
from pipeline.model import Fact, Mask

_LINE = re.compile(rf"[^\s{INVISIBLE}][^\n\r\v\f\x85\u2028\u2029]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the space around it; text is the article's text from start to end."""

    start: int
    end: int
    text: str

    @cached_property
    def key(self) -> str:
        """The line in lower case with single spaces, to compare lines by."""
        return " ".join(self.text.lower().split())

    @cached_property
    def words(self) -> int:
        """How many words stand between spaces."""
        return len(self.text.split())

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-5:]) is not None

    @property
    def prose(self) -> bool:
        """Whether it is long enough and ends like a sentence of the article's body."""
        return (self.closed and self.words >= 8) or self.words >= 40

    def mask(self, reason: str) -> Mask:
        """The whole line as a mask."""
        return Mask(start=self.start, end=self.end, reason=reason)

    def fact(self, value: str, how: str, match: re.Match[str] | None = None) -> Fact:
        """A fact that the line tells, or that a match within the line tells."""
        start, end = match.span() if match else (0, len(self.text))
        return Fact(
            value=value,
            evidence=self.text[start:end],
            how=how,
            start=self.start + start,
            end=self.start + end,
        )


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    found = ((match.start(), match.group().rstrip().rstrip(INVISIBLE).rstrip()) for match in _LINE.finditer(text))
    return tuple(Line(start, start + len(line), line) for start, line in found)
