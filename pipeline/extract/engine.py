"""Text in, events out: the language model reads the article, what it finds becomes records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.records import Recorder
from pipeline.extract.text.layout import Layout
from pipeline.extract.text.view import read
from pipeline.language.boundaries import begin_at
from pipeline.model import CleanArticle, Event


@dataclass(frozen=True)
class Reading:
    """What one reading of an article gives: its events by place in the text, and what it is about as a unit vector.

    embeddings: one an event, in their order; empty where the model has none.
    """

    events: tuple[Event, ...]
    vector: tuple[float, ...]
    embeddings: tuple[bytes, ...] = ()


class Extractor:
    """Finds the events of articles; holds the language model, nothing between calls."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._model = f"{nlp.meta['name']} {nlp.meta['version']}"

    def extract(self, batch: Sequence[CleanArticle]) -> list[tuple[Event, ...]]:
        """The events of each article, in the order of the batch; within an article by place in the text."""
        return [reading.events for reading in self.read(batch)]

    def read(self, batch: Sequence[CleanArticle]) -> Iterator[Reading]:
        """What each article says, in the order of the batch."""
        for clean in batch:
            layout = Layout.of(read(clean))
            doc = self._nlp(self.laid_out(layout, clean))
            found = [each.found for each in doc._.events]
            recorder = Recorder.of(clean, layout, found, self._model)
            yield Reading(
                tuple(map(recorder.event, found)),
                tuple(np.asarray(doc.vector).tolist()),
                tuple(each.embedding for each in doc._.events),
            )

    def laid_out(self, layout: Layout, clean: CleanArticle) -> Doc:
        """The article's sentences as a document, which knows its title."""
        doc = begin_at(self._nlp.make_doc(layout.text), list(layout.starts))
        title = clean.facts.title.value if clean.facts.title else clean.article.metadata.title
        doc._.title = title or ""
        return doc
