"""Which open stories share an article's heaviest terms; the cost of an answer grows with neither number nor size."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice

from pipeline.stories.vectors import largest

RECENT = 64
"""Stories, those touched last, that one term finds."""
CANDIDATES = 8
"""Stories that are compared in full."""


class Near:
    """An inverted index from terms to stories, the last touched last."""

    def __init__(self) -> None:
        self._found_by: dict[str, dict[int, None]] = {}
        self._terms: dict[int, set[str]] = {}

    def touch(self, story: int, terms: Iterable[str]) -> None:
        """Makes the story found by the terms too, and last touched for them."""
        known = self._terms.setdefault(story, set())
        for term in terms:
            found = self._found_by.setdefault(term, {})
            found.pop(story, None)
            found[story] = None
            known.add(term)

    def hand_over(self, story: int, other: int) -> None:
        """What found the story finds the other in its place."""
        terms = sorted(self._terms.get(story, ()))
        self.remove(story)
        self.touch(other, terms)

    def remove(self, story: int) -> None:
        """Forgets the story; one that nothing finds is forgotten already."""
        for term in self._terms.pop(story, ()):
            found = self._found_by[term]
            del found[story]
            if not found:
                del self._found_by[term]

    def to(self, terms: Iterable[str]) -> list[int]:
        """The stories that share most of the terms; of equals, those that share a heavier one or came last."""
        finding = (self._found_by[term] for term in terms if term in self._found_by)
        shared = Counter(chain.from_iterable(islice(reversed(found), RECENT) for found in finding))
        return sorted(largest(shared, CANDIDATES), key=lambda story: -shared[story])[:CANDIDATES]
