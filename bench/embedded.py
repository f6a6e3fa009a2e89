"""Where annotated events lie among others, as the event model sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract import Extractor
from pipeline.extract.text.layout import Layout
from pipeline.extract.text.view import read
from pipeline.language.decode import Place
from pipeline.language.embeddings import Told
from pipeline.language.encoder import EMBEDDER
from pipeline.language.events import FACTORY, NewsEvents
from pipeline.model import Argument, CleanArticle, Event, Span


def with_embedder(nlp: Language, path: Path) -> Language:
    """The model with another graph to embed with."""
    component = _component(nlp)
    graphs = {**component.learned.graphs, EMBEDDER: path.read_bytes()}
    component.take(replace(component.learned, graphs=graphs))
    return nlp


@dataclass(frozen=True)
class Laid:
    """An article as the model reads it, with its events' places there; an event that has none there is left out."""

    doc: Doc
    events: dict[int, Told]


class Embedder:
    """Embeds the events of articles, found or annotated."""

    def __init__(self, nlp: Language) -> None:
        self._extractor = Extractor(nlp)
        self.component = _component(nlp)

    def __call__(self, cleaned: CleanArticle, events: Sequence[Event]) -> tuple[bytes, ...]:
        """One embedding an event, empty where it is not in what the model reads."""
        laid = self.laid(cleaned, events)
        found = dict(zip(laid.events, self.component.embeddings(laid.doc, [*laid.events.values()]), strict=True))
        return tuple(found.get(number, b"") for number in range(len(events)))

    def laid(self, cleaned: CleanArticle, events: Sequence[Event]) -> Laid:
        """The article laid out, and where its events stand in it."""
        layout = Layout.of(read(cleaned))
        placed = {number: told for number, each in enumerate(events) if (told := _told(layout, each))}
        return Laid(self._extractor.laid_out(layout, cleaned), placed)


def _component(nlp: Language) -> NewsEvents:
    component = nlp.get_pipe(FACTORY)
    assert isinstance(component, NewsEvents)
    return component


def _told(layout: Layout, event: Event) -> Told | None:
    spans: Iterable[Argument | Span] = [
        *(argument for arguments in event.arguments.values() for argument in arguments),
        *(link.source for link in event.attribution if link.source),
    ]
    trigger = _place(layout, event.field, event.trigger)
    return trigger and Told(trigger, [place for span in spans if (place := _place(layout, event.field, span))])


def _place(layout: Layout, field: str, span: Argument | Span) -> Place | None:
    """Where a stretch of the article stands in the text that is read."""
    for sentence, start in zip(layout.sentences, layout.starts, strict=True):
        if sentence.field == field and sentence.offsets and sentence.offsets[0] < span.end <= sentence.offsets[-1] + 1:
            inside = [start + at for at, offset in enumerate(sentence.offsets) if span.start <= offset < span.end]
            return (inside[0], inside[-1] + 1) if inside else None
    return None
