"""The difference between what a story's log has told and what is known now, as log records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from pipeline.model import Event, LogRecord, Mention, Span, StoryArticle
from pipeline.stories.generation import generation
from pipeline.stories.ids import derived_id
from pipeline.stories.story import Happening, Story, Told

Line = dict[str, Any]  # a log record's fields, but for its id, story and seq
Found = Mapping[str, Happening]  # entry id -> what it has come to


def tell(story: Story, added: str) -> tuple[LogRecord, ...]:
    """The records that bring the story's log from what it has told to what is known, because article `added` came."""
    articles, closed, found = story.changes()
    told = story.told
    lines: list[Line] = [] if told.next_seq else [_opened(story, added)]
    lines += [{"kind": "story-merged", "article_id": added, "data": {"story": name}} for name, _ in story.merged]
    lines += _articles(told, articles)
    lines += _mentions(told, found, closed)
    lines += [{"kind": "entry-closed", "entry_id": name} for name in closed]
    lines += _sources(told, found)
    lines += _links(told, found)
    lines += _statuses(told, found, added)
    records = number(story.id, told.next_seq, lines)
    told.next_seq += len(records)
    told.articles.update({article.id: article for article in articles})
    told.entries.update(found)
    for name in closed:
        del told.entries[name]
    return records


def closing(story_id: str, next_seq: int, into: str) -> tuple[LogRecord, ...]:
    """The last line of a story that goes on in another."""
    return number(story_id, next_seq, [{"kind": "story-closed", "data": {"into": into}}])


def number(story_id: str, first: int, lines: list[Line]) -> tuple[LogRecord, ...]:
    """The lines as records, numbered from the first seq on."""
    return tuple(_record(story_id, seq, line) for seq, line in enumerate(lines, start=first))


def record_id(record: LogRecord) -> str:
    """The id that the record's story, number and content give."""
    told = record.model_dump(exclude={"id", "story_id", "seq"})
    return _id(record.story_id, record.seq, {name: value for name, value in told.items() if value not in (None, {})})


def _opened(story: Story, added: str) -> Line:
    follows = {"follows": story.follows} if story.follows else {}
    denied_from = story.limits.denied_from
    limits = {} if denied_from is None else {"denied_from": denied_from}
    data = {"fold": generation(story.limits), **limits, **follows}
    return {"kind": "story-opened", "article_id": added, "data": data}


def _record(story_id: str, seq: int, line: Line) -> LogRecord:
    return LogRecord(id=_id(story_id, seq, line), story_id=story_id, seq=seq, **line)


def _id(story_id: str, seq: int, line: Line) -> str:
    content = orjson.dumps(line, option=orjson.OPT_SORT_KEYS).decode()
    return derived_id("r", story_id, str(seq), content)


def mention(event: Event, source: str) -> Mention:
    """An event as an entry's mention."""
    return Mention(
        article_id=event.article_id,
        source_id=event.source_id,
        event_id=event.id,
        field=event.field,
        trigger=event.trigger,
        sentence=event.sentence.text,
        subtype=event.subtype,
        polarity=event.polarity,
        modality=event.modality,
        arguments=event.arguments,
        attribution=event.attribution,
        source=source,
        score=event.score,
    )


def _articles(told: Told, articles: Sequence[StoryArticle]) -> Iterator[Line]:
    """New articles, and those in another group; that a new one is an old one's copy, the new one tells for both."""
    new = {article.id for article in articles if article.id not in told.articles}
    for article in articles:
        before = told.articles.get(article.id)
        if before is None:
            yield {
                "kind": "article-added",
                "article_id": article.id,
                "data": article.model_dump(mode="json", exclude_defaults=True),
            }
        elif before.source_group != article.source_group or not _only_grown(before, article, new):
            yield {"kind": "article-regrouped", "article_id": article.id, "data": _regrouped(article)}


def _only_grown(before: StoryArticle, article: StoryArticle, new: set[str]) -> bool:
    """Whether none but new articles have become copies of it; one that is a copy stays one."""
    return len(article.copy_of) - len(before.copy_of) == len(new.intersection(article.copy_of))


def _regrouped(article: StoryArticle) -> Line:
    return {"source_group": article.source_group, "copy_of": list(article.copy_of)}


def _mentions(told: Told, found: Found, closed: Iterable[str]) -> Iterator[Line]:
    """New entries, their mentions, and mentions that now stand in another entry or on another source."""
    moved = {event.id: name for name in closed for event in told.entries[name].events}
    for name, happening in found.items():
        before = told.entries.get(name)
        if before is None:
            yield {"kind": "entry-opened", "entry_id": name, "data": {"type": happening.type}}
        for event in happening.events:
            source = happening.sources[event.id]
            if before and event.id in before.sources:
                if before.sources[event.id] != source:
                    yield _about(event, "mention-regrouped", name, {"source": source})
            elif event.id in moved:
                yield _about(event, "mention-moved", name, {"from": moved[event.id], "source": source})
            else:
                content = mention(event, source).model_dump(mode="json", exclude_defaults=True)
                yield _about(event, "mention-added", name, content)


def _about(event: Event, kind: str, name: str, data: Line) -> Line:
    return {
        "kind": kind,
        "article_id": event.article_id,
        "entry_id": name,
        "event_id": event.id,
        "span": _span(event.trigger),
        "data": data,
    }


def _span(span: Span) -> Line:
    return {"start": span.start, "end": span.end, "text": span.text}


def _sources(told: Told, found: Found) -> Iterator[Line]:
    for name, happening in found.items():
        before = set(told.entries[name].independent) if name in told.entries else set()
        for source in sorted(before - set(happening.independent)):
            yield {"kind": "source-dropped", "entry_id": name, "data": {"source": source}}
        for source in happening.independent:
            if source not in before:
                event = next(event for event in happening.events if happening.sources[event.id] == source)
                yield _about(event, "source-added", name, {"source": source})


def _links(told: Told, found: Found) -> Iterator[Line]:
    """A link that is no more is told where its denial still is; one with another score is told again."""
    for name, happening in found.items():
        before = told.entries[name].denied_by if name in told.entries else {}
        for by in before:
            if by not in happening.denied_by:
                yield {"kind": "denial-dropped", "entry_id": name, "data": {"by": by}}
        for by, link in happening.denied_by.items():
            if by not in before:
                data = {"by": by, "events": [event.id for event in link.events], "score": link.score}
                yield _about(link.events[0], "denied", name, data)
            elif link.score != before[by].score:
                yield {"kind": "denial-rescored", "entry_id": name, "data": {"by": by, "score": link.score}}


def _statuses(told: Told, found: Found, added: str) -> Iterator[Line]:
    for name, happening in found.items():
        before = told.entries.get(name)
        if before is None or before.status != happening.status:
            data = {"status": happening.status, "was": before.status if before else None}
            yield {"kind": "status-changed", "article_id": added, "entry_id": name, "data": data}
        if happening.confirmed_by_denier != (before is not None and before.confirmed_by_denier):
            kind = "denier-confirmed" if happening.confirmed_by_denier else "confirmation-dropped"
            yield {"kind": kind, "article_id": added, "entry_id": name}
