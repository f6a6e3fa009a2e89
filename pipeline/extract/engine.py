"""Text in, events out: sentences picked, parsed, matched against every event type, and turned into records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.attribution import attribute
from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.eventtype import EventType
from pipeline.extract.matching import Finding, Matcher
from pipeline.extract.modality import modality
from pipeline.extract.polarity import polarity
from pipeline.extract.values import Context, normalize
from pipeline.extract.view import Page, Sentence, read
from pipeline.language.select import Selector
from pipeline.model import Argument, Attribution, CleanArticle, Event

_BATCH = 64  # sentences parsed at a time


@dataclass(frozen=True)
class Explained:
    """An event with the sentence's tree that its rule matched."""

    event: Event
    doc: Doc


class Extractor:
    """Finds the events of articles; holds the language model and the compiled rules, nothing between calls."""

    def __init__(self, nlp: Language, types: Mapping[str, EventType] = EVENT_TYPES) -> None:
        self._nlp = nlp
        self._matchers = [Matcher(types[name]) for name in sorted(types)]
        self._selector = Selector([cues for matcher in self._matchers for cues in matcher.cues()])

    def extract(self, batch: Sequence[CleanArticle]) -> list[tuple[Event, ...]]:
        """The events of each article, in the order of the batch; within an article by place in the text."""
        return [tuple(each.event for each in found) for found in self.explain(batch)]

    def explain(self, batch: Sequence[CleanArticle]) -> list[tuple[Explained, ...]]:
        """As extract, with the tree behind each event; the rule's name is in the event."""
        return [tuple(self._events(page)) for page in self.pages(batch)]

    def pages(self, batch: Sequence[CleanArticle]) -> list[Page]:
        """The articles' sentences with the trees of those worth parsing."""
        read_ = [(clean, read(clean)) for clean in batch]
        chosen = [self._selector.select([each.text for each in sentences]) for _, sentences in read_]
        texts = [
            sentences[index].text
            for (_, sentences), indices in zip(read_, chosen, strict=True)
            for index in indices
        ]
        docs = iter(self._nlp.pipe(texts, batch_size=_BATCH))
        return [
            Page(clean, sentences, {index: next(docs) for index in indices})
            for (clean, sentences), indices in zip(read_, chosen, strict=True)
        ]

    def _events(self, page: Page) -> Iterator[Explained]:
        context = Context.of(page.clean)
        for index in sorted(page.docs):
            doc, sentence = page.docs[index], page.sentences[index]
            for finding in self._findings(doc):
                yield Explained(_event(finding, sentence, page, context), doc)

    def _findings(self, doc: Doc) -> list[Finding]:
        found = [finding for matcher in self._matchers for finding in matcher.find(doc)]
        return sorted(found, key=lambda each: (each.frame.trigger[0].i, each.type))


def _event(finding: Finding, sentence: Sentence, page: Page, context: Context) -> Event:
    frame, article = finding.frame, page.clean.article
    trigger = page.span(sentence.index, *frame.trigger)
    sign = polarity(frame.head, frame.trigger)
    mode = modality(frame.head, frame.trigger)
    return Event(
        id=_event_id(article.id, finding.type, sentence.field, trigger.start, trigger.end),
        article_id=article.id,
        source_id=article.source_id,
        type=finding.type,
        subtype=finding.subtype,
        field=sentence.field,
        trigger=trigger,
        sentence=sentence.whole,
        arguments=_arguments(finding, sentence, context),
        polarity=finding.rule.polarity(frame, sign) if finding.rule.polarity else sign,
        modality=finding.rule.modality(frame, mode) if finding.rule.modality else mode,
        attribution=_attribution(finding, sentence, page),
        rule=f"{finding.type}/{finding.rule.name}",
    )


def _attribution(finding: Finding, sentence: Sentence, page: Page) -> tuple[Attribution, ...]:
    return attribute(finding.frame, sentence, page)


def _event_id(*parts: object) -> str:
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest()


def _arguments(finding: Finding, sentence: Sentence, context: Context) -> dict[str, tuple[Argument, ...]]:
    spans = {
        role.name: [piece for token in finding.fillers.get(role.name, ()) for piece in role.cut(token)]
        for role in finding.rule.roles
    }
    return {
        role: tuple(_argument(role, start, end, sentence, context) for start, end in dict.fromkeys(pieces))
        for role, pieces in spans.items()
        if pieces
    }


def _argument(role: str, start: int, end: int, sentence: Sentence, context: Context) -> Argument:
    span = sentence.span(start, end)
    value = normalize(role, sentence.text[start:end], context)
    return Argument(start=span.start, end=span.end, text=span.text, normalized=value)
