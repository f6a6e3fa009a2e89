"""The records that pass between the steps; pure data.

Every offset is a character offset into the article's original text (or its given title), end exclusive, so that
``text[start:end] == span.text``. Records are frozen; unknown fields are ignored on reading, so that a newer
producer does not stop an older reader.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "possible"]
TextField = Literal["text", "title"]


class Record(BaseModel):
    """Base of all records: immutable, compared by value."""

    model_config = ConfigDict(frozen=True, extra="ignore")


# ---- articles -------------------------------------------------------------------------------------------------


class Metadata(Record):
    """What came beside the text (JSON fields, HTML head, feed entry), as it was written there; nothing inferred."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


class Article(Record):
    """One article as it was read: its text and where it came from."""

    id: str = Field(description="Derived from source_id and content: the same article always has the same id")
    source_id: str = Field(description="The id that the article came with, or the name of its file")
    source: str = Field(description="Path or URL, with the record's number where a file holds many")
    content_type: str = Field(description="Media type of what was read: text/plain, text/markdown, ...")
    text: str
    metadata: Metadata = Metadata()
    fetched: str | None = Field(default=None, description="ISO 8601, where the input tells it")


class Fact(Record):
    """Something known about an article, with the words that say so; start and end where they stand in its text."""

    value: str
    evidence: str
    how: str = Field(description="metadata, heading, dateline, date-line, byline, credit, url, inferred, ...")
    start: int | None = None
    end: int | None = None


class Facts(Record):
    """What is known about an article; what the input does not tell is absent."""

    title: Fact | None = None
    authors: tuple[Fact, ...] = ()
    published: Fact | None = Field(default=None, description="ISO 8601 date or date-time; how='inferred' marks one")
    outlet: Fact | None = None
    domain: Fact | None = None
    family: str | None = Field(default=None, description="Publisher family: outlets of one owner and newsroom")
    language: Fact | None = None
    dateline: Fact | None = None
    credited: tuple[Fact, ...] = Field(default=(), description="Agencies and outlets whose report this is")


class Mask(Record):
    """A stretch of the text that is not the article's prose: boilerplate, credits, repeated lines."""

    start: int
    end: int
    reason: str


class CleanArticle(Record):
    """An article with its facts and masks; set_aside says why it holds nothing to extract (another language)."""

    article: Article
    facts: Facts
    masks: tuple[Mask, ...] = ()
    set_aside: str | None = None


# ---- events ---------------------------------------------------------------------------------------------------


class Span(Record):
    """A stretch of the article's text (or title)."""

    start: int
    end: int
    text: str


class Count(Record):
    """A number of people, as a range."""

    min: int
    max: int
    approximate: bool = False


class Time(Record):
    """ISO 8601 date, month, year or interval ("2019-06-04", "2019-03", "2019-06-01/2019-06-04")."""

    iso8601: str


class Name(Record):
    """Canonical name of a person, organisation, state or place; ISO 3166 code for states and places in one."""

    name: str
    iso3166: str | None = None


class Money(Record):
    """An amount in whole currency units and its ISO 4217 code."""

    amount: float
    currency: str


class Argument(Span):
    """A role's filler, with the value that a program needs where it can be told."""

    normalized: Count | Time | Name | Money | None = None


class Attribution(Record):
    """One link of the chain of sources of an event."""

    source: Span | None = Field(default=None, description="Absent where the source is not named in the text")
    cue: Span | None = Field(
        default=None, description="Absent where the sentence holds none: a quote that goes on from another"
    )
    direct: bool = Field(description="A direct quote")
    anonymous: bool = Field(description="The source is not a name: officials, people close to them")
    name: Name | None = None


class Event(Record):
    """Something that the article says happened, may happen or did not: one trigger, one event."""

    id: str = Field(description="Derived from article, type and the trigger's offsets")
    article_id: str
    source_id: str
    type: str
    subtype: str
    field: TextField = "text"
    trigger: Span
    sentence: Span
    arguments: dict[str, tuple[Argument, ...]]
    polarity: Polarity
    modality: Modality
    attribution: tuple[Attribution, ...] = Field(default=(), description="Innermost source first")
    score: float | None = Field(default=None, description="Calibrated probability, 0 to 1, that the event is there")
    model: str | None = Field(default=None, description="Name and version of the model that found it")
    rule: str | None = Field(
        default=None,
        description="The pattern that found it; written only by releases that had patterns in place of a model",
    )


EMBEDDING = "^(?:[A-Za-z0-9+/]{192})?$"
"""Base64 of 144 bytes, or nothing."""


class Features(Record):
    """What grouping needs of an article's text, computed once where the text is."""

    terms: dict[str, int] = Field(description="Stem -> count, of title (counted more) and lead")
    title: tuple[str, ...] = Field(default=(), description="Stems of the title, or of the text's first words")
    sketch: tuple[int, ...] = Field(default=(), description="Sorted sample of hashed word shingles")
    words: int = Field(default=0, description="Words of the whole prose")
    digests: tuple[str, ...] = Field(
        default=(), description="Of the whole prose and of the URL: articles that share one are one source's"
    )
    vector: str = Field(default="", description="What title and lead are about: base64 of signed bytes, a unit vector")
    embeddings: tuple[Annotated[str, Field(pattern=EMBEDDING)], ...] = Field(
        default=(),
        description="Of each event, in their order, three unit vectors that tell which are alike and which deny which: "
        "base64 of signed bytes; earlier releases wrote none",
    )


class Analysis(Record):
    """All that later steps know of an article: facts, masks, events, features; the text stays in its topic."""

    article_id: str
    source_id: str
    source: str
    facts: Facts
    masks: tuple[Mask, ...] = ()
    set_aside: str | None = None
    events: tuple[Event, ...] = ()
    features: Features

    @model_validator(mode="after")
    def _each_event_has_its_embedding(self) -> Self:
        if len(self.features.embeddings) not in (0, len(self.events)):
            raise ValueError(f"{len(self.features.embeddings)} embeddings of {len(self.events)} events")
        return self


# ---- stories --------------------------------------------------------------------------------------------------


class StoryEvent(Record):
    """An event in its story: what the event topics carry."""

    story_id: str
    entry_id: str
    event: Event
    facts: Facts


class LogRecord(Record):
    """One line of a story's log; seq counts from 0 without gaps, so a reader knows what it has seen."""

    id: str = Field(description="Derived from story, seq and content")
    story_id: str
    seq: int
    kind: str
    article_id: str | None = None
    entry_id: str | None = None
    event_id: str | None = None
    span: Span | None = Field(default=None, description="The trigger, or the words that the line rests on")
    data: dict[str, Any] = Field(default_factory=dict)


class StoryArticle(Record):
    """An article of a story."""

    id: str
    source_id: str
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    source_group: str = Field(description="The source whose text it is: a wire, a publisher family, itself")
    credited: tuple[str, ...] = Field(default=(), description="Whose report it says it is")
    copy_of: tuple[str, ...] = Field(default=(), description="Articles of the story with (nearly) the same text")
    not_compared: int = Field(
        default=0, description="Events beyond the first 200: each opened an entry of its own, compared with no other"
    )


class Mention(Record):
    """One event of one article that tells of an entry's happening."""

    article_id: str
    source_id: str
    event_id: str
    field: TextField = "text"
    trigger: Span
    sentence: str
    subtype: str
    polarity: Polarity
    modality: Modality
    arguments: dict[str, tuple[Argument, ...]]
    attribution: tuple[Attribution, ...] = ()
    source: str = Field(description="The independent source that this mention stands on")
    score: float | None = Field(default=None, description="The event's: calibrated probability that it is there")


class Figure(Record):
    """A number of people given for an entry's happening, and the mentions that give it."""

    text: str
    normalized: Count | None = None
    event_ids: tuple[str, ...]


class StatusChange(Record):
    """A status that an entry came to have, and through which article."""

    status: str
    seq: int
    article_id: str | None = None
    date: str | None = None


class Entry(Record):
    """A happening, with everyone who tells of it."""

    id: str
    type: str
    subtype: str
    status: str
    independent_sources: int
    sources: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    denial_scores: dict[str, float] = Field(
        default_factory=dict, description="Entry of a denial -> calibrated probability, 0 to 1, that it denies this"
    )
    confirmed_by_denier: bool = Field(default=False, description="Who denied it says so itself in another mention")
    arguments: dict[str, tuple[Argument, ...]]
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...]
    history: tuple[StatusChange, ...] = Field(default=(), description="Statuses it had, oldest first")


class Story(Record):
    """A story as its log's fold gives it."""

    story_id: str
    title: str | None = None
    first_date: str | None = None
    last_date: str | None = None
    articles: tuple[StoryArticle, ...]
    entries: tuple[Entry, ...]
    independent_sources: int
    last_seq: int
    merged_into: str | None = Field(default=None, description="The story that goes on with this one's articles")
    follows: str | None = Field(default=None, description="The story that grew too long, which this one goes on from")
    denied_from: float | None = Field(
        default=None, description="Score from which a denial changes a status; absent or null: the learned one"
    )
