"""Sparse vectors of terms, weighed by how rare a term is."""

import math
from collections.abc import Iterable, Mapping
from typing import TypeVar

from pipeline.stories.tables import rarity

Vector = dict[str, float]
Key = TypeVar("Key")


def weighed(counts: Mapping[str, int]) -> Vector:
    """Counts as a vector of length 1."""
    told = zip(counts.items(), map(rarity().__getitem__, counts), strict=True)
    return scaled({term: (1.0 + math.log(count)) * weight for (term, count), weight in told if count > 0})


def flat(terms: Iterable[str]) -> Vector:
    """Terms that count once each, as a vector of length 1."""
    return weighed(dict.fromkeys(terms, 1))


def scaled(vector: Vector) -> Vector:
    """The vector at length 1; an empty one stays empty."""
    length = norm(vector)
    return {term: weight / length for term, weight in vector.items()} if length else {}


def norm(vector: Vector) -> float:
    """The vector's length."""
    return math.sqrt(math.fsum([weight * weight for weight in vector.values()]))


def heaviest(vector: Vector, number: int) -> list[str]:
    """The terms that weigh most."""
    return sorted(largest(vector, number), key=lambda term: (-vector[term], term))[:number]


def largest(numbers: Mapping[Key, float], count: int) -> list[Key]:
    """The keys of so many of the largest numbers, and of those equal to the last, in their order."""
    least = sorted(numbers.values())[-count:][:1]  # sorting bare numbers is the quickest
    return [key for key, number in numbers.items() if number >= least[0]]
