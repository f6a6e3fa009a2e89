"""Republished text: articles whose shorter one stands mostly in the longer one."""

from collections.abc import Sequence

ENOUGH = 0.5  # of the shorter text's shingles
LEAST = 4  # hashes; a shorter sketch says nothing


def containment(one: Sequence[int], other: Sequence[int]) -> float:
    """Share of the shorter sketch that the other has too, over the part of the hashes that both have kept."""
    if min(len(one), len(other)) < LEAST:
        return 0.0
    limit = min(one[-1], other[-1]) if max(len(one), len(other)) >= FULL else None
    first = {value for value in one if limit is None or value <= limit}
    second = {value for value in other if limit is None or value <= limit}
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= LEAST else 0.0


def are_copies(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether one of the texts was made from the other, or both from a third."""
    return containment(one, other) >= ENOUGH


FULL = 512  # a sketch of this size was cut: its largest hash bounds what it knows
