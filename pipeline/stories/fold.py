"""A story's log -> the story: the snapshot is nothing but the log's fold, of a whole log or of any beginning of it."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import LogDamaged
from pipeline.model import Entry, LogRecord, Mention, StatusChange, Story, StoryArticle
from pipeline.stories.kinds import StoryOpened
from pipeline.stories.summary import best_arguments, figures, usual_subtype


@dataclass
class _Entry:
    """An entry under construction."""

    type: str
    mentions: dict[str, Mention] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    denied_by: dict[str, float | None] = field(default_factory=dict)
    history: list[StatusChange] = field(default_factory=list)
    confirmed_by_denier: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the log has come to its mentions and its status; a log that is being written may stop before."""
        return bool(self.mentions and self.history)


@dataclass
class _Story:
    """A story under construction; entries in the order of opening."""

    articles: dict[str, StoryArticle] = field(default_factory=dict)
    entries: dict[str, _Entry] = field(default_factory=dict)
    merged_into: str | None = None
    follows: str | None = None
    denied_from: float | None = None


def fold(records: Iterable[LogRecord]) -> Story:
    """The story that the records tell, in the order of their seq; raises LogDamaged where the log has none."""
    state, last = _Story(), None
    for record in records:
        _apply(state, record)
        last = record
    if last is None:
        raise LogDamaged("a story's log holds no record")
    return _story(state, last)


def _apply(state: _Story, record: LogRecord) -> None:
    try:
        _APPLY.get(record.kind, _skip)(state, record)
    except (KeyError, TypeError, ValueError) as error:
        raise LogDamaged(
            f"story {record.story_id}: line {record.seq} ({record.kind}) fits no line before it"
        ) from error


def _story(state: _Story, last: LogRecord) -> Story:
    articles = tuple(state.articles.values())
    dates = sorted(article.date[:10] for article in articles if article.date)
    told = {name: entry for name, entry in state.entries.items() if entry.is_told}
    return Story(
        story_id=last.story_id,
        title=next((article.title for article in articles if article.title), None),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        articles=articles,
        entries=tuple(_entry(name, entry, told) for name, entry in told.items()),
        independent_sources=len({article.source_group for article in articles}),
        last_seq=last.seq,
        merged_into=state.merged_into,
        follows=state.follows,
        denied_from=state.denied_from,
    )


def _entry(name: str, entry: _Entry, told: Container[str]) -> Entry:
    mentions = tuple(entry.mentions.values())
    return Entry(
        id=name,
        type=entry.type,
        subtype=usual_subtype(mentions),
        status=entry.history[-1].status,
        independent_sources=len(entry.sources),
        sources=tuple(sorted(entry.sources)),
        denied_by=tuple(denial for denial in entry.denied_by if denial in told),
        denial_scores={name: score for name, score in entry.denied_by.items() if name in told and score is not None},
        confirmed_by_denier=entry.confirmed_by_denier,
        arguments=best_arguments(mentions),
        figures=figures(mentions),
        mentions=mentions,
        history=tuple(entry.history),
    )


def _skip(state: _Story, record: LogRecord) -> None:
    """Kinds that change nothing here, those of newer writers among them."""


def _story_opened(state: _Story, record: LogRecord) -> None:
    opened = StoryOpened.model_validate(record.data)
    state.follows, state.denied_from = opened.follows, opened.denied_from


def _article_added(state: _Story, record: LogRecord) -> None:
    article = StoryArticle.model_validate(record.data)
    state.articles[article.id] = article
    for name in article.copy_of:
        other = state.articles.get(name)
        if other and article.id not in other.copy_of:
            copies = tuple(sorted((*other.copy_of, article.id)))
            state.articles[name] = other.model_copy(update={"copy_of": copies})


def _article_regrouped(state: _Story, record: LogRecord) -> None:
    article = state.articles[_given(record.article_id)]
    copies = tuple(record.data["copy_of"])
    state.articles[article.id] = article.model_copy(
        update={"source_group": record.data["source_group"], "copy_of": copies}
    )


def _entry_opened(state: _Story, record: LogRecord) -> None:
    state.entries[_given(record.entry_id)] = _Entry(type=record.data["type"])


def _entry_closed(state: _Story, record: LogRecord) -> None:
    del state.entries[_given(record.entry_id)]


def _mention_added(state: _Story, record: LogRecord) -> None:
    mention = Mention.model_validate(record.data)
    _named(state, record).mentions[mention.event_id] = mention


def _mention_moved(state: _Story, record: LogRecord) -> None:
    mention = state.entries[record.data["from"]].mentions.pop(_given(record.event_id))
    _named(state, record).mentions[mention.event_id] = _resourced(mention, record.data)


def _mention_regrouped(state: _Story, record: LogRecord) -> None:
    mentions = _named(state, record).mentions
    mentions[_given(record.event_id)] = _resourced(mentions[_given(record.event_id)], record.data)


def _resourced(mention: Mention, data: dict[str, Any]) -> Mention:
    return mention.model_copy(update={"source": data["source"]})


def _source_added(state: _Story, record: LogRecord) -> None:
    _named(state, record).sources.add(record.data["source"])


def _source_dropped(state: _Story, record: LogRecord) -> None:
    _named(state, record).sources.discard(record.data["source"])


def _denied(state: _Story, record: LogRecord) -> None:
    _named(state, record).denied_by[record.data["by"]] = record.data.get("score")


def _denial_dropped(state: _Story, record: LogRecord) -> None:
    del _named(state, record).denied_by[record.data["by"]]


def _status_changed(state: _Story, record: LogRecord) -> None:
    article = state.articles.get(record.article_id or "")
    change = StatusChange(
        status=record.data["status"],
        seq=record.seq,
        article_id=record.article_id,
        date=article.date if article else None,
    )
    _named(state, record).history.append(change)


def _denier_confirmed(state: _Story, record: LogRecord) -> None:
    _named(state, record).confirmed_by_denier = True


def _confirmation_dropped(state: _Story, record: LogRecord) -> None:
    _named(state, record).confirmed_by_denier = False


def _story_closed(state: _Story, record: LogRecord) -> None:
    """The story goes on under another id, with everything that it held."""
    state.articles, state.entries, state.merged_into = {}, {}, record.data["into"]


def _named(state: _Story, record: LogRecord) -> _Entry:
    return state.entries[_given(record.entry_id)]


def _given(value: str | None) -> str:
    if value is None:
        raise LogDamaged("a log record lacks the id that its kind needs")
    return value


_APPLY: dict[str, Callable[[_Story, LogRecord], None]] = {
    "story-opened": _story_opened,
    "article-added": _article_added,
    "article-regrouped": _article_regrouped,
    "entry-opened": _entry_opened,
    "entry-closed": _entry_closed,
    "mention-added": _mention_added,
    "mention-moved": _mention_moved,
    "mention-regrouped": _mention_regrouped,
    "source-added": _source_added,
    "source-dropped": _source_dropped,
    "denied": _denied,
    "denial-rescored": _denied,
    "denial-dropped": _denial_dropped,
    "status-changed": _status_changed,
    "denier-confirmed": _denier_confirmed,
    "confirmation-dropped": _confirmation_dropped,
    "story-closed": _story_closed,
}
