"""The kinds of log records: what their `data` hold, and which ids stand beside them.

Readers must pass over kinds that they do not know: newer writers may have more.
"""

from dataclasses import dataclass

from pydantic import Field

from pipeline.model import Mention, Record, StoryArticle


class StoryOpened(Record):
    """The first line of a log."""

    follows: str | None = Field(default=None, description="The full story that this one goes on from")
    denied_from: float | None = Field(
        default=None, description="Score from which a denial changes a status; absent: the learned one"
    )


class StoryMerged(Record):
    """Another story's articles and events are told again in this log from here on."""

    story: str = Field(description="The other story, whose log ends with story-closed")


class StoryClosed(Record):
    """The last line of a log whose story goes on under another id."""

    into: str = Field(description="The story that it goes on in")


class ArticleRegrouped(Record):
    """An article turned out to be another source's text, or the copy of others."""

    source_group: str
    copy_of: tuple[str, ...] = Field(description="Articles of the story with (nearly) the same text")


class EntryOpened(Record):
    """A happening that no entry told of before."""

    type: str = Field(description="Event type")


class EntryClosed(Record):
    """An entry of which nothing is left; its mentions have moved."""


class MentionMoved(Record):
    """A mention of an entry that is closed now stands in the one that is named beside."""

    origin: str = Field(serialization_alias="from", description="The entry that it stood in")
    source: str = Field(description="The independent source that it stands on")


class MentionRegrouped(Record):
    """A mention now stands on another source."""

    source: str = Field(description="The independent source that it stands on")


class SourceAdded(Record):
    """An independent source more for an entry, and the mention that brought it."""

    source: str


class SourceDropped(Record):
    """A source that no mention of the entry stands on any longer."""

    source: str


class Denied(Record):
    """A denial of the entry; the words beside are the denial's."""

    by: str = Field(description="The entry of the denial")
    events: tuple[str, ...] = Field(description="Its events that deny this entry")
    score: float | None = Field(
        default=None,
        description="Calibrated probability, 0 to 1, that it denies this; absent in logs of releases before",
    )


class DenialRescored(Record):
    """A denial of the entry has another score."""

    by: str = Field(description="The entry of the denial")
    score: float = Field(description="Calibrated probability, 0 to 1, that it denies this")


class DenialDropped(Record):
    """What was taken for a denial of the entry is none."""

    by: str = Field(description="The entry of the denial")


class StatusChanged(Record):
    """The entry's status is another, because of the article beside."""

    status: str = Field(description="reported, corroborated, disputed, denied or contested; there may be more")
    was: str | None = Field(default=None, description="Absent or null: the entry is new")


class DenierConfirmed(Record):
    """Who denied it says so itself in another mention."""


class ConfirmationDropped(Record):
    """Who denied it does not say so itself after all."""


@dataclass(frozen=True)
class Kind:
    """What a kind of log record holds: its data's record, and the fields beside it that are never absent."""

    data: type[Record]
    beside: tuple[str, ...]


_ARTICLE = ("article_id",)
_ENTRY = ("entry_id",)
_BOTH = ("article_id", "entry_id")
_EVENT = ("article_id", "entry_id", "event_id", "span")

KINDS = {
    "story-opened": Kind(StoryOpened, _ARTICLE),
    "story-merged": Kind(StoryMerged, _ARTICLE),
    "story-closed": Kind(StoryClosed, ()),
    "article-added": Kind(StoryArticle, _ARTICLE),
    "article-regrouped": Kind(ArticleRegrouped, _ARTICLE),
    "entry-opened": Kind(EntryOpened, _ENTRY),
    "entry-closed": Kind(EntryClosed, _ENTRY),
    "mention-added": Kind(Mention, _EVENT),
    "mention-moved": Kind(MentionMoved, _EVENT),
    "mention-regrouped": Kind(MentionRegrouped, _EVENT),
    "source-added": Kind(SourceAdded, _EVENT),
    "source-dropped": Kind(SourceDropped, _ENTRY),
    "denied": Kind(Denied, _EVENT),
    "denial-rescored": Kind(DenialRescored, _ENTRY),
    "denial-dropped": Kind(DenialDropped, _ENTRY),
    "status-changed": Kind(StatusChanged, _BOTH),
    "denier-confirmed": Kind(DenierConfirmed, _BOTH),
    "confirmation-dropped": Kind(ConfirmationDropped, _BOTH),
}
"""By the name under which a log record tells its kind."""
