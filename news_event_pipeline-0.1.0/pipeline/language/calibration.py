"""From the network's probability to a score that means what it says: with score 0.8, four events in five are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DIGITS = 3
"""Scores are rounded to so many digits before they meet a threshold, so that the last bits decide nothing."""
_LEAST = 1e-6

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """For each type a slope and a height on the log odds, and the score below which nothing is told."""

    slopes: tuple[float, ...]
    heights: tuple[float, ...]
    thresholds: tuple[float, ...]

    @classmethod
    def plain(cls, types: int, threshold: float = 0.5) -> "Calibration":
        """Probabilities as they are."""
        return cls((1.0,) * types, (0.0,) * types, (threshold,) * types)

    def scores(self, probabilities: npt.NDArray[np.floating]) -> Floats:
        """Of probabilities (pieces x types), rounded."""
        chances = np.clip(probabilities.astype(np.float64), _LEAST, 1 - _LEAST)
        odds = np.log(chances / (1 - chances)) * self.slopes + self.heights
        return np.asarray(np.round(1 / (1 + np.exp(-odds)), DIGITS))

    def with_thresholds(self, types: Sequence[str], given: Mapping[str, float]) -> "Calibration":
        """The same with the thresholds that are given by type's name."""
        pairs = zip(types, self.thresholds, strict=True)
        return Calibration(self.slopes, self.heights, tuple(given.get(name, old) for name, old in pairs))
