"""What the network's numbers say: triggers, and for each its values, arguments and chain of sources."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.language.calibration import DIGITS, Calibration
from pipeline.language.labels import LINKS, MODALITIES, POLARITIES, Labels
from pipeline.language.passages import Passage
from pipeline.language.phrases import phrases

Floats = npt.NDArray[np.float32]
SEPARATORS = ",."
"""What stands between the digits of one number."""
_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
Place = tuple[int, int]


@dataclass(frozen=True)
class Candidate:
    """A trigger that may be one: its type (a number), its first and last piece, and its score."""

    type: int
    first: int
    last: int
    score: float


class Answer(NamedTuple):
    """What the network says of one trigger, as logits: its values, and for each piece two a role (inside, begins)."""

    said: Floats
    roles: Floats


@dataclass(frozen=True)
class Link:
    """One link of the chain of sources, as places in the document; what the sentence does not hold is None."""

    source: Place | None
    cue: Place | None
    direct: bool


@dataclass(frozen=True)
class Found:
    """An event in a document; places are characters, end exclusive."""

    type: str
    subtype: str
    polarity: str
    modality: str
    trigger: Place
    sentence: int
    arguments: dict[str, tuple[Place, ...]]
    attribution: tuple[Link, ...]
    score: float


def candidates(passage: Passage, tags: Floats, calibration: Calibration) -> list[Candidate]:
    """The triggers of a passage whose scores reach their type's threshold; tags: probabilities of each piece.

    Pieces of one type side by side are one trigger: two never touch.
    """
    scores = calibration.scores(tags[:, 1::2] + tags[:, 2::2])
    told = np.where(scores >= np.asarray(calibration.thresholds), scores, 0)
    kind, score = told.argmax(axis=1), told.max(axis=1)
    open_ = (passage.segments == 0) & (score > 0)
    found: list[Candidate] = []
    place = 0
    while place < len(kind):
        first = place
        place += 1
        if not open_[first]:
            continue
        while (
            place < len(kind)
            and open_[place]
            and kind[place] == kind[first]
            and passage.sentences[place] == passage.sentences[first]
        ):
            place += 1
        found.append(Candidate(int(kind[first]), first, place - 1, float(score[first:place].max())))
    return found


def event(text: str, passage: Passage, labels: Labels, candidate: Candidate, answer: Answer) -> Found:
    """The event of a trigger."""
    said, roles = answer
    type_ = labels.types[candidate.type]
    sizes = np.cumsum([len(labels.subtypes), len(POLARITIES), len(MODALITIES), 1])
    subtype, polarity, modality, attributed, direct = np.split(said, sizes)
    open_subtypes = [number for number, (name, _) in enumerate(labels.subtypes) if name == type_]
    best = open_subtypes[int(np.round(subtype[open_subtypes], DIGITS).argmax())]
    own = passage.sentences == passage.sentences[candidate.first]
    trigger = _whole_words(text, int(passage.starts[candidate.first]), int(passage.ends[candidate.last]))
    spans = {
        role: tuple(phrases(text, _spans(text, passage, own, *told), trigger))
        for role, told in zip(labels.roles, np.stack(np.hsplit(roles, 2)).transpose(2, 0, 1), strict=True)
    }
    return Found(
        type=type_,
        subtype=labels.subtypes[best][1],
        polarity=POLARITIES[int(np.round(polarity, DIGITS).argmax())],
        modality=MODALITIES[int(np.round(modality, DIGITS).argmax())],
        trigger=trigger,
        sentence=int(passage.sentences[candidate.first]),
        arguments={role: spans[role] for name, role in labels.allowed if name == type_ and spans[role]},
        attribution=_chain(text, spans, _likely(attributed), _likely(direct)),
        score=candidate.score,
    )


def _spans(text: str, passage: Passage, own: npt.NDArray[np.bool_], inside: Floats, begins: Floats) -> list[Place]:
    """Runs of pieces inside a role's spans, parted where another begins; own: the pieces of the event's sentence."""
    held = own & (np.round(inside, DIGITS) > 0)
    starts = held & (np.round(begins, DIGITS) > 0)
    found: list[Place] = []
    for place in np.flatnonzero(held):
        start, end = int(passage.starts[place]), int(passage.ends[place])
        if found and held[place - 1] and not (starts[place] and not _within_word(text, start)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    whole: list[Place] = []
    for start, end in (_whole_words(text, *each) for each in found):
        first = whole.pop()[0] if whole and start < whole[-1][1] else start
        whole.append((first, end))
    return whole


def _chain(text: str, spans: Mapping[str, Sequence[Place]], attributed: bool, direct: bool) -> tuple[Link, ...]:
    """The links that have a source or a cue; one without either where the text attributes but does not say to whom."""
    links: list[Link] = []
    for names in LINKS:
        source, cue = (spans[name][0] if spans[name] else None for name in names)
        if source and cue and source[0] < cue[0] < source[1] < cue[1]:  # who speaks ends where the speaking begins
            source = source[0], source[0] + len(text[source[0] : cue[0]].rstrip())
        if source is not None or cue is not None:
            links.append(Link(source, cue, direct and not links))
    if not attributed:
        return ()
    return tuple(links) or (Link(None, None, direct),)


def _likely(logit: Floats) -> bool:
    return bool(np.round(logit[0], DIGITS) > 0)


def _within_word(text: str, place: int) -> bool:
    """Whether the characters before and at a place are of one word ("didn't"), or of one number with its separators."""
    if not 0 < place < len(text):
        return False
    before, at = text[place - 1], text[place]
    if before.isalnum() and at.isalnum():
        return True
    if _CONTRACTED.match(text, place - 1) or _CONTRACTED.match(text, max(0, place - 2)):
        return True
    separator = place - 1 if before in SEPARATORS else place
    return (
        text[separator] in SEPARATORS
        and text[max(0, separator - 1)].isdigit()
        and text[separator + 1 : separator + 2].isdigit()
    )


def _whole_words(text: str, start: int, end: int) -> Place:
    """The stretch widened to whole words and numbers."""
    while _within_word(text, start):
        start -= 1
    while _within_word(text, end):
        end += 1
    return start, end
