"""The cheap pass: how likely each sentence is to hold an event, by its word pieces, three in a row at a time.

A small convolution over learned vectors of word pieces, and the most telling place of each sentence; some thousand
multiplications a word, where the encoder needs some ten million.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

DIGITS = 3
"""Log odds are rounded to so many digits before they meet a threshold."""
ROOM = 1
"""Empty places between sentences, so that none is seen beside another."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Picker:
    """What the cheap pass has learned: its arrays by name."""

    pieces: npt.NDArray[np.int8]  # vocabulary x size: vectors of word pieces, to be multiplied with scale
    scale: Floats  # size
    windows: Floats  # 3 x size x width: what the piece before, the piece and the one after add
    height: Floats  # width
    out: Floats  # width
    constant: Floats  # 1

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> "Picker":
        """From arrays by name, whatever else stands among them."""
        return cls(**{each.name: np.asarray(arrays[each.name]) for each in fields(cls)})

    @classmethod
    def indifferent(cls) -> "Picker":
        """One to which all sentences are alike."""
        zeros = np.zeros
        return cls(
            pieces=zeros((30522, 1), dtype=np.int8),
            scale=zeros(1, dtype=np.float32),
            windows=zeros((3, 1, 1), dtype=np.float32),
            height=zeros(1, dtype=np.float32),
            out=zeros(1, dtype=np.float32),
            constant=zeros(1, dtype=np.float32),
        )

    def odds(self, sentences: Sequence[Sequence[int]]) -> Floats:
        """The log odds of each sentence, given as ids of word pieces; an empty one has none to speak of."""
        full = [[*ids] or [0] for ids in sentences]
        if not full:
            return np.zeros(0, dtype=np.float32)
        ids = np.fromiter(chain.from_iterable((*each, 0) for each in full), dtype=np.int64)
        starts = [*accumulate((len(each) + ROOM for each in full), initial=0)][:-1]
        gaps = [start + len(each) for start, each in zip(starts, full, strict=True)]
        states = self.pieces[ids] * self.scale
        states[gaps] = 0
        before, here, after = (states @ window for window in self.windows)
        here[1:] += before[:-1]
        here[:-1] += after[1:]
        telling = np.maximum(here + self.height, 0)
        telling[gaps] = 0
        best = np.maximum.reduceat(telling, starts, axis=0)
        return np.asarray(np.round(best @ self.out + self.constant[0], DIGITS), dtype=np.float32)
