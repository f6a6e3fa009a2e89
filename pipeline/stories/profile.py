"""What an article and a whole story are about, compared: words of leads and titles, and days."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Features
from pipeline.stories.vectors import Vector, flat, heaviest, scaled, weighed

LONGEST = 200
"""Terms by which a whole story is compared with another: its heaviest."""
PROBES = 16
"""Of the heaviest terms, those that stories are looked up by."""
SOON, LATER, YEAR = 3.0, 15.0, 365
"""Days in which nearness in time falls most of its way, quickly and slowly; and the longest gap that is told apart."""
FEATURES = ("lead", "title", "soon", "later", "gap", "undated")


@dataclass(frozen=True)
class Text:
    """An article as grouping compares it, or a story as if it were one; days are the ordinals of first and last."""

    lead: Vector
    title: Vector
    probes: tuple[str, ...]
    days: tuple[int, int] | None


def text_of(features: Features, day: int | None) -> Text:
    """An article's text; day is the ordinal of its date."""
    lead = weighed(features.terms)
    return Text(lead, flat(features.title), tuple(heaviest(lead, PROBES)), None if day is None else (day, day))


@dataclass
class Total:
    """The sum of vectors, with its length's square."""

    terms: Vector = field(default_factory=dict)
    square: float = 0.0

    def add(self, vector: Mapping[str, float]) -> None:
        """Takes in another one."""
        known, added = self.terms.get, []
        for term, weight in vector.items():
            before = known(term, 0.0)
            self.terms[term] = before + weight
            added.append(weight * (2.0 * before + weight))
        self.square += math.fsum(added)

    def cosine(self, vector: Mapping[str, float]) -> float:
        """With a vector of length 1; 0 where either is empty."""
        product = math.fsum([self.terms[term] * vector[term] for term in self.terms.keys() & vector.keys()])
        return product / math.sqrt(self.square) if product else 0.0


@dataclass
class Profile:
    """A story taken together."""

    lead: Total = field(default_factory=Total)
    title: Total = field(default_factory=Total)
    days: tuple[int, int] | None = None

    def add(self, text: Text) -> None:
        """Takes in an article."""
        self.lead.add(text.lead)
        self.title.add(text.title)
        self.days = _spanning(self.days, text.days)

    def absorb(self, other: "Profile") -> None:
        """Takes in another story."""
        self.lead.add(other.lead.terms)
        self.title.add(other.title.terms)
        self.days = _spanning(self.days, other.days)

    def text(self) -> Text:
        """The story as if it were one article of its last day: what was told long ago makes no two stories one."""
        lead, title = (scaled(_heaviest(total.terms, LONGEST)) for total in (self.lead, self.title))
        last = self.days and (self.days[1], self.days[1])
        return Text(lead, title, tuple(heaviest(lead, PROBES)), last)


def features(text: Text, profile: Profile) -> Sequence[float]:
    """The values of FEATURES."""
    near = _nearness(text.days, profile.days)
    return (profile.lead.cosine(text.lead), profile.title.cosine(text.title), *near)


def _nearness(some: tuple[int, int] | None, others: tuple[int, int] | None) -> tuple[float, float, float, float]:
    if some is None or others is None:
        return 0.0, 0.0, 0.0, 1.0
    gap = max(0, some[0] - others[1], others[0] - some[1])
    return math.exp(-gap / SOON), math.exp(-gap / LATER), min(gap, YEAR) / YEAR, 0.0


def _spanning(some: tuple[int, int] | None, others: tuple[int, int] | None) -> tuple[int, int] | None:
    if some is None or others is None:
        return some or others
    return min(some[0], others[0]), max(some[1], others[1])


def _heaviest(terms: Vector, number: int) -> Vector:
    return {term: terms[term] for term in heaviest(terms, number)} if len(terms) > number else terms
