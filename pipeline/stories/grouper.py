"""Analyses in, log records out: the one object that holds the open stories."""

from dataclasses import dataclass

import orjson

from pipeline.model import Analysis, LogRecord, StoryEvent
from pipeline.stories.copies import Copies
from pipeline.stories.ids import derived_id
from pipeline.stories.learned import Thresholds, scorer, thresholds
from pipeline.stories.near import Near
from pipeline.stories.profile import Profile, Text, features, text_of
from pipeline.stories.reading import Reading, reading_of
from pipeline.stories.records import closing, tell
from pipeline.stories.story import Story

FULL = 2_000
"""Articles; a story that holds more is closed to new ones, and a story that follows it goes on."""
EVENTS = 20_000
"""So does one that holds more events: what an article costs grows with the entries that it touches."""


@dataclass(frozen=True)
class Outcome:
    """What an analysis adds: log records, and its events with the story and entry that they belong to."""

    records: tuple[LogRecord, ...] = ()
    events: tuple[StoryEvent, ...] = ()


@dataclass
class Open:
    """An open story, what it is about, and at how many articles it is looked at again."""

    story: Story
    profile: Profile
    look: int = 2
    events: int = 0

    @property
    def size(self) -> int:
        """How many articles it holds."""
        return len(self.story.readings)

    @property
    def is_full(self) -> bool:
        """Whether it takes no more."""
        return self.size >= FULL or self.events >= EVENTS

    def add(self, reading: Reading, copies: list[str]) -> None:
        """Takes in an article."""
        self.story.add(reading, copies)
        self.events += len(reading.mentions)


class Grouper:
    """A deterministic fold of analyses: the same analyses in the same order give the same records."""

    def __init__(self, articles: int = 20_000, events: int = 100_000, limits: Thresholds | None = None) -> None:
        """The numbers bound the memory: beyond either, stories touched longest ago are forgotten."""
        self._limits = limits or thresholds()
        self._limit = articles
        self._limit_events = events
        self._events = 0
        self._open: dict[int, Open] = {}  # in the order of touching
        self._home: dict[str, int] = {}  # article id -> number of its story
        self._near = Near()
        self._copies = Copies()
        self._followed: dict[int, int] = {}  # full story -> the one that goes on
        self._opened = 0
        self._joins = scorer("grouping")

    def add(self, analysis: Analysis) -> Outcome:
        """The records and events that the analysis adds; none for an article that an open story has already.

        Raises whatever its text cannot be written with, before anything has changed.
        """
        if analysis.article_id in self._home:
            return Outcome()
        orjson.dumps(analysis.model_dump(mode="json", exclude={"features"}))
        reading = reading_of(analysis)
        text = text_of(analysis.features, reading.day)
        copies = self._copies.of(reading.sketch, reading.digests)
        number = self._story_for(reading, text, copies)
        self._take_in(number, reading, text, copies)
        number = self._look_again(number)
        story = self._open[number].story
        closed = tuple(record for name, seq in story.merged for record in closing(name, seq, story.id))
        records = tell(story, reading.id)
        story.merged = []
        self._forget_oldest()
        return Outcome((*closed, *records), _placed(story, analysis))

    def _story_for(self, reading: Reading, text: Text, copies: list[str]) -> int:
        """The story that the article's text is from, or the one that it is likest to, or a new one."""
        own = next((self._home[copy] for copy in copies if copy in self._home), None)
        number = own if own is not None else self._likest(text, self._limits.joins)
        while number in self._followed:
            number = self._followed[number]
        if number in self._open and not self._open[number].is_full:
            return number
        follows = self._open.get(number) if number is not None else None
        self._opened += 1
        story = Story(derived_id("s", reading.id), follows.story.id if follows else None, self._limits)
        self._open[self._opened] = Open(story, follows.profile if follows else Profile())
        if number is not None and follows:
            self._followed[number] = self._opened
            self._near.hand_over(number, self._opened)
        return self._opened

    def _likest(self, text: Text, enough: float, but: int | None = None) -> int | None:
        """Of the open stories the likest one, where it is like enough."""
        scored = [
            (self._joins(features(text, self._open[number].profile)), -place, number)
            for place, number in enumerate(self._near.to(text.probes))
            if number != but
        ]
        points, _, number = max(scored, default=(0.0, 0, -1))
        return number if points >= enough else None

    def _take_in(self, number: int, reading: Reading, text: Text, copies: list[str]) -> None:
        known = self._open.pop(number)
        known.profile.add(text)
        known.add(reading, copies)
        self._open[number] = known
        self._home[reading.id] = number
        self._events += len(reading.mentions)
        self._copies.add(reading.id, reading.sketch, reading.digests)
        self._near.touch(number, text.probes)

    def _look_again(self, number: int) -> int:
        """Where the story has grown by half, whether it is one with another now; the number that it goes on under."""
        while self._open[number].size >= self._open[number].look:
            known = self._open[number]
            known.look = known.size + max(1, known.size // 2)
            other = self._likest(known.profile.text(), self._limits.merges, number)
            if other is None or known.size + self._open[other].size > FULL:
                break
            if known.events + self._open[other].events > EVENTS:
                break
            number = self._merge(number, other)
        return number

    def _merge(self, one: int, other: int) -> int:
        """The larger story takes in the other's articles; of equals, the older."""
        kept, gone = sorted((one, other), key=lambda number: (-self._open[number].size, number))
        into, left = self._open.pop(kept), self._open.pop(gone)
        into.profile.absorb(left.profile)
        for reading in left.story.readings.values():
            into.add(reading, left.story.copies[reading.id])
            self._home[reading.id] = kept
        told = left.story.told.next_seq
        into.story.merged += [*left.story.merged, *([(left.story.id, told)] if told else [])]
        into.look = min(into.look, into.size)
        self._open[kept] = into
        self._near.hand_over(gone, kept)
        if gone in self._followed.values():
            self._followed[gone] = kept
        return kept

    def _forget_oldest(self) -> None:
        while (len(self._home) > self._limit or self._events > self._limit_events) and len(self._open) > 1:
            oldest = next(iter(self._open))
            gone = self._open.pop(oldest)
            self._events -= gone.events
            for article_id in gone.story.readings:
                self._copies.remove(article_id)
                del self._home[article_id]
            self._near.remove(oldest)
            self._followed.pop(oldest, None)


def _placed(story: Story, analysis: Analysis) -> tuple[StoryEvent, ...]:
    """The article's events with the entries that they came to stand in."""
    names = story.entries_of(analysis.article_id)
    return tuple(
        StoryEvent(story_id=story.id, entry_id=names[event.id], event=event, facts=analysis.facts)
        for event in analysis.events
    )
