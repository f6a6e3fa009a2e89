"""A story as the grouper sees it: what its articles and events come to, before it is told as log records."""

from dataclasses import dataclass, field

from pipeline.model import Event, StoryArticle
from pipeline.stories.reading import Reading


@dataclass(frozen=True)
class Link:
    """A denial of one happening by another: positions of both in their view, and the denial's events."""

    denied: int
    by: int
    events: tuple[str, ...]


@dataclass(frozen=True)
class Happening:
    """Events that tell of the same thing, in canonical order, and what they come to."""

    events: tuple[Event, ...]
    sources: dict[str, str]  # event id -> the independent source that it stands on
    status: str
    confirmed_by_denier: bool = False

    @property
    def independent(self) -> tuple[str, ...]:
        """The distinct sources, sorted."""
        return tuple(sorted(set(self.sources.values())))


@dataclass(frozen=True)
class View:
    """All that a set of articles comes to, whatever order they came in."""

    articles: tuple[StoryArticle, ...] = ()
    happenings: tuple[Happening, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass
class Told:
    """A story's state: its articles, and what its log has told so far."""

    id: str
    readings: dict[str, Reading] = field(default_factory=dict)
    copies: dict[tuple[str, str], None] = field(
        default_factory=dict
    )  # articles with the same text, not all of them here
    articles: dict[str, StoryArticle] = field(default_factory=dict)
    entries: dict[str, Happening] = field(default_factory=dict)  # in the order of opening
    links: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # (denied, by) -> denial's events
    used: set[str] = field(default_factory=set)  # ids of all entries that were ever opened
    untold: list["Told"] = field(default_factory=list)  # stories merged into this one, of which no log tells yet
    next_seq: int = 0
