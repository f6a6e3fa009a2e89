"""Known articles by what they say: which of them tell of the same matter as a new one."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from pipeline.model import Features
from pipeline.stories.vectors import Vector, dot, flat, heaviest, weighed

ENOUGH = 0.175  # likeness from which two articles are of one story
PROBES = 16  # of an article's heaviest terms, those that it is looked up by
RECENT = 64  # articles, the last ones, that one term finds
CANDIDATES = 16  # articles that are compared in full
MATTERS = 6  # of what an article's events are about
MATTER_COUNT = 3  # how often each counts as said
WINDOW = 60  # days
LONG_WINDOW = 400  # days, for articles whose events are about one matter
HALF_WAY = 3.0  # days in which nearness in time falls most of its way
FAR = 0.4  # what is left of likeness for articles far apart in time
FAR_ON_A_MATTER = 0.5  # what is left of it where their events are about one matter
UNDATED = 0.6  # what is left of it where neither has a date
ONE_UNDATED = 0.45  # what is left of it where one has none: it could be like articles of all years, and make them one
TITLE_SHARE = 0.25  # of likeness that titles make, the leads the rest


@dataclass(frozen=True)
class Text:
    """An article as grouping compares it."""

    lead: Vector
    title: Vector
    probes: tuple[str, ...]  # terms by which it looks for others and is found
    matters: frozenset[str]
    day: int | None  # ordinal of its date


def text_of(features: Features, matters: Iterable[str], day: int | None) -> Text:
    """The vectors of an article's features, and of what its events are about."""
    told = frozenset(matters)
    lead = weighed(features.terms | dict.fromkeys(sorted(told)[:MATTERS], MATTER_COUNT))
    return Text(lead, flat(features.title), tuple(heaviest(lead, PROBES)), told, day)


def likeness(one: Text, other: Text) -> float:
    """0 to 1, the same both ways; nothing but the two articles counts."""
    near = nearness_in_time(one.day, other.day, not one.matters.isdisjoint(other.matters))
    if not near:
        return 0.0
    return near * ((1.0 - TITLE_SHARE) * dot(one.lead, other.lead) + TITLE_SHARE * dot(one.title, other.title))


def nearness_in_time(one: int | None, other: int | None, one_matter: bool = False) -> float:
    """1 on the same day, falling with the days between, 0 outside the window; less where a date is missing."""
    if one is None or other is None:
        return UNDATED if one is other else ONE_UNDATED
    gap = abs(one - other)
    far, window = (FAR_ON_A_MATTER, LONG_WINDOW) if one_matter else (FAR, WINDOW)
    return far + (1.0 - far) * math.exp(-gap / HALF_WAY) if gap <= window else 0.0


class Nearest:
    """An inverted index over the articles of open stories; the cost of an answer does not grow with them."""

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._found_by: dict[str, dict[str, None]] = {}  # term -> articles, the last added last

    def linked(self, text: Text) -> list[str]:
        """Ids of the articles that are of one story with the text, the likest first."""
        scored = [(likeness(text, self._texts[known]), known) for known in self._candidates(text)]
        return [known for points, known in sorted(scored, key=lambda found: (-found[0], found[1])) if points >= ENOUGH]

    def add(self, article_id: str, text: Text) -> None:
        """Makes the article known."""
        self._texts[article_id] = text
        for term in text.probes:
            self._found_by.setdefault(term, {})[article_id] = None

    def remove(self, article_id: str) -> None:
        """Forgets the article."""
        for term in self._texts.pop(article_id).probes:
            found = self._found_by[term]
            del found[article_id]
            if not found:
                del self._found_by[term]

    def packed(self) -> list[dict[str, Any]]:
        """All of it as plain data, in the order of adding."""
        return [{"id": known, **vars(text), "matters": sorted(text.matters)} for known, text in self._texts.items()]

    @classmethod
    def unpacked(cls, data: Iterable[dict[str, Any]]) -> "Nearest":
        """From what packed gave."""
        nearest = cls()
        for item in data:
            text = Text(item["lead"], item["title"], tuple(item["probes"]), frozenset(item["matters"]), item["day"])
            nearest.add(item["id"], text)
        return nearest

    def _candidates(self, text: Text) -> list[str]:
        """Articles that share most of the text's probes; of equals, those that share a heavier one."""
        finding = (self._found_by[term] for term in text.probes if term in self._found_by)
        shared = Counter(chain.from_iterable(islice(reversed(found), RECENT) for found in finding))
        least = sorted(shared.values())[-CANDIDATES:][:1]  # sorting a few hundred bare numbers is the quickest
        likest = [known for known, number in shared.items() if number >= least[0]]
        return sorted(likest, key=lambda known: -shared[known])[:CANDIDATES]
