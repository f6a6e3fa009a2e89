"""The text as it is read: without masks and what nobody sees, in sentences, with the way back to original offsets."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.characters import FIXED_SPACES, INVISIBLE
from pipeline.language.sentences import sentences
from pipeline.model import CleanArticle, Mask, Span, TextField

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_GROUPED = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{FIXED_SPACES}]\d{{3}})+(?!\d)")
_FIXED_SPACE = re.compile(f"[{FIXED_SPACES}]")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is parsed; offsets[i] is where its i-th character stands in the article's field."""

    index: int
    paragraph: int
    field: TextField
    text: str
    offsets: tuple[int, ...] = dataclasses.field(repr=False)
    original: str = dataclasses.field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The span of the original that characters start to end (exclusive) of this sentence stand for."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Span(start=first, end=last, text=self.original[first:last])

    @property
    def whole(self) -> Span:
        """The sentence's own span."""
        return self.span(0, len(self.text))


def read(clean: CleanArticle) -> tuple[Sentence, ...]:
    """The sentences of text, then of a title that the text does not repeat."""
    text = clean.article.text
    found = [*_sentences(text, clean.masks, "text", 0, 0)]
    title = clean.article.metadata.title
    if title and not _repeated(title, text):
        last = found[-1].paragraph + 1 if found else 0
        found.extend(_sentences(title, (), "title", len(found), last))
    return tuple(found)


def _repeated(title: str, text: str) -> bool:
    return _SPACES.sub(" ", title).strip().casefold() in _SPACES.sub(" ", text).casefold()


def _sentences(
    original: str, masks: Iterable[Mask], where: TextField, index: int, paragraph: int
) -> Iterator[Sentence]:
    text, offsets = _without(_INVISIBLE, *_cut(original, masks))
    text = _GROUPED.sub(lambda number: _FIXED_SPACE.sub(",", number[0]), text)
    for number, (start, end, line) in enumerate(sentences(text)):
        words, places = _single_spaced(text[start:end], offsets[start:end])
        yield Sentence(index + number, paragraph + line, where, words, tuple(places), original)


def _without(pattern: re.Pattern[str], text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """The text without what fits the pattern."""
    words, places, last = [], [], 0
    for found in pattern.finditer(text):
        words.append(text[last : found.start()])
        places.extend(offsets[last : found.start()])
        last = found.end()
    words.append(text[last:])
    places.extend(offsets[last:])
    return "".join(words), places


def _single_spaced(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Runs of white space as one space, so that tokens are words."""
    words, places, last = [], [], 0
    for gap in _SPACES.finditer(text):
        words.append(text[last : gap.start()] + " ")
        places.extend(offsets[last : gap.start() + 1])
        last = gap.end()
    words.append(text[last:])
    places.extend(offsets[last:])
    return "".join(words), places


def _cut(text: str, masks: Iterable[Mask]) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    for mask in sorted(masks, key=lambda each: (each.start, each.end)):
        if mask.end <= position:
            continue
        start = max(mask.start, position)
        _keep(parts, offsets, text, position, start)
        if _parts_lines(text, start, mask.end):
            parts.append("\n")
            offsets.append(start)
        position = mask.end
    _keep(parts, offsets, text, position, len(text))
    return "".join(parts), offsets


def _keep(parts: list[str], offsets: list[int], text: str, start: int, end: int) -> None:
    parts.append(text[start:end])
    offsets.extend(range(start, end))


def _parts_lines(text: str, start: int, end: int) -> bool:
    """Whether a mask stood between lines: without its line end, two paragraphs would become one."""
    following = text[end:].lstrip(" ")[:1] if end < len(text) else ""
    return "\n" in text[start:end] and not following.islower()
