"""Analyses in, log records out: the one object that holds the open stories."""

from dataclasses import dataclass
from typing import Self

import orjson

from pipeline.model import Analysis, LogRecord, StoryEvent
from pipeline.stories.checkpoint import packed, unpacked
from pipeline.stories.copies import Copies
from pipeline.stories.ids import derived_id
from pipeline.stories.nearest import Nearest, Text, text_of
from pipeline.stories.reading import Reading, reading_of
from pipeline.stories.records import number as numbered
from pipeline.stories.records import tell
from pipeline.stories.times import day
from pipeline.stories.understand import understand
from pipeline.stories.view import Told

FULL = 200  # articles; a story that holds more is left alone, and a new one goes on


@dataclass(frozen=True)
class Outcome:
    """What an analysis adds: log records, and its events with the story and entry that they belong to."""

    records: tuple[LogRecord, ...] = ()
    events: tuple[StoryEvent, ...] = ()


class Grouper:
    """A deterministic fold of analyses: the same analyses in the same order give the same records."""

    def __init__(self, articles: int = 20_000) -> None:
        """Articles bounds the memory (some 45 KB each): beyond it, stories touched longest ago are forgotten."""
        self._limit = articles
        self._told: dict[int, Told] = {}  # in the order of touching
        self._home: dict[str, int] = {}  # article id -> story number
        self._nearest = Nearest()
        self._copies = Copies()
        self._opened = 0

    def add(self, analysis: Analysis) -> Outcome:
        """The records and events that the analysis adds; none for an article that an open story has already."""
        if analysis.article_id in self._home:
            return Outcome()
        reading = reading_of(analysis)
        text = text_of(analysis.features, reading.matters, day(reading.day))
        copies = self._copies.of(reading.sketch)
        found = list(dict.fromkeys(self._home[other] for other in (*copies, *self._nearest.linked(text))))
        home = self._story_for(reading, found)
        self._take_in(home, reading, text)
        self._join(home, found)
        told = self._told[self._home[reading.id]]
        told.copies.update({(min(copy, reading.id), max(copy, reading.id)): None for copy in copies})
        records = self._told_now(told, reading)
        closed = tuple(record for story in told.untold for record in _closing(story, told.id))
        told.untold = []
        self._forget_oldest()
        return Outcome((*closed, *records), _placed(told, analysis))

    def _told_now(self, told: Told, reading: Reading) -> tuple[LogRecord, ...]:
        """The records; an article that cannot be told is taken out again, so that it stops no other."""
        try:
            return tell(told, understand(told.readings.values(), told.copies), reading.id, told.untold)
        except Exception:
            del told.readings[reading.id], self._home[reading.id]
            self._copies.remove(reading.id)
            self._nearest.remove(reading.id)
            raise

    def snapshot(self) -> bytes:
        """All that it knows, for from_snapshot; a grouper made from it goes on as this one would."""
        stories = {str(number): packed(told) for number, told in self._told.items()}
        state = {"limit": self._limit, "opened": self._opened, "stories": stories, "nearest": self._nearest.packed()}
        return orjson.dumps(state)

    @classmethod
    def from_snapshot(cls, data: bytes) -> Self:
        """The grouper that gave the snapshot."""
        state = orjson.loads(data)
        grouper = cls(state["limit"])
        grouper._opened = state["opened"]
        grouper._nearest = Nearest.unpacked(state["nearest"])
        for number, story in state["stories"].items():
            told = unpacked(story)
            grouper._told[int(number)] = told
            grouper._home.update(dict.fromkeys(told.readings, int(number)))
            for reading in told.readings.values():
                grouper._copies.add(reading.id, reading.sketch)
        return grouper

    def _story_for(self, reading: Reading, found: list[int]) -> int:
        """The first of the stories found that has room, or a new one."""
        for story in found:
            if self._has_room(story):
                return story
        self._opened += 1
        self._told[self._opened] = Told(derived_id("s", reading.id))
        return self._opened

    def _take_in(self, home: int, reading: Reading, text: Text) -> None:
        self._nearest.add(reading.id, text)
        self._copies.add(reading.id, reading.sketch)
        self._home[reading.id] = home
        told = self._told.pop(home)
        told.readings[reading.id] = reading
        self._told[home] = told

    def _has_room(self, story: int, more: int = 1) -> bool:
        return len(self._told[story].readings) + more <= FULL

    def _join(self, home: int, found: list[int]) -> None:
        """Merges the stories that the article shows to be one with its own; the older one goes on."""
        for story in found:
            if story != home and self._has_room(home, len(self._told[story].readings)):
                kept, gone = min(home, story), max(home, story)
                self._merge(kept, gone)
                home = kept

    def _merge(self, kept: int, gone: int) -> None:
        told, other = self._told.pop(kept), self._told.pop(gone)
        told.readings.update(other.readings)
        told.copies.update(other.copies)
        self._home.update(dict.fromkeys(other.readings, kept))
        told.untold += [*other.untold, *([Told(other.id, next_seq=other.next_seq)] if other.next_seq else [])]
        self._told[kept] = told

    def _forget_oldest(self) -> None:
        while len(self._home) > self._limit and len(self._told) > 1:
            oldest = next(iter(self._told))
            for article_id in self._told.pop(oldest).readings:
                self._nearest.remove(article_id)
                self._copies.remove(article_id)
                del self._home[article_id]


def _closing(gone: Told, into: str) -> tuple[LogRecord, ...]:
    """The last line of a story that goes on in another."""
    return numbered(gone, [{"kind": "story-closed", "data": {"into": into}}])


def _placed(told: Told, analysis: Analysis) -> tuple[StoryEvent, ...]:
    """The article's events with the entries that they came to stand in."""
    entries = {event.id: name for name, happening in told.entries.items() for event in happening.events}
    return tuple(
        StoryEvent(story_id=told.id, entry_id=entries[event.id], event=event, facts=analysis.facts)
        for event in analysis.events
    )
