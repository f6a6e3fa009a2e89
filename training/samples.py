"""Annotated articles made into passages with what the network is to say of each piece."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from bench.gold import GoldArticle, GoldEvent
from pipeline.language.labels import LINKS, MODALITIES, POLARITIES, Labels
from pipeline.language.passages import Passage, Pieces, passages, pieces
from pipeline.language.sentences import sentences
from pipeline.model import Span

UNKNOWN = -100
"""The target of what the annotation leaves open; no loss falls on it."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Trigger:
    """An annotated event in its passage: the pieces of its trigger and what is right to say of it."""

    pieces: tuple[int, ...]
    type: int
    subtypes: Floats  # 1 for each right one, over the subtypes of all types
    polarity: Floats
    modality: Floats
    attributed: float  # UNKNOWN where not told
    direct: float
    inside: Floats  # roles x pieces: 1 in the role's spans, UNKNOWN where either is right or the sentence is another
    begins: Floats


@dataclass(frozen=True)
class Sample:
    """A passage with a tag for each piece (0: none, 1 + 2 * type: begins a trigger, 1 more: goes on) and its events."""

    passage: Passage
    tags: Ints
    triggers: tuple[Trigger, ...]
    chances: Floats | None = None  # tags x pieces, where teachers tell how likely each is


@dataclass(frozen=True)
class Prepared:
    """An article's sentences in pieces; hot: the units that hold an event, firm or optional."""

    article: GoldArticle
    title: list[int]
    units: list[Pieces]
    texts: list[str]
    hot: frozenset[int]


def tokenizer_of(encoder: Path) -> Tokenizer:
    """That of an encoder's folder; it gives all pieces of a text and adds none."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def prepare(article: GoldArticle, tokenizer: Tokenizer) -> Prepared:
    """The article in pieces; its title is context only."""
    text = article.article.text
    places = [(start, text[start:end]) for start, end, _ in sentences(text)]
    units = [*chain.from_iterable(pieces(tokenizer, places))]
    title = "" if article.loose else article.article.metadata.title or ""
    spans = [event.trigger for event in article.events] + [event.sentence for event in article.optional]
    hot = {number for number, unit in enumerate(units) if any(_meets(unit, span) for span in spans)}
    ids = tokenizer.encode(title, add_special_tokens=False).ids if title else []
    return Prepared(article, ids, units, [each for _, each in places], frozenset(hot))


def samples(prepared: Prepared, labels: Labels, read: Callable[[int], bool], titled: bool = True) -> Iterator[Sample]:
    """The passages of the units that hold an event or that read picks."""
    wanted = {number for number in range(len(prepared.units)) if number in prepared.hot or read(number)}
    for passage in passages(prepared.title if titled else [], prepared.units, wanted):
        yield sample(passage, prepared.article, labels)


def sample(passage: Passage, article: GoldArticle, labels: Labels) -> Sample:
    """The passage with its targets; sentences of optional events are left open but for their firm events."""
    tags = np.where(passage.segments == 0, 0, UNKNOWN).astype(np.int64)
    for optional in article.optional:
        tags[_covered(passage, optional.sentence)] = UNKNOWN
    found = []
    for event in sorted(article.events, key=lambda each: each.trigger.start):
        covered = _covered(passage, event.trigger)
        covered = covered[passage.segments[covered] == 0]
        if len(covered):
            tags[covered] = 2 + 2 * labels.types.index(event.type)
            tags[covered[0]] -= 1
            found.append(_trigger(passage, event, covered, labels))
    return Sample(passage, tags, tuple(found))


def _trigger(passage: Passage, event: GoldEvent, covered: Ints, labels: Labels) -> Trigger:
    inside = np.zeros((len(labels.roles), len(passage.ids)), dtype=np.float32)
    begins = np.zeros_like(inside)
    inside[:, passage.sentences != passage.sentences[covered[0]]] = UNKNOWN
    begins[:, passage.sentences != passage.sentences[covered[0]]] = UNKNOWN
    for role, spans in event.optional.items():
        for span in spans:
            inside[labels.role(role), _covered(passage, span)] = UNKNOWN
            begins[labels.role(role), _covered(passage, span)] = UNKNOWN
    for role, each in _spans(event):
        places = _covered(passage, each)
        places = places[passage.sentences[places] == passage.sentences[covered[0]]]
        if len(places):
            inside[labels.role(role), places] = 1
            begins[labels.role(role), places] = 0
            begins[labels.role(role), places[0]] = 1
    if event.chain is None:
        for name in chain.from_iterable(LINKS):
            inside[labels.role(name)] = begins[labels.role(name)] = UNKNOWN
    direct = event.chain[0].direct if event.chain else None
    return Trigger(
        pieces=tuple(covered.tolist()),
        type=labels.types.index(event.type),
        subtypes=_several([labels.subtypes.index((event.type, each)) for each in event.subtypes], len(labels.subtypes)),
        polarity=_several([POLARITIES.index(each) for each in event.polarities], len(POLARITIES)),
        modality=_several([MODALITIES.index(each) for each in event.modalities], len(MODALITIES)),
        attributed=UNKNOWN if event.attributed is None else float(event.attributed),
        direct=UNKNOWN if direct is None else float(direct),
        inside=inside,
        begins=begins,
    )


def _spans(event: GoldEvent) -> Iterator[tuple[str, Span]]:
    for role, spans in event.arguments.items():
        yield from ((role, span) for span in spans)
    for link, (source, cue) in zip(event.chain or (), LINKS, strict=False):
        yield from ((name, span) for name, span in ((source, link.source), (cue, link.cue)) if span is not None)


def _several(right: Sequence[int], size: int) -> Floats:
    found = np.zeros(size, dtype=np.float32)
    found[list(right)] = 1
    return found


def _covered(passage: Passage, span: Span) -> Ints:
    inside = (passage.starts < span.end) & (passage.ends > span.start) & (passage.sentences >= 0)
    return np.flatnonzero(inside)


def _meets(unit: Pieces, span: Span) -> bool:
    return bool(unit.ids) and unit.starts[0] < span.end and unit.ends[-1] > span.start
