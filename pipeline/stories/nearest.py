"""Open stories by what their articles say: which of them an article is nearest to."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pipeline.model import Features
from pipeline.stories.vectors import Vector, dot, flat, heaviest, norm, weighed

PROBES = 16  # of an article's heaviest terms, those that look for stories
RECENT = 64  # stories, the last ones touched, that one term finds
CANDIDATES = 10  # stories that are compared in full
MATTERS = 6  # of what an article's events are about
MATTER_COUNT = 3  # how often each counts as said
MEMBERS = 8  # articles of a story, the last ones, that a new one is compared with
CENTRE_TERMS = 400  # of a story's terms, the heaviest, that it is known by
WINDOW = 60  # days
HALF_WAY = 2.0  # days in which nearness in time falls most of its way
FAR = 0.4  # what is left of likeness for articles far apart in time
UNDATED = 0.85  # what is left of it where a date is missing
TITLE_SHARE = 0.45  # of likeness that titles make, the leads the rest
LEAST = 0.5  # of the threshold: with less likeness to its centre, a story is not compared in full


@dataclass
class Open:
    """What grouping knows of an open story."""

    number: int
    last_day: int | None = None
    leads: list[Vector] = field(default_factory=list)  # the last MEMBERS articles' vectors
    titles: list[Vector] = field(default_factory=list)
    total: Vector = field(default_factory=dict)  # sum of all articles' vectors
    length: float = 0.0
    probes: dict[str, None] = field(default_factory=dict)  # terms under which it is found
    articles: int = 0


@dataclass(frozen=True)
class Text:
    """An article as grouping compares it."""

    lead: Vector
    title: Vector
    probes: list[str]
    day: int | None  # ordinal of its date


def text_of(features: Features, matters: Iterable[str], day: int | None) -> Text:
    """The vectors of an article's features, and of what its events are about."""
    told = dict.fromkeys(sorted(matters)[:MATTERS], MATTER_COUNT)
    lead = weighed(features.terms | told)
    return Text(lead, flat(features.title), heaviest(lead, PROBES), day)


class Nearest:
    """An inverted index over the open stories; its answers do not depend on how long it has run."""

    def __init__(self) -> None:
        self.stories: dict[int, Open] = {}
        self._found_by: dict[str, dict[int, None]] = {}  # term -> stories, the last touched last

    def ranked(self, text: Text, least: float) -> list[tuple[float, int]]:
        """Likeness and number of the stories that may hold the article, the likest first."""
        scored = []
        for number in self._candidates(text):
            story = self.stories[number]
            near = nearness_in_time(text.day, story.last_day)
            centre = dot(text.lead, story.total) / story.length if story.length else 0.0
            if near and centre * near >= least * LEAST:
                scored.append((near * _likeness(text, story, centre), number))
        return sorted(scored, key=lambda found: (-found[0], found[1]))

    def add(self, number: int, text: Text) -> None:
        """Puts the article into the story, a new one if there is none of that number."""
        story = self.stories.setdefault(number, Open(number))
        story.articles += 1
        story.leads = [*story.leads, text.lead][-MEMBERS:]
        story.titles = [*story.titles, text.title][-MEMBERS:]
        story.last_day = max((day for day in (story.last_day, text.day) if day is not None), default=None)
        _grow(story, text.lead)
        self._find_by(story, text.probes)

    def merge(self, into: int, other: int) -> None:
        """Moves all of one story into another."""
        story, gone = self.stories[into], self.stories[other]
        self.remove(other)
        story.articles += gone.articles
        story.leads = [*gone.leads, *story.leads][-MEMBERS:]
        story.titles = [*gone.titles, *story.titles][-MEMBERS:]
        story.last_day = max((day for day in (story.last_day, gone.last_day) if day is not None), default=None)
        _grow(story, gone.total)
        self._find_by(story, list(gone.probes))

    def remove(self, number: int) -> None:
        """Forgets a story."""
        for term in self.stories.pop(number).probes:
            found = self._found_by[term]
            del found[number]
            if not found:
                del self._found_by[term]

    def likeness(self, one: int, other: int) -> float:
        """How like two stories are, by their centres and their last days."""
        first, second = self.stories[one], self.stories[other]
        near = nearness_in_time(first.last_day, second.last_day)
        return near * dot(first.total, second.total) / (first.length * second.length or 1.0)

    def joins(self, lone: int, other: int) -> float:
        """How like a story of one article is to another, as if its article came now; 0 for a story of more."""
        alone, story = self.stories[lone], self.stories[other]
        if alone.articles > 1:
            return 0.0
        text = Text(alone.leads[0], alone.titles[0], [], alone.last_day)
        centre = dot(text.lead, story.total) / (story.length or 1.0)
        return nearness_in_time(text.day, story.last_day) * _likeness(text, story, centre)

    def packed(self) -> dict[str, Any]:
        """All of it as plain data; orders are kept."""
        stories = {str(number): vars(story) for number, story in self.stories.items()}
        return {"stories": stories, "found_by": {term: list(found) for term, found in self._found_by.items()}}

    @classmethod
    def unpacked(cls, data: dict[str, Any]) -> "Nearest":
        """From what packed gave."""
        nearest = cls()
        nearest.stories = {int(number): Open(**story) for number, story in data["stories"].items()}
        nearest._found_by = {term: dict.fromkeys(found) for term, found in data["found_by"].items()}
        return nearest

    def _candidates(self, text: Text) -> list[int]:
        """Stories that share the article's heaviest terms, those that share most first."""
        shared: dict[int, float] = {}
        for term in text.probes:
            weight = text.lead[term]
            for number in islice(reversed(self._found_by.get(term, {})), RECENT):
                shared[number] = shared.get(number, 0.0) + weight
        least = sorted(shared.values())[-CANDIDATES:][:1]  # sorting a few hundred bare numbers is the quickest
        likest = [number for number, weight in shared.items() if weight >= least[0]]
        return sorted(likest, key=lambda number: (-shared[number], number))[:CANDIDATES]

    def _find_by(self, story: Open, terms: list[str]) -> None:
        for term in terms:
            found = self._found_by.setdefault(term, {})
            found.pop(story.number, None)
            found[story.number] = None
            story.probes[term] = None


def nearness_in_time(one: int | None, other: int | None) -> float:
    """1 on the same day, falling to FAR, 0 outside the window; UNDATED where a date is missing."""
    if one is None or other is None:
        return UNDATED
    gap = abs(one - other)
    return FAR + (1.0 - FAR) * math.exp(-gap / HALF_WAY) if gap <= WINDOW else 0.0


def _likeness(text: Text, story: Open, centre: float) -> float:
    lead = max(dot(text.lead, other) for other in story.leads)
    title = max(dot(text.title, other) for other in story.titles)
    return (1.0 - TITLE_SHARE) * (lead + centre) / 2 + TITLE_SHARE * title


def _grow(story: Open, vector: Vector) -> None:
    for term, weight in vector.items():
        story.total[term] = story.total.get(term, 0.0) + weight
    if len(story.total) > 2 * CENTRE_TERMS:
        story.total = {term: story.total[term] for term in heaviest(story.total, CENTRE_TERMS)}
    story.length = norm(story.total)
