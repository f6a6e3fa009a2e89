"""Who says so: from an event's trigger to the chain of its sources, innermost first."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.extract import spans
from pipeline.extract.attribution.chain import above, links_of, speaks
from pipeline.extract.attribution.links import Link
from pipeline.extract.attribution.quotes import Quote, find_quotes
from pipeline.extract.attribution.sources import is_anonymous, source_ranges
from pipeline.extract.attribution.speakers import Quotes
from pipeline.model import Attribution, Span

__all__ = ["Quote", "Sources", "find_quotes"]


class Sources:
    """The sources of a document's events; quotes are found in its own text unless they are given."""

    def __init__(self, doc: Doc, quotes: Sequence[Quote] | None = None) -> None:
        self._doc = doc
        self._quotes = Quotes(doc, find_quotes(doc.text) if quotes is None else quotes)

    def of(self, trigger: Token) -> tuple[Attribution, ...]:
        """The chain for the event that the trigger names; offsets into the document's text."""
        links = self.links(trigger)
        direct = self._direct(trigger, links)
        return tuple(self._attribution(link, number == direct) for number, link in enumerate(links))

    def links(self, trigger: Token) -> tuple[Link, ...]:
        """The same chain as words of the document: source and cue of each link."""
        links = links_of(trigger)
        number = self._quotes.around(trigger)
        if number is None or not self._whole(trigger, number) or self._outside(number, links):
            return links
        speaker = self._quotes.speaker(number)
        return links if speaker is None else (*links, speaker, *above(speaker.cue[0]))

    def _whole(self, trigger: Token, number: int) -> bool:
        """Whether what is quoted is a sentence and not a few words of the article's own."""
        root = trigger.sent.root
        return self._quotes.around(root) == number or speaks(root) or self._quotes.announced(number)

    def _outside(self, number: int, links: tuple[Link, ...]) -> bool:
        return any(self._quotes.around(link.cue[0]) != number for link in links)

    def _direct(self, trigger: Token, links: tuple[Link, ...]) -> int | None:
        """The link whose words are quoted: the innermost with its cue outside the quote around the trigger."""
        number = self._quotes.around(trigger)
        if number is None:
            return None
        outside = (index for index, link in enumerate(links) if self._quotes.around(link.cue[0]) != number)
        return next(outside, None)

    def _attribution(self, link: Link, direct: bool) -> Attribution:
        source = None if link.source is None else self._span(source_ranges(link.source))
        anonymous = link.source is None or is_anonymous(link.source)
        return Attribution(source=source, cue=self._span(spans.words(*link.cue)), direct=direct, anonymous=anonymous)

    def _span(self, ranges: spans.Ranges) -> Span:
        start, end = ranges[0]
        return Span(start=start, end=end, text=self._doc.text[start:end])
