"""Gathering by likeness: the likest first, never two together that exclude each other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def gather(
    items: Sequence[Item], likeness: Callable[[Item, Item], float | None], enough: float
) -> list[tuple[int, ...]]:
    """Groups of the items' positions; depends on the items' order only where likeness ties."""
    apart, pairs = _compared(items, likeness, enough)
    groups = {index: {index} for index in range(len(items))}
    for _, first, second in sorted(pairs):
        one, other = groups[first], groups[second]
        if one is not other and not any((min(a, b), max(a, b)) in apart for a in one for b in other):
            one |= other
            for index in other:
                groups[index] = one
    return sorted({tuple(sorted(group)) for group in groups.values()})


def _compared(
    items: Sequence[Item], likeness: Callable[[Item, Item], float | None], enough: float
) -> tuple[set[tuple[int, int]], list[tuple[float, int, int]]]:
    """The pairs that exclude each other, and those that are alike enough, with minus their likeness."""
    apart, pairs = set(), []
    for first in range(len(items)):
        for second in range(first + 1, len(items)):
            points = likeness(items[first], items[second])
            if points is None:
                apart.add((first, second))
            elif points >= enough:
                pairs.append((-points, first, second))
    return apart, pairs
