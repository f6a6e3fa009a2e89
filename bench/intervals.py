"""How sure the figures are: 95% intervals by drawing articles anew, and what scores and thresholds are worth."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from bench.gold import GoldArticle
from bench.scoring import Counts, match, names
from pipeline.model import Event

DRAWS = 1000
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.001)
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Interval = tuple[float, float]


def interval(counts: Sequence[Counts], measure: str, name: str = "all") -> Interval:
    """The middle 95% of F1 over draws of as many articles, given each article's counts."""
    each = np.array([[one[measure, name, kind] for kind in ("right", "given", "wanted")] for one in counts])
    rng = np.random.default_rng(1)
    sums = np.array([each[rng.integers(0, len(each), len(each))].sum(axis=0) for _ in range(DRAWS)])
    low, high = np.quantile(_f1(sums), (0.025, 0.975))
    return float(low), float(high)


def _f1(sums: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    right, given, wanted = sums.T
    return np.asarray(2 * right / np.maximum(1, given + wanted))


def intervals(counts: Sequence[Counts]) -> Iterator[str]:
    """A line for F1 over all, of each type, and of arguments."""
    kinds = [name for name in names(sum(counts, Counter()), "events") if "/" not in name]
    for measure, name in (*(("events", kind) for kind in kinds), ("arguments", "all")):
        low, high = interval(counts, measure, name)
        yield f"  95% of {measure}/{name:<24} {low:.3f} to {high:.3f}"


def judged(found: Sequence[Sequence[Event]], gold: Sequence[GoldArticle], type_: str) -> list[tuple[float, bool]]:
    """Score of each candidate of a type and whether it is right; those that optional events excuse are left out."""
    matchings = [
        match([event for event in events if event.type == type_], one) for events, one in zip(found, gold, strict=True)
    ]
    right = [(event.score or 0.0, True) for matching in matchings for event, _ in matching.pairs]
    return right + [(event.score or 0.0, False) for matching in matchings for event in matching.extras]


def reliability(candidates: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Of candidates in each range of scores: how many, their mean score, and the share that is right."""
    for low, high in pairwise(BINS):
        inside = [(score, right) for score, right in candidates if low <= score < high]
        if inside:
            mean, share = (sum(each[place] for each in inside) / len(inside) for place in (0, 1))
            bounds = f"{low:.1f} to {min(high, 1.0):.1f}"
            yield f"    score {bounds}: {len(inside):4d} candidates, mean {mean:.2f}, right {share:.2f}"


def thresholds(candidates: Sequence[tuple[float, bool]], wanted: int) -> Iterator[str]:
    """Precision, recall and F1 at each threshold."""
    for threshold in THRESHOLDS:
        told = [right for score, right in candidates if score >= threshold]
        precision, recall = sum(told) / max(1, len(told)), sum(told) / max(1, wanted)
        f1 = 2 * sum(told) / max(1, len(told) + wanted)
        yield f"    threshold {threshold:.1f}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}"
