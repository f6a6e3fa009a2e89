"""What each denial denies: the claims of the story that are likest to what it says is not so, or none of them.

A pair of entries is compared by a few pairs of their mentions; how the pair stands among the others that the denial
could mean counts too.
"""

from collections.abc import Iterable
from itertools import chain, islice, product

from pipeline.stories.denying import denies
from pipeline.stories.entries import Entries, Entry
from pipeline.stories.learned import Network, Scorer, network, scorer
from pipeline.stories.mention import Mention

TYPES = ("personnel_deployment", "contract_statement", "denial")
EXAMPLES = 3
"""Of each entry's examples, so many are compared."""
BESIDE = 4
"""Pairs of mentions of one article that are compared, beside the entries' examples."""
CLOSE = 6
"""Entries of a denial's article that are compared, those told nearest to it."""
PAIR = ("best", "mean", "behind the best", "the best")
"""The features of a denial's entry and one that it may deny."""


class Denials:
    """The links between a story's entries; a denial's entry -> the entries that it denies, with their scores."""

    def __init__(self, entries: Entries, scorers: tuple[Network, Scorer] | None = None) -> None:
        self._entries = entries
        self._mention, self._pair = scorers or (network("denies"), scorer("denied"))
        self._found: dict[str, dict[str, tuple[float, float]]] = {}  # denial -> entry -> best and mean
        self._by: dict[str, set[str]] = {}  # entry -> denials that it was compared with

    def update(self, touched: Iterable[Entry], closed: Iterable[Entry] = ()) -> set[str]:
        """Compares anew what touched entries say; the denials whose links may be others now, by their ids."""
        changed: set[str] = set()
        for gone in closed:
            self._found.pop(gone.id, None)
            for denial in self._by.pop(gone.id, ()):
                self._found.get(denial, {}).pop(gone.id, None)
                changed.add(denial)
        for entry in touched:
            if entry.type == "denial":
                changed.update(self._compare(entry, other) for other in self._deniable(entry))
            changed.update(self._compare(denial, entry) for denial in self._deniers(entry))
        return {name for name in changed if name in self._entries.known}

    def of(self, denial: str) -> dict[str, float]:
        """The scores of all entries that a denial was compared with."""
        return {name: self._pair(values) for name, values in self.values(denial).items()}

    def values(self, denial: str) -> dict[str, tuple[float, float, float, bool]]:
        """The values of PAIR for the same entries; none where the denial was not made."""
        found = self._found.get(denial, {})
        if not any(mention.denies for mention in self._entries.known[denial].mentions.values()):
            return {}
        best = max((points for points, _ in found.values()), default=0.0)
        return {name: (points, mean, best - points, points == best) for name, (points, mean) in found.items()}

    def _deniable(self, denial: Entry) -> list[Entry]:
        stems = frozenset().union(*(one.claim.stems | one.sentence.stems for one in denial.examples))
        beside = chain.from_iterable(self._entries.beside(one)[:CLOSE] for one in denial.examples)
        return self._others(denial, (*beside, *chain(*(self._entries.near(type_, stems) for type_ in TYPES))))

    def _deniers(self, entry: Entry) -> list[Entry]:
        stems = frozenset().union(*(one.told.stems | one.trigger.stems for one in entry.examples))
        beside = chain.from_iterable(self._entries.beside(one)[:CLOSE] for one in entry.examples)
        near = (*beside, *self._entries.near("denial", stems))
        return [other for other in self._others(entry, near) if other.type == "denial"]

    def _others(self, entry: Entry, near: Iterable[Entry]) -> list[Entry]:
        return [other for other in dict.fromkeys(near) if other is not entry]

    def _compare(self, denial: Entry, entry: Entry) -> str:
        examples = product(denial.examples[:EXAMPLES], entry.examples[:EXAMPLES])
        pairs = dict.fromkeys((*examples, *islice(_beside(denial, entry), BESIDE)))
        points = [self._mention(denies(one, other)) for one, other in pairs]
        self._found.setdefault(denial.id, {})[entry.id] = (max(points), sum(points) / len(points))
        self._by.setdefault(entry.id, set()).add(denial.id)
        return denial.id


def _beside(denial: Entry, entry: Entry) -> Iterable[tuple[Mention, Mention]]:
    """Pairs of mentions of one article."""
    for article in denial.articles:
        yield from product(denial.articles[article], entry.articles.get(article, ()))
