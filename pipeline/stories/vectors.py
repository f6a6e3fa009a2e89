"""Sparse vectors of terms, weighed by how rare a term is."""

import math
from collections.abc import Iterable, Mapping

from pipeline.stories.tables import rarity

Vector = dict[str, float]


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
    least = sorted(vector.values())[-number:][:1]  # sorting bare numbers is the quickest
    heavy = [term for term, weight in vector.items() if weight >= least[0]]
    return sorted(heavy, key=lambda term: (-vector[term], term))[:number]
