"""Where an event lies among others, as the event model tells it: unit vectors of signed bytes."""

from base64 import b64decode
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

VECTORS, ONE = 3, 127
"""Vectors of an event; the number that stands for 1 in them."""
NEARNESS = ("", " untold")
"""What a scorer is told of two vectors."""
UNTOLD = (0.0, 1.0)
"""The values where one of both has none."""


class Embedding(NamedTuple):
    """An event as what happened, as a denial, and as what may be denied."""

    same: bytes
    denies: bytes
    denied: bytes


def unpacked(told: str) -> Embedding | None:
    """From base64; None where there is none."""
    vectors = b64decode(told)
    size = len(vectors) // VECTORS
    return Embedding(*(vectors[size * number : size * (number + 1)] for number in range(VECTORS))) if size else None


def nearness(one: bytes | None, other: bytes | None) -> Sequence[float]:
    """The values of NEARNESS."""
    if one is None or other is None:
        return UNTOLD
    return sum(map(mul, memoryview(one).cast("b"), memoryview(other).cast("b"))) / ONE**2, 0.0
