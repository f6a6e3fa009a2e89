"""Text in, events out: sentences picked, parsed, matched against every event type, and turned into records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extract.attribution import Sources
from pipeline.extract.classes import STATE_WORDS
from pipeline.extract.context import context_of
from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.eventtype import EventType
from pipeline.extract.matching import Finding, Matcher
from pipeline.extract.spans import words
from pipeline.extract.text.headlines import plain_case
from pipeline.extract.text.passages import Layout, Passage, passage, runs
from pipeline.extract.text.view import read
from pipeline.extract.values import Context, normalize
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
        words = (lead.forms | company for lead, company in leads if not lead.then)
        self._known = frozenset().union(*words) - STATE_WORDS

    def extract(self, batch: Sequence[CleanArticle]) -> list[tuple[Event, ...]]:
        """The events of each article, in the order of the batch; within an article by place in the text."""
        return [tuple(each.event for each in found) for found in self.explain(batch)]

    def explain(self, batch: Sequence[CleanArticle]) -> list[tuple[Explained, ...]]:
        """As extract, with the tree behind each event; the rule's name is in the event."""
        layouts = [Layout.of(read(clean)) for clean in batch]
        docs = self._parse(
            layouts, [self._selector.select([each.text for each in one.sentences], one.words) for one in layouts]
        )
        found = [self._find(one, parsed) for one, parsed in zip(layouts, docs, strict=True)]
        around = [_around(one, each, parsed) for one, each, parsed in zip(layouts, found, docs, strict=True)]
        more = self._parse(layouts, around)
        complete = [
            self._find(one, {**parsed, **extra}, known) if extra else known
            for one, parsed, extra, known in zip(layouts, docs, more, found, strict=True)
        ]
        return [tuple(_explained(clean, each)) for clean, each in zip(batch, complete, strict=True)]

    def _parse(self, layouts: Sequence[Layout], numbers: Sequence[Sequence[int]]) -> list[dict[int, Doc]]:
        """The trees of the numbered sentences of each layout; all go through the model in one stream."""
        picked = [one.sentences[index].text for one, some in zip(layouts, numbers, strict=True) for index in some]
        docs = self._nlp.pipe((plain_case(text, self._known) for text in picked), batch_size=_BATCH)
        return [{index: next(docs) for index in some} for some in numbers]

    def _find(self, layout: Layout, docs: Mapping[int, Doc], known: "Found | None" = None) -> "Found":
        """What is found in each run of parsed sentences; a run that is known is not looked at again."""
        spans = list(runs(sorted(docs)))
        return {span: (known or {}).get(span) or self._passage(layout, span, docs) for span in spans}

    def _passage(
        self, layout: Layout, span: tuple[int, int], docs: Mapping[int, Doc]
    ) -> tuple[Passage, tuple[Finding, ...]]:
        first, last = span
        one = passage(layout, first, last, [docs[index] for index in range(first, last + 1)])
        found = [finding for matcher in self._matchers for finding in matcher.find(one.doc)]
        return one, tuple(sorted(found, key=lambda finding: (finding.frame.trigger[0].i, finding.type)))


Found = dict[tuple[int, int], tuple[Passage, tuple[Finding, ...]]]


def _around(layout: Layout, found: Found, parsed: Mapping[int, Doc]) -> list[int]:
    """The sentences, not parsed so far, that share a quote with a finding: they may say who speaks."""
    held = {one.sentence(each.frame.head).index for one, findings in found.values() for each in findings}
    bonds = [range(first, last + 1) for first, last in layout.bonds()] if held else []
    return sorted({number for bond in bonds if not held.isdisjoint(bond) for number in bond} - parsed.keys())


def _explained(clean: CleanArticle, found: Found) -> Iterator[Explained]:
    if not any(findings for _, findings in found.values()):
        return
    context = context_of(clean, [one.doc for one, _ in found.values()])
    for one, findings in found.values():
        reader = _Reader(one, clean, Sources(one.doc, one.quotes), context) if findings else None
        if reader is not None:
            yield from (Explained(reader.event(finding), finding.frame.head.sent) for finding in findings)


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
