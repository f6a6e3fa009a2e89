"""An article's sentences as one text, and the way back from it to the original."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract.text.view import Sentence
from pipeline.model import Span


@dataclass(frozen=True)
class Layout:
    """Sentences joined by a space, paragraphs by a line end; starts: where each sentence begins in the text."""

    text: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Layout":
        """The layout of a view's sentences."""
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for before, sentence in zip([None, *sentences], sentences, strict=False):
            gap = "" if before is None else " " if before.paragraph == sentence.paragraph else "\n"
            starts.append(length + len(gap))
            parts += (gap, sentence.text)
            length += len(gap) + len(sentence.text)
        return cls("".join(parts), tuple(sentences), tuple(starts))

    @cached_property
    def texts(self) -> list[str]:
        """The text of each sentence."""
        return [sentence.text for sentence in self.sentences]

    def sentence(self, offset: int) -> Sentence:
        """The sentence that a character of the text stands in."""
        return self.sentences[self._number(offset)]

    def span(self, start: int, end: int) -> Span:
        """The original's span for characters start to end (exclusive) of the text, cut at its sentence's end."""
        number = self._number(start)
        sentence, offset = self.sentences[number], self.starts[number]
        return sentence.span(start - offset, min(end - offset, len(sentence.text)))

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)
