"""Stretches of neighbouring sentences in one tree each: what is parsed, and what attribution can look at."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from spacy.tokens import Doc, Token

from pipeline.extract.attribution import Quote, find_quotes
from pipeline.extract.text.view import Sentence
from pipeline.language.stages import await_entities, awaits_entities
from pipeline.model import Span

_ARTICLE_WORDS = "article_words"  # key of a Doc's user_data: word -> count over its whole article
_WORD = re.compile(r"[^\W_]+")
_FAR = 8  # sentences; a quote longer than this is not followed to its speaker


@dataclass(frozen=True)
class Passage:
    """Sentences in a row as one Doc, paragraphs parted by a line end; quotes are offsets into doc.text."""

    doc: Doc
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    quotes: tuple[Quote, ...]

    def sentence(self, token: Token) -> Sentence:
        """The sentence that a token of doc stands in."""
        return self.sentences[bisect_right(self.starts, token.idx) - 1]

    def span(self, start: int, end: int) -> Span:
        """The original's span for characters start to end (exclusive) of doc.text, cut at its sentence's end."""
        number = bisect_right(self.starts, start) - 1
        sentence, offset = self.sentences[number], self.starts[number]
        return sentence.span(start - offset, min(end - offset, len(sentence.text)))


@dataclass(frozen=True)
class Layout:
    """A field's sentences as one text, with where each starts in it and where it quotes."""

    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    quotes: tuple[Quote, ...]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Layout":
        """Sentences joined by a space, paragraphs by a line end, as in a passage's Doc."""
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for before, sentence in zip([None, *sentences], sentences, strict=False):
            gap = _gap(before, sentence)
            starts.append(length + len(gap))
            parts += (gap, sentence.text)
            length += len(gap) + len(sentence.text)
        return cls(tuple(sentences), tuple(starts), find_quotes("".join(parts)))

    @property
    def texts(self) -> list[str]:
        """The text of each sentence."""
        return [sentence.text for sentence in self.sentences]

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word, in lower case, stands in the field; rules may ask what an article is about."""
        return Counter(word for sentence in self.sentences for word in _WORD.findall(sentence.text.lower()))

    def bonds(self) -> list[tuple[int, int]]:
        """First and last number of sentences that hang together: a quote, its neighbours, what it goes on from."""
        found: list[tuple[int, int]] = []
        for quote in self.quotes:
            first, last = self._bond(quote)
            if found and quote.carried_on:
                first = max(found[-1][0], last - _FAR)
            found.append((first, last))
        return found

    def _bond(self, quote: Quote) -> tuple[int, int]:
        first = bisect_right(self.starts, quote.start) - 1
        last = bisect_right(self.starts, max(quote.start, quote.end - 1)) - 1
        before = first - 1 if quote.start == self.starts[first] else first
        return max(0, before, last - _FAR), min(last + 1, len(self.sentences) - 1)

    def quotes_of(self, first: int, last: int) -> tuple[Quote, ...]:
        """The quotes in sentences first to last, offsets from the first one's start."""
        start = self.starts[first]
        end = self.starts[last] + len(self.sentences[last].text)
        inside = [quote for quote in self.quotes if quote.start < end and quote.end > start]
        return tuple(
            Quote(max(0, quote.start - start), min(end, quote.end) - start, quote.carried_on) for quote in inside
        )


def article_words(doc: Doc) -> Mapping[str, int]:
    """How often each word stands in the article that the document is of; empty where that is not known."""
    found: Mapping[str, int] = doc.user_data.get(_ARTICLE_WORDS, {})
    return found


def runs(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken run of ascending indices."""
    for _, run in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        members = [index for _, index in run]
        yield members[0], members[-1]


def passage(layout: Layout, first: int, last: int, docs: Sequence[Doc]) -> Passage:
    """The passage of sentences first to last, given their trees."""
    sentences = layout.sentences[first : last + 1]
    parts: list[Doc] = []
    for before, sentence, doc in zip([None, *sentences], sentences, docs, strict=False):
        if "\n" in _gap(before, sentence):
            parts.append(_line_end(doc))
        parts.append(doc)
    joined = docs[0] if len(parts) == 1 else _joined(parts)
    joined.user_data[_ARTICLE_WORDS] = layout.words
    starts = tuple(layout.starts[number] - layout.starts[first] for number in range(first, last + 1))
    return Passage(joined, sentences, starts, layout.quotes_of(first, last))


def _joined(parts: Sequence[Doc]) -> Doc:
    """The parts as one; its entities are awaited while those of a part are."""
    left_out = ["tensor", "user_data"]
    joined = Doc.from_docs(list(parts), exclude=left_out)  # type: ignore[call-arg]  # missing in spaCy's stub
    if any(map(awaits_entities, parts)):
        await_entities(joined)
    return joined


def _gap(before: Sentence | None, sentence: Sentence) -> str:
    if before is None:
        return ""
    return " " if before.paragraph == sentence.paragraph else " \n"


def _line_end(beside: Doc) -> Doc:
    """A Doc of one line end."""
    return Doc(beside.vocab, words=["\n"], spaces=[False], pos=["SPACE"], heads=[0], deps=["dep"], lemmas=["\n"])
