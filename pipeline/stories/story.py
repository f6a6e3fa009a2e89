"""One story: its articles, entries and links as they grow, and what its log has told of them so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.model import Event, StoryArticle
from pipeline.stories.denials import Denials
from pipeline.stories.entries import Entries, Entry
from pipeline.stories.learned import Thresholds, thresholds
from pipeline.stories.mention import Mention
from pipeline.stories.reading import COMPARED, Reading
from pipeline.stories.sources import Sources
from pipeline.stories.status import asserting, confirmed, status


class Link(NamedTuple):
    """A denial of an entry: how likely it is one, and the events of it that were made."""

    score: float  # to two digits
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Happening:
    """What an entry comes to: its events in the order in which they came, and what follows from them."""

    type: str
    events: tuple[Event, ...]
    sources: dict[str, str]  # event id -> the independent source that it stands on
    independent: tuple[str, ...]  # the sources that assert it, sorted
    status: str
    confirmed_by_denier: bool
    denied_by: dict[str, Link]  # by the denial's entry


@dataclass
class Told:
    """What a story's log has told."""

    articles: dict[str, StoryArticle] = field(default_factory=dict)
    entries: dict[str, Happening] = field(default_factory=dict)
    next_seq: int = 0


class Story:
    """Takes one article after the other; what each changes is of a few entries, however many there are."""

    def __init__(self, story_id: str, follows: str | None = None, limits: Thresholds | None = None) -> None:
        self.id = story_id
        self.follows = follows
        self.limits = limits or thresholds()
        self.readings: dict[str, Reading] = {}
        self.copies: dict[str, list[str]] = {}  # article -> articles with the same text, not all of them here
        self.merged: list[
            tuple[str, int]
        ] = []  # stories that this one goes on with, not told yet, with their next seqs
        self.told = Told()
        self._sources = Sources()
        self._entries = Entries(limits=self.limits)
        self._denials = Denials(self._entries)
        self._links: dict[str, dict[str, float]] = {}  # entry -> denials that deny it, with their scores
        self._denied: dict[str, set[str]] = {}  # denial -> entries that it denies
        self._changed: dict[str, None] = {}  # entries
        self._moved: dict[str, None] = {}  # articles

    def add(self, reading: Reading, copies: list[str]) -> None:
        """Takes in an article, and the ids of known articles that have its text."""
        self.readings[reading.id] = reading
        self.copies[reading.id] = copies
        moved = self._sources.add(reading, copies)
        self._moved.update(dict.fromkeys(moved))
        touched = {name: None for article in moved for name in self._entries.of_article(article)}
        opened: dict[str, Entry] = {}
        closed: list[Entry] = []
        for mention in reading.mentions[:COMPARED]:
            entry, gone = self._entries.add(mention)
            opened[entry.id] = entry
            closed += gone
        apart = [self._entries.apart(mention) for mention in reading.mentions[COMPARED:]]
        growing = [entry for entry in opened.values() if entry.id in self._entries.known]
        denying = self._denials.update(growing, closed)
        self._changed.update(touched)
        self._changed.update(dict.fromkeys(entry.id for entry in (*growing, *closed, *apart)))
        self._link(sorted({*denying, *(entry.id for entry in growing if entry.type == "denial")}), closed)

    def changes(self) -> tuple[list[StoryArticle], list[str], dict[str, Happening]]:
        """Articles that are new or in another group, entries that are no more, and what others have come to."""
        articles = [self._sources.articles[name] for name in self._moved]
        closed = [name for name in self.told.entries if name in self._changed and name not in self._entries.known]
        found = {name: self._happening(name) for name in self._changed if name in self._entries.known}
        self._changed, self._moved = {}, {}
        return articles, closed, found

    def entries_of(self, article_id: str) -> dict[str, str]:
        """The entry that each event of an article stands in."""
        return {
            mention.event.id: name
            for name in self._entries.of_article(article_id)
            for mention in self._entries.known[name].articles[article_id]
        }

    def _link(self, denials: Iterable[str], closed: Iterable[Entry]) -> None:
        for gone in closed:
            self._set(gone.id, {})
            self._links.pop(gone.id, None)
        for denial in denials:
            found = self._denials.of(denial)
            self._set(denial, {name: round(score, 2) for name, score in found.items() if score >= self.limits.link})

    def _set(self, denial: str, found: dict[str, float]) -> None:
        """The entries that a denial denies from now on."""
        for name in sorted(self._denied.get(denial, set()) - found.keys()):
            self._links.get(name, {}).pop(denial, None)
            self._changed[name] = None
        for name, score in found.items():
            self._links.setdefault(name, {})[denial] = score
            self._changed[name] = None
        self._denied[denial] = set(found)

    def _happening(self, name: str) -> Happening:
        entry = self._entries.known[name]
        mentions = list(entry.mentions.values())
        by = sorted(self._links.get(name, {}).items())
        made = {denial: self._made(denial) for denial, _ in by}
        against = [mention for denial, score in by if score >= self.limits.denied for mention in made[denial]]
        doubtful = [mention for denial, score in by if score < self.limits.denied for mention in made[denial]]
        sources = self._sources.of(mentions)
        independent = asserting(mentions, [*against, *doubtful], sources)
        return Happening(
            type=entry.type,
            events=tuple(mention.event for mention in mentions),
            sources=sources,
            independent=tuple(sorted(independent)),
            status=status(mentions, len(independent), against, doubtful),
            confirmed_by_denier=confirmed(mentions, against),
            denied_by={denial: Link(score, tuple(one.event for one in made[denial])) for denial, score in by},
        )

    def _made(self, denial: str) -> list[Mention]:
        return [mention for mention in self._entries.known[denial].mentions.values() if mention.denies]
