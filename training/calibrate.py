"""What the network's probabilities mean, learned from annotated articles that it was not trained on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bench.gold import GoldArticle
from bench.scoring import match
from pipeline.language.calibration import Calibration
from pipeline.model import Event

STEPS = np.round(np.arange(0.1, 0.901, 0.02), 2)
"""The thresholds that are tried."""
NEAR = 0.005


@dataclass(frozen=True)
class Judged:
    """Candidate events of one type: their scores, whether each is right, and how many there should be."""

    scores: npt.NDArray[np.float64]
    right: npt.NDArray[np.bool_]
    wanted: int


def judged(type_: str, found: Sequence[tuple[Event, ...]], gold: Sequence[GoldArticle]) -> Judged:
    """The candidates of a type against the annotation; those that an optional event excuses are left out."""
    pairs = [(event.score or 0.0, right) for event, right in _judged(type_, found, gold)]
    wanted = sum(event.type == type_ for article in gold for event in article.events)
    return Judged(np.array([score for score, _ in pairs]), np.array([right for _, right in pairs], dtype=bool), wanted)


def _judged(
    type_: str, found: Sequence[tuple[Event, ...]], gold: Sequence[GoldArticle]
) -> Iterator[tuple[Event, bool]]:
    for events, article in zip(found, gold, strict=True):
        matching = match([event for event in events if event.type == type_], article)
        yield from ((event, True) for event, _ in matching.pairs)
        yield from ((event, False) for event in matching.extras)


def calibrated(types: Sequence[str], candidates: Sequence[Judged]) -> Calibration:
    """Slope and height for each type by logistic regression, and the threshold with the best F1."""
    slopes, heights, thresholds = [], [], []
    for each in candidates:
        chances = np.clip(each.scores, 1e-6, 1 - 1e-6)
        odds = np.log(chances / (1 - chances))
        line = LogisticRegression(C=1e3).fit(odds[:, None], each.right)
        slope, height = float(line.coef_[0, 0]), float(line.intercept_[0])
        slopes.append(round(slope, 4))
        heights.append(round(height, 4))
        thresholds.append(best(1 / (1 + np.exp(-(odds * slope + height))), each))
    if len(slopes) != len(types):
        raise ValueError(f"{len(types)} types, but candidates of {len(slopes)}")
    return Calibration(tuple(slopes), tuple(heights), tuple(thresholds))


def best(scores: npt.NDArray[np.float64], candidates: Judged) -> float:
    """The threshold of STEPS with the best F1; of those within NEAR of it the highest, which errs least."""

    def f1(threshold: float) -> float:
        told = scores >= threshold
        return float(2 * (told & candidates.right).sum() / max(1, told.sum() + candidates.wanted))

    highest = max(map(f1, STEPS))
    return float(max(step for step in STEPS if f1(step) >= highest - NEAR))
