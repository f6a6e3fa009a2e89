"""What the pages' JSON holds, as types; the read functions give it as dictionaries, and the tests hold them to it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Flag = Literal[0, 1]
"""SQLite knows no truth values."""


class Data(BaseModel):
    """Base of all that pages hold."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Error(Data):
    """What went wrong."""

    error: str
    filter: str = ""
    """The query parameter that could not be; absent where it is none."""
    values: list[str] = []
    """What that parameter can be, where there is a list of it."""


class Paged(Data):
    """A page of a longer list."""

    page: int
    """The number of this page, from 1."""
    pages: int
    """How many there are, one at least."""


class Value(Data):
    """Who or what has a role, in the text's words, with the value that could be told of them."""

    position: int
    """Among those of the same role, from 0."""
    text: str
    name: str | None
    """The name in full."""
    iso3166: str | None
    """The country, as a code of ISO 3166-1."""
    least: int | None
    """The smallest number that is meant."""
    most: int | None
    iso8601: str | None
    """The time that is meant."""
    amount: float | None
    """Of money."""
    currency: str | None
    """As a code of ISO 4217."""


class PlacedValue(Value):
    """A value with the place where it stands in the article."""

    start: int
    stop: int


class Argument(PlacedValue):
    """A value that says its role itself."""

    role: str


class Attribution(Data):
    """One link of the chain of sources that the text names for an event."""

    position: int
    """0 is the innermost source."""
    source: str | None
    """In the text's words."""
    start: int | None
    stop: int | None
    cue: str | None
    """The word of saying."""
    name: str | None
    """The name in full."""
    direct: Flag
    """1: quoted word by word."""
    anonymous: Flag
    """1: the source is no name: officials, people close to them."""


class Segment(Data):
    """A stretch of text that is marked throughout in the same way."""

    text: str
    groups: list[str]
    """What the marks on it are: who, what, where, when, trigger, source."""
    roles: list[str]
    triggers: list[str]
    """Ids of the events whose trigger begins here."""
    mask: str | None
    """Why it is none of the article's prose; null: it is."""


class Event(Data):
    """An event as one sentence of an article tells it."""

    story_id: str
    entry_id: str
    """The entry that it is part of."""
    event_id: str
    article_id: str
    position: int
    """Among those of its entry, from 0."""
    field: Literal["text", "title"]
    """In which the offsets count."""
    start: int
    """Of the trigger."""
    stop: int
    trigger: str
    """The words that tell the event."""
    sentence: str
    subtype: str
    polarity: str
    modality: str
    source: str
    """The source group that it counts for."""
    source_name: str
    voice: str | None
    """The innermost source that the text names."""
    score: float | None
    """How sure the event is, to 1."""
    arguments: list[Argument]
    attribution: list[Attribution]
    kind: str
    """The subtype as a noun, with what keeps it from having happened."""


class Mention(Event):
    """An event on the page of its entry, with its article's facts."""

    source_id: str
    outlet: str | None
    date: str | None
    marked: list[Segment]
    """The sentence."""


class ArticleEvent(Event):
    """An event on the page of its article."""

    type: str
    status: str
    """Of its entry."""
    number: int
    """Its entry's position in the timeline."""
    roles: dict[str, list[PlacedValue]]


class Where(Data):
    """An article, as far as it takes to name it."""

    id: str
    source_id: str
    """The file, or the record in it, that the article was read from."""
    outlet: str | None
    date: str | None


class Quote(Data):
    """A sentence, once, with the articles that have it."""

    sentence: str
    voice: str | None
    """The innermost source that the text names."""
    articles: list[Where]
    """The first ten."""
    more_articles: int
    """How many more there are."""


class Denial(Data):
    """A denial of an entry."""

    denial_id: str
    """The denial's own entry."""
    score: float | None
    """How sure it is that it denies this entry, to 1."""
    counts: Flag
    """1: sure enough to change the status."""
    speaker: str | None
    """Who denies it; null: the article itself."""
    claim: str | None
    """What is denied, in the text's words."""
    claimant: str | None
    """Whose claim it is."""
    quotes: list[Quote]


class Figure(Data):
    """A number of people that is given."""

    position: int
    text: str
    """The number in the text's words."""
    least: int | None
    """The smallest number that is meant."""
    most: int | None
    given_by: str
    """The sources, with commas between them."""


class Status(Data):
    """A status that an entry came to have."""

    position: int
    """From 0, the first status."""
    status: str
    seq: int
    """The number of the record in the story's log that tells it."""
    article_id: str | None
    """The article through which it came."""
    date: str | None
    """That article's."""


class Entry(Data):
    """What happened, is planned or is denied, drawn together from all its mentions."""

    id: str
    position: int
    """In the timeline, from 1."""
    type: str
    subtype: str
    status: str
    polarity: str
    """Of the first mention, as is the modality."""
    modality: str
    actor: str | None
    """The actor, party or speaker."""
    place: str | None
    independent_sources: int
    articles: int
    """How many tell it."""
    confirmed_by_denier: Flag
    """1: who denied it says so itself in another mention."""
    headline: str
    kind: str
    """The subtype as a noun, with what keeps it from having happened."""
    roles: dict[str, list[Value]]
    """Role -> who or what has it, as the best-informed mentions tell."""
    sources: list[str]
    """The independent sources."""
    voices: list[str]
    """Who says so, but for those who deny it."""
    in_own_voice: Flag
    """1: an article says so itself, neither as somebody's word nor only as what somebody denies."""
    figures: list[Figure]
    history: list[Status]
    quotes: list[Quote]
    """The first two."""
    more_quotes: int
    """How many more there are."""
    denials: list[Denial]
    """Who denies it, the surest first."""


class Story(Data):
    """A story in numbers."""

    id: str
    title: str | None
    first_date: str | None
    """Of its articles."""
    last_date: str | None
    articles: int
    independent_sources: int
    happenings: int
    """Entries that are no denials."""
    challenged: int
    """Happenings that are denied, contested or disputed."""
    follows: str | None
    """The id of the story that this one goes on from."""
    merged_into: str | None
    """The id of the story that it is part of now."""
    last_seq: int
    """The number of the last record of its log."""


class Stretch(Data):
    """A part of a snippet."""

    text: str
    hit: bool
    """Whether it is what was looked for."""


class ListedStory(Story):
    """A story in the list."""

    statuses: dict[str, int]
    """How many happenings have which status."""
    lead: Entry | None
    """The first happening; null: there are only denials."""
    found: list[list[Stretch]]
    """A snippet of an article with the words, where words were looked for."""


class Choices(Data):
    """What filters offer, the most frequent first."""

    type: list[str]
    status: list[str]
    actor: list[str]
    place: list[str]
    outlet: list[str]


class Wanted(Data):
    """The filters as they were understood; empty where there is none."""

    q: str
    type: str
    status: str
    actor: str
    place: str
    outlet: str
    since: str
    until: str
    sort: str


class StoriesPage(Paged):
    """The stories that the filters let through, a page of them."""

    filters: Wanted
    total: int
    """How many stories there are on all pages."""
    damaged_logs: int
    """Story logs that cannot be read: what they tell is missing, or is as it was before; dead letters say why."""
    stories: list[ListedStory]
    choices: Choices
    nearest: dict[str, list[str]]
    """Of each filter by a name that nothing has, the names that are most like it."""


class CreditedArticle(Where):
    """An article with whose report it is."""

    credited: list[str]
    """Whose report it says it is."""


class StoryArticle(CreditedArticle):
    """An article of a story."""

    title: str | None
    source_group: str
    """Articles of one group count as one source."""
    source_name: str
    """The group's: a wire, a publisher, or the outlet or file itself."""
    has_text: Flag
    """1: its page shows the text."""
    copy_of: str | None
    """The id of the story's first article with nearly the same text; null: it is that one, or there is none."""


class Source(Data):
    """An independent source with its articles."""

    name: str
    total: int
    """How many articles are its."""
    articles: list[CreditedArticle]
    """The first 60 of them."""


class Change(Data):
    """A change of a happening's status."""

    id: str
    """The entry's."""
    article_id: str | None
    date: str | None
    was: str
    became: str
    headline: str
    through: str | None
    """The outlet or file of the article through which it came."""


class StoryPage(Paged):
    """A story; its happenings a page at a time, in the order of the timeline."""

    story: Story
    happenings: list[Entry]
    denials: list[Entry]
    """Those that deny no happening told here; they come after all happenings."""
    sources: list[Source]
    """The one with the most articles first."""
    changes: list[Change]
    log_damaged: Flag
    """1: its log cannot be read any more, and all this is as it was before."""


class StoryArticlesPage(Paged):
    """The articles of a story, a page at a time."""

    story: Story
    articles: list[StoryArticle]
    """In the order in which they came."""


class EntryPage(Paged):
    """One entry of a story; its mentions a page at a time."""

    story: Story
    entry: Entry
    denies: list[Entry]
    """The entries that it denies."""
    mentions: list[Mention]


class Article(Where):
    """An article's facts."""

    story_id: str
    position: int
    """In the order in which the story's articles came, from 0."""
    title: str | None
    source_group: str
    source_name: str
    story_title: str | None
    url: str | None
    """As it came with the text: any words at all, so look at it before you follow it."""
    content_type: str | None
    """Of what it was read from; null where its text is not here."""
    credited: list[str]
    copies: list[str]
    """Ids of the story's articles with nearly the same text."""


class ArticlePage(Data):
    """One article with its events and, where it is here, its text."""

    article: Article
    events: list[ArticleEvent]
    title: list[list[Segment]]
    """Lines of the title that came with the text."""
    text: list[list[Segment]] | None
    """Lines of the text; null where it is not here."""


class Column(Data):
    """The events of a day, month or year, or a stretch without any."""

    name: str
    """Of the first of them."""
    events: dict[str, int]
    """Type -> how many."""
    stands_for: int
    """How many days, months or years it is; more than one where none of them has events."""


class Told(Data):
    """How many events were told when."""

    unit: Literal["day", "month", "year"]
    most: int
    """The events of the column that has most."""
    columns: list[Column]


class Standing(Data):
    """How the happenings of a type stand."""

    type: str
    total: int
    challenged: int
    """Denied, contested or disputed."""
    statuses: dict[str, int]


class FiguresPage(Data):
    """Sums over all stories that are not merged into others."""

    types: list[str]
    events: dict[str, int]
    """Type -> how many."""
    undated: int
    """Events of articles without a date."""
    told: Told
    standing: list[Standing]


class DeadLetter(Data):
    """An input that could not be read or analysed."""

    number: int
    """Of those from topics the offset, by which `pipeline dead-letters` knows it."""
    stage: str
    """The step that failed."""
    source: str
    """The input, or where the message stood: its offset, topic and partition."""
    error: str | None
    """The error's type."""
    reason: str
    failure: str
    """What became of it, in words."""


class DeadLettersPage(Paged):
    """What could not be read or analysed, a page of it."""

    total: int
    dead_letters: list[DeadLetter]


class Lag(Data):
    """What waits in a partition of a topic that the database follows."""

    topic: str
    partition: int
    messages: int
    """That are not in the database yet."""


class StreamPage(Data):
    """How much has come in so far, how quickly of late, and what waits."""

    articles: int
    stories: int
    """Without those that were merged into others."""
    dead_letters: int
    articles_a_second: float | None
    """Over the last minute; null: the database follows nothing."""
    lags: list[Lag]
    """Empty where no topics are followed."""
