"""Who speaks in a quote: the cue at its edge, or the speaker of the quote that it goes on from."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.links import Link, source_of
from pipeline.extract.attribution.quotes import Quote
from pipeline.extract.grammar.tree import is_passive, lemma

_SPEAKS_ON = frozenset(",?!-–—…")
_LONGEST_CUE = 25  # tokens from a quote's edge to the verb of its cue


@dataclass(frozen=True)
class Quotes:
    """The quotes of a document, offsets into its text."""

    doc: Doc
    quotes: Sequence[Quote]

    def around(self, token: Token) -> int | None:
        """The number of the quote that the token stands in."""
        return next((number for number, quote in enumerate(self.quotes) if quote.holds(token.idx)), None)

    def announced(self, number: int) -> bool:
        """Whether a colon stands before a quote, or a comma before one that begins in upper case: it is a sentence."""
        quote = self.quotes[number]
        before = self.doc.text[: quote.start].rstrip()[-1:]
        return before == ":" or (before == "," and self.doc.text[quote.start + 1 : quote.start + 2].isupper())

    def speaker(self, number: int) -> Link | None:
        """The cue for the quote: after it, before it, or that of the quote that it follows on."""
        for index in range(number, -1, -1):
            link = self._after(index) or self._before(index)
            if link is not None or index == 0 or not self._follows_on(index):
                return link
        return None

    def _follows_on(self, number: int) -> bool:
        """Whether a quote is more of the one before: left open, in the same paragraph, or a paragraph of its own."""
        quote, before = self.quotes[number], self.quotes[number - 1]
        between = self.doc.text[before.end : quote.start]
        if quote.carried_on or "\n" not in between:
            return True
        return not self._line_before(quote) and not self._line_after(quote) and self._ends_paragraph(between)

    def _ends_paragraph(self, between: str) -> bool:
        """Whether the last quote's paragraph is the one right before, and says no more than who spoke."""
        paragraphs = [each for each in between.split("\n") if each.strip()]
        return len(paragraphs) <= 1 and len(between.split()) < _LONGEST_CUE

    def _line_before(self, quote: Quote) -> str:
        return self.doc.text[: quote.start].rpartition("\n")[2].strip()

    def _line_after(self, quote: Quote) -> str:
        return self.doc.text[quote.end :].partition("\n")[0].strip()

    def _after(self, number: int) -> Link | None:
        quote = self.quotes[number]
        inside = self.doc.text[quote.start : quote.end].rstrip("\"”»'’ ")
        first = self._first_from(quote.end)
        if first is None or not (inside[-1:] in _SPEAKS_ON or first.lower_ == first.text or first.text in _SPEAKS_ON):
            return self._signed(first)
        window = self.doc[first.i : first.i + _LONGEST_CUE]
        for token in window:
            if "\n" in token.text or (token.is_sent_start and token.i > first.i + 1) or self.around(token) is not None:
                break
            if (link := _saying(token)) is not None:
                return link
        return self._signed(first)

    def _signed(self, first: Token | None) -> Link | None:
        """A name set below or after a quote behind a dash: "... — Donald J. Trump"."""
        if first is None or first.text not in ("—", "–", "-", "--", "―") or first.i + 1 >= len(self.doc):
            return None
        name = self.doc[first.i + 1]
        while name.dep_ in ("flat", "compound") and name.head.i > first.i and name.head.i != name.i:
            name = name.head
        return Link(name, (first,), "say") if name.pos_ == "PROPN" else None

    def _before(self, number: int) -> Link | None:
        quote = self.quotes[number]
        first = self._first_from(quote.start)
        if first is None or first.i == 0 or not self._line_before(quote):
            return None
        start = max(first.i - _LONGEST_CUE, self.doc[first.i - 1].sent.start)
        for token in reversed(self.doc[start : first.i]):
            if "\n" in token.text or self.around(token) is not None:
                break
            if (link := _saying(token) or _voicing(token, first)) is not None:
                return link
        return self._headed(first)

    def _headed(self, first: Token) -> Link | None:
        """A name and a colon before a quote: "Peskov: ..."."""
        colon = self.doc[first.i - 1]
        if colon.text != ":" or colon.i == 0:
            return None
        name = self.doc[colon.i - 1]
        return Link(name, (colon,), "say") if name.pos_ == "PROPN" else None

    def _first_from(self, offset: int) -> Token | None:
        """The first word or mark at or after the offset, line ends included."""
        index = bisect_left(self.doc, offset, key=lambda token: int(token.idx))
        while index < len(self.doc) and self.doc[index].is_space and "\n" not in self.doc[index].text:
            index += 1
        return self.doc[index] if index < len(self.doc) else None


def _voicing(token: Token, first: Token) -> Link | None:
    """ "Peskov scoffed at it. "A lie."": the main verb of the sentence before, if it is a way to speak."""
    if token.sent.root.i != token.i or token.sent.end > first.i or lemma(token) not in cues.VOICING:
        return None
    source = source_of(token)
    return Link(source, (token,), "say") if source is not None and not is_passive(token) else None


def _saying(token: Token) -> Link | None:
    verb = cues.saying_verb(token.lower_, lemma(token))
    if verb not in cues.SAYING or token.pos_ not in ("VERB", "AUX"):
        return None
    source = source_of(token)
    return Link(source, (token,), verb) if source is not None else None
