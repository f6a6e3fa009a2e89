"""Where events lie among others: unit vectors, learned so that those that tell of one happening lie side by side.

An event has three of them: as what happened, as a denial, and as what may be denied. How near two are is their product.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.language.decode import Floats, Found, Place
from pipeline.language.passages import Passage

VECTORS, SIZE = 3, 48
"""Vectors of an event, and numbers of each."""
PARTS = 3
"""What they are made of: the event's trigger, what fills its roles or else the trigger, its sentence."""


class Told(NamedTuple):
    """The places of an event: its trigger, and what fills its roles or is its source."""

    trigger: Place
    fillers: Sequence[Place]


def told(found: Found) -> Told:
    """The places of an event that was found."""
    sources = [link.source for link in found.attribution if link.source is not None]
    return Told(found.trigger, [*(place for places in found.arguments.values() for place in places), *sources])


def covered(passage: Passage, place: Place) -> npt.NDArray[np.bool_]:
    """For each piece of the passage whether the place covers it."""
    start, end = place
    return (passage.starts < end) & (passage.ends > start) & (passage.sentences >= 0)


@dataclass(frozen=True)
class Parts:
    """What the vectors of a passage's events are made of.

    rows: the pieces that are read again, those of the events' sentences and of the title; shares: what each of them
    counts in each part of each event (PARTS x events x rows, the rows add up to one).
    """

    rows: npt.NDArray[np.int64]
    shares: Floats

    @classmethod
    def of(cls, passage: Passage, events: Sequence[Told]) -> "Parts":
        """Of the events of a passage."""
        triggers = [covered(passage, each.trigger) for each in events]
        numbers = [passage.sentences[trigger.argmax()] for trigger in triggers]
        rows = np.flatnonzero(np.isin(passage.sentences, [-1, *numbers]))
        shares = np.zeros((PARTS, len(events), len(rows)), dtype=np.float32)
        for number, (each, trigger) in enumerate(zip(events, triggers, strict=True)):
            sentence = passage.sentences == numbers[number]
            fillers = np.logical_or.reduce([trigger & False, *(covered(passage, place) for place in each.fillers)])
            inside = trigger & sentence, fillers & sentence if (fillers & sentence).any() else trigger, sentence
            shares[:, number] = [part[rows] / part[rows].sum() for part in inside]
        return cls(rows, shares)

    @property
    def events(self) -> int:
        """How many events there are."""
        return len(self.shares[0])


def packed(vectors: Floats) -> list[bytes]:
    """Each event's vectors in signed bytes, 127 for 1."""
    return [each.tobytes() for each in np.round(127 * vectors).astype(np.int8)]
