"""The spaCy component ``news_events``: a document's events in ``doc._.events``, what it is about in ``doc.vector``.

Each event comes with its embedding, where the model has learned one. The component reads passages, each behind the
document's title (``doc._.title``, where it is known) and the sentence before it. Sentences come from the component
before it, or are set by who made the Doc.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from tokenizers import Tokenizer

from pipeline.language.calibration import Calibration
from pipeline.language.decode import Found, Place, candidates, event
from pipeline.language.embeddings import Parts, Told, covered, packed, told
from pipeline.language.encoder import Encoder, read_graphs
from pipeline.language.labels import Labels
from pipeline.language.lead import Floats, lead
from pipeline.language.passages import Passage, Pieces, passages, pieces

FACTORY = "news_events"
_SETTINGS, _TOKENIZER, _ARRAYS = "cfg.json", "tokenizer.json", "arrays.npz"


@dataclass(frozen=True)
class EventSpan:
    """An event in a document, with its trigger as tokens."""

    trigger: Span | None  # none where it holds no token
    found: Found
    embedding: bytes = b""  # as embeddings.packed gives it; empty where the model has none


class Given(NamedTuple):
    """Events that are known beforehand, of one passage: their numbers, the passage's lower states, their parts."""

    numbers: list[int]
    before: Floats
    parts: Parts


@dataclass(frozen=True)
class Learned:
    """All that is learned: the network's graphs, its word pieces, calibration, the vector's axes."""

    labels: Labels
    calibration: Calibration
    graphs: Mapping[str, bytes]
    tokenizer: str
    axes: Floats  # width x size of the vector
    centre: Floats  # width


@Language.factory(FACTORY, assigns=["doc._.events"], default_config={"thresholds": {}})
def make_news_events(nlp: Language, name: str, thresholds: dict[str, float]) -> "NewsEvents":
    """The component; it has nothing to say until it is initialized or read from disk."""
    return NewsEvents(name, thresholds)


class NewsEvents:
    """Finds events; thresholds: scores by type, where others are wanted than those that were learned."""

    def __init__(self, name: str, thresholds: Mapping[str, float]) -> None:
        for extension, default in (("events", ()), ("title", "")):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=default)
        self.name = name
        self.learned: Learned
        self.cfg: dict[str, Any] = {"thresholds": dict(thresholds)}

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        learned: Learned | None = None,
    ) -> None:
        """Take over what was learned; the examples are not looked at, since the network is trained before."""
        if learned is None:
            raise ValueError("news_events is initialized with what was learned: see training/README.md")
        self.take(learned)

    def take(self, learned: Learned) -> None:
        """Use what was learned."""
        self.learned = learned
        self.calibration = learned.calibration.with_thresholds(learned.labels.types, self.cfg["thresholds"])
        self._encoder = Encoder(learned.graphs)
        self._tokenizer = Tokenizer.from_str(learned.tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    @property
    def labels(self) -> tuple[str, ...]:
        """The event types that can be found."""
        return self.learned.labels.types

    def __call__(self, doc: Doc) -> Doc:
        """The document with its events and its vector."""
        text = doc.text  # made anew whenever it is asked for
        title, units = self._units(doc, text)
        found: dict[tuple[str, Place], EventSpan] = {}
        for passage in passages(title, units, range(len(units))):
            for each, embedding in self._read(text, passage):
                span = EventSpan(doc.char_span(*each.trigger, alignment_mode="expand"), each, embedding)
                found.setdefault((each.type, each.trigger), span)  # pieces of one word are one trigger
        doc._.events = tuple(sorted(found.values(), key=lambda each: each.found.trigger))
        doc.vector = self._vector(title, units)  # type: ignore[assignment]  # any array will do
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterable[Doc]:
        """One document after the other: what is read at once does not hang on the batch."""
        return map(self, stream)

    def in_pieces(self, sentences: Sequence[tuple[int, str]], title: str) -> tuple[list[list[Pieces]], list[int]]:
        """The word pieces of sentences, given with their first character's offset, and those of a title."""
        ids: list[int] = self._tokenizer.encode(title, add_special_tokens=False).ids
        return pieces(self._tokenizer, sentences), ids

    def scores(self, passage: Passage) -> npt.NDArray[np.float64]:
        """For each piece of a passage the score of each type."""
        _, tags = self._encoder.trunk(self._encoder.stem(passage))
        return self.calibration.scores(tags[:, 1::2] + tags[:, 2::2])

    def given(self, doc: Doc, events: Sequence[Told]) -> Iterator[Given]:
        """Events that are known beforehand, by the passages in which they are read."""
        title, units = self._units(doc, doc.text)
        for passage in passages(title, units, range(len(units))):
            read = passage.segments == 0
            own = {number: each for number, each in enumerate(events) if (covered(passage, each.trigger) & read).any()}
            if own:
                yield Given([*own], self._encoder.stem(passage), Parts.of(passage, [*own.values()]))

    def embeddings(self, doc: Doc, events: Sequence[Told]) -> list[bytes]:
        """Those of events that are known beforehand, in their order."""
        found = [b""] * len(events)
        for numbers, before, parts in self.given(doc, events):
            for number, each in zip(numbers, self._embedded(before, parts), strict=True):
                found[number] = each
        return found

    def _units(self, doc: Doc, text: str) -> tuple[list[int], list[Pieces]]:
        """The pieces of the document's title, and its units."""
        sentences = [(sentence.start_char, text[sentence.start_char : sentence.end_char]) for sentence in doc.sents]
        of_sentence, title = self.in_pieces(sentences, doc._.title)
        return title, [*chain.from_iterable(of_sentence)]

    def _read(self, text: str, passage: Passage) -> Iterator[tuple[Found, bytes]]:
        before = self._encoder.stem(passage)
        states, tags = self._encoder.trunk(before)
        found = [
            event(
                text, passage, self.learned.labels, each, self._encoder.read(states, each.type, each.first, each.last)
            )
            for each in candidates(passage, tags, self.calibration)
        ]
        return zip(found, self._embedded(before, Parts.of(passage, [*map(told, found)])), strict=True)

    def _embedded(self, before: Floats, parts: Parts) -> list[bytes]:
        if not self._encoder.embeds or not parts.events:
            return [b""] * parts.events
        return packed(self._encoder.embed(before[parts.rows], parts.shares))

    def _vector(self, title: Sequence[int], units: Sequence[Pieces]) -> Floats:
        passage = lead(title, units)
        if passage is None:
            return np.zeros(self.learned.axes.shape[1], dtype=np.float32)
        mean = self._encoder.stem(passage)[1:-1].mean(axis=0)
        along = (mean - self.learned.centre) @ self.learned.axes
        return np.asarray(along / max(float(np.linalg.norm(along)), 1e-6), dtype=np.float32)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write all that was learned into a folder."""
        folder, learned = Path(path), self.learned
        folder.mkdir(parents=True, exist_ok=True)
        settings = {"labels": asdict(learned.labels), "calibration": asdict(learned.calibration)}
        srsly.write_json(folder / _SETTINGS, settings)
        (folder / _TOKENIZER).write_text(learned.tokenizer, encoding="utf-8")
        np.savez(folder / _ARRAYS, axes=learned.axes, centre=learned.centre)
        for name, graph in learned.graphs.items():
            (folder / f"{name}.onnx").write_bytes(graph)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "NewsEvents":
        """Read it again; OSError, KeyError or ValueError where the folder is not whole."""
        folder = Path(path)
        settings = srsly.read_json(folder / _SETTINGS)
        with np.load(folder / _ARRAYS) as arrays:
            axes, centre = arrays["axes"], arrays["centre"]
        self.take(
            Learned(
                labels=Labels.from_lists(settings["labels"]),
                calibration=Calibration(**{name: tuple(each) for name, each in settings["calibration"].items()}),
                graphs=read_graphs(folder),
                tokenizer=(folder / _TOKENIZER).read_text(encoding="utf-8"),
                axes=axes,
                centre=centre,
            )
        )
        return self
