"""Scores of groupings: BCubed, and precision, recall and F1 of pairs."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are."""
        return self.f(1.0)

    def f(self, beta: float) -> float:
        """F-measure in which recall counts beta times as much as precision; 0 where both are."""
        both = beta**2 * self.precision + self.recall
        return (1 + beta**2) * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        """As printed."""
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def bcubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> Score:
    """Of two labellings of the same items (Bagga and Baldwin, 1998)."""
    both, ours, theirs = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    items = list(zip(found, gold, strict=True))
    precision = sum(both[pair] / ours[pair[0]] for pair in items) / len(items)
    recall = sum(both[pair] / theirs[pair[1]] for pair in items) / len(items)
    return Score(precision, recall)


def of_sets(found: set[Item], gold: set[Item]) -> Score:
    """Of two sets; an empty one is right where the other is empty too."""
    right = len(found & gold)
    return Score(right / len(found) if found else float(not gold), right / len(gold) if gold else float(not found))


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """All pairs of members of one group, each in the alphabet's order."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}
