"""Text in, events out: sentences picked, parsed, matched against every event type, and turned into records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice

from spacy.language import Language
from spacy.tokens import Span

from pipeline.extract.attribution import Sources
from pipeline.extract.context import context_of
from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.eventtype import EventType
from pipeline.extract.headlines import plain_case
from pipeline.extract.matching import Finding, Matcher
from pipeline.extract.passages import Layout, Passage, passage, runs
from pipeline.extract.spans import words
from pipeline.extract.values import Context, normalize
from pipeline.extract.view import read
from pipeline.language.select import Selector
from pipeline.model import Argument, Attribution, CleanArticle, Event, Name

_BATCH = 64  # sentences parsed at a time


@dataclass(frozen=True)
class Explained:
    """An event with the sentence's tree that its rule matched."""

    event: Event
    sentence: Span


class Extractor:
    """Finds the events of articles; holds the language model and the compiled rules, nothing between calls."""

    def __init__(self, nlp: Language, types: Mapping[str, EventType] = EVENT_TYPES, *, parse_all: bool = False) -> None:
        self._nlp = nlp
        self._matchers = [Matcher(types[name]) for name in sorted(types)]
        leads = [each for matcher in self._matchers for each in matcher.leads()]
        self._selector = Selector(leads, everything=parse_all)
        self._known = frozenset().union(*(lead.forms | company for lead, company in leads))

    def extract(self, batch: Sequence[CleanArticle]) -> list[tuple[Event, ...]]:
        """The events of each article, in the order of the batch; within an article by place in the text."""
        return [tuple(each.event for each in found) for found in self.explain(batch)]

    def explain(self, batch: Sequence[CleanArticle]) -> list[tuple[Explained, ...]]:
        """As extract, with the tree behind each event; the rule's name is in the event."""
        passages = self._passages([Layout.of(read(clean)) for clean in batch])
        return [tuple(self._article(clean, found)) for clean, found in zip(batch, passages, strict=True)]

    def _passages(self, layouts: Sequence[Layout]) -> list[list[Passage]]:
        """The stretches worth parsing of each article; all sentences go through the model in one stream."""
        chosen = [self._selector.select([each.text for each in one.sentences], one.bonds()) for one in layouts]
        picked = [one.sentences[index].text for one, indices in zip(layouts, chosen, strict=True) for index in indices]
        texts = [plain_case(text, self._known) for text in picked]
        docs = self._nlp.pipe(texts, batch_size=_BATCH)
        return [
            [passage(one, first, last, list(islice(docs, last - first + 1))) for first, last in runs(indices)]
            for one, indices in zip(layouts, chosen, strict=True)
        ]

    def _article(self, clean: CleanArticle, passages: Sequence[Passage]) -> Iterator[Explained]:
        found = [(each, self._findings(each)) for each in passages]
        if not any(findings for _, findings in found):
            return
        context = context_of(clean, [each.doc for each in passages])
        for each, findings in found:
            reader = _Reader(each, clean, Sources(each.doc, each.quotes), context)
            yield from (Explained(reader.event(finding), finding.frame.head.sent) for finding in findings)

    def _findings(self, each: Passage) -> list[Finding]:
        found = [finding for matcher in self._matchers for finding in matcher.find(each.doc)]
        return sorted(found, key=lambda finding: (finding.frame.trigger[0].i, finding.type))


@dataclass(frozen=True)
class _Reader:
    """Turns findings of one passage into events."""

    passage: Passage
    clean: CleanArticle
    sources: Sources
    context: Context

    def event(self, finding: Finding) -> Event:
        """The record of a finding."""
        frame, article = finding.frame, self.clean.article
        sentence = self.passage.sentence(frame.head)
        trigger = self.passage.span(*words(*frame.trigger)[0])
        return Event(
            id=_event_id(article.id, finding.type, sentence.field, trigger.start, trigger.end),
            article_id=article.id,
            source_id=article.source_id,
            type=finding.type,
            subtype=finding.subtype,
            field=sentence.field,
            trigger=trigger,
            sentence=sentence.whole,
            arguments=self._arguments(finding),
            polarity=finding.polarity,
            modality=finding.modality,
            attribution=tuple(self._attribution(link) for link in self.sources.of(frame.trigger[0])),
            rule=f"{finding.type}/{finding.rule.name}",
        )

    def _arguments(self, finding: Finding) -> dict[str, tuple[Argument, ...]]:
        spans = {role: dict.fromkeys(ranges) for role, ranges in finding.ranges()}
        context = replace(self.context, future=finding.modality != "actual")
        return {
            role: tuple(self._argument(role, *each, context) for each in ranges)
            for role, ranges in spans.items()
            if ranges
        }

    def _argument(self, role: str, start: int, end: int, context: Context) -> Argument:
        span = self.passage.span(start, end)
        value = normalize(role, self.passage.doc.text[start:end], context)
        return Argument(start=span.start, end=span.end, text=span.text, normalized=value)

    def _attribution(self, link: Attribution) -> Attribution:
        """The link with offsets into the original, and whom it names."""
        cue = self.passage.span(link.cue.start, link.cue.end)
        if link.source is None:
            return link.model_copy(update={"cue": cue})
        value = normalize("speaker", link.source.text, self.context)
        name = value if isinstance(value, Name) else None
        source = self.passage.span(link.source.start, link.source.end)
        return link.model_copy(update={"cue": cue, "source": source, "name": name})


def _event_id(*parts: object) -> str:
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest()
