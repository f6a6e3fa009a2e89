"""Republished text: articles whose shorter one stands mostly in the longer one, found by their sketches."""

from collections.abc import Sequence
from itertools import islice

from pipeline.stories.features import SKETCH_BELOW, SKETCH_SIZE

ENOUGH = 0.485  # of the shorter sketch; a half of the text, with room for the sample's error
LEAST = 4  # hashes; a shorter sketch says nothing
INDEXED_BELOW = SKETCH_BELOW >> 3  # of a sketch's hashes, one of eight is looked up
COMMON = 64  # articles, the last ones, that one shingle finds
COMPARED = 16  # articles that share most hashes, compared in full


def containment(one: Sequence[int], other: Sequence[int]) -> float:
    """Share of the shorter sketch that the other has too, over the part of the hashes that both have kept."""
    if min(len(one), len(other)) < LEAST:
        return 0.0
    limit = min(_known_to(one), _known_to(other))
    first = {value for value in one if value <= limit}
    second = {value for value in other if value <= limit}
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= LEAST else 0.0


def _known_to(sketch: Sequence[int]) -> int:
    """The largest hash up to which the sketch has all of its text's."""
    return sketch[-1] if len(sketch) >= SKETCH_SIZE else max(sketch[-1], SKETCH_BELOW)


def are_copies(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether one of the texts was made from the other, or both from a third."""
    return containment(one, other) >= ENOUGH


class Copies:
    """The sketches of all articles of open stories, found by the hashes that they share."""

    def __init__(self) -> None:
        self._sketches: dict[str, tuple[int, ...]] = {}
        self._digests: dict[str, tuple[str, ...]] = {}
        self._having: dict[int | str, dict[str, None]] = {}

    def of(self, sketch: Sequence[int], digests: Sequence[str] = ()) -> list[str]:
        """Ids of the known articles that are copies of the sketch's article, or share a digest with it."""
        alike = (article_id for digest in digests for article_id in self._having.get(digest, ()))
        return list(dict.fromkeys((*alike, *self._sharing(sketch))))

    def _sharing(self, sketch: Sequence[int]) -> list[str]:
        shared: dict[str, int] = {}
        for value in _indexed(sketch):
            for article_id in islice(reversed(self._having.get(value, {})), COMMON):
                shared[article_id] = shared.get(article_id, 0) + 1
        likest = sorted(shared, key=lambda article_id: (-shared[article_id], article_id))[:COMPARED]
        return [article_id for article_id in likest if are_copies(sketch, self._sketches[article_id])]

    def add(self, article_id: str, sketch: tuple[int, ...], digests: tuple[str, ...] = ()) -> None:
        """Makes the article known."""
        self._sketches[article_id], self._digests[article_id] = sketch, digests
        for value in _looked_up(sketch, digests):
            self._having.setdefault(value, {})[article_id] = None

    def remove(self, article_id: str) -> None:
        """Forgets the article."""
        for value in _looked_up(self._sketches.pop(article_id), self._digests.pop(article_id)):
            having = self._having[value]
            del having[article_id]
            if not having:
                del self._having[value]


def _looked_up(sketch: Sequence[int], digests: Sequence[str]) -> list[int | str]:
    return [*_indexed(sketch), *digests]


def _indexed(sketch: Sequence[int]) -> list[int]:
    """The sketch's hashes that are looked up: those below a bound, or the first ones of a short text."""
    below = [value for value in sketch if value < INDEXED_BELOW]
    return below if len(below) >= LEAST else list(sketch[:LEAST])
