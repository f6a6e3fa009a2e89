"""The difference between what a story's log has told and what is known now, as log records."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from pipeline.model import Event, LogRecord, Mention, Span, StoryArticle
from pipeline.stories.ids import derived_id
from pipeline.stories.view import Happening, Told, View

Line = dict[str, Any]  # a log record's fields, but for its id, story and seq


def tell(told: Told, view: View, added: str, merged: Sequence[Told] = ()) -> tuple[LogRecord, ...]:
    """The records that bring the log from told to view because article `added` came; told is brought up to date.

    merged are stories whose articles are now among this one's.
    """
    names = _entry_ids(told, view)
    lines: list[Line] = [] if told.next_seq else [{"kind": "story-opened", "article_id": added}]
    lines += [{"kind": "story-merged", "article_id": added, "data": {"story": gone.id}} for gone in merged]
    lines += _articles(told, view)
    lines += _mentions(told, view, names)
    lines += _closed(told, names)
    lines += _sources(told, view, names)
    lines += _links(told, view, names)
    lines += _statuses(told, view, names, added)
    records = number(told, lines)
    told.articles = {article.id: article for article in view.articles}
    opened = dict(zip(names, view.happenings, strict=True))
    told.entries = {name: opened[name] for name in [*told.entries, *names] if name in opened}
    told.links = _named_links(view, names)
    told.used |= set(names)
    return records


def number(told: Told, lines: list[Line]) -> tuple[LogRecord, ...]:
    """The lines as records with the story's next seqs."""
    records = tuple(_record(told.id, seq, line) for seq, line in enumerate(lines, start=told.next_seq))
    told.next_seq += len(records)
    return records


def _record(story_id: str, seq: int, line: Line) -> LogRecord:
    content = orjson.dumps(line, option=orjson.OPT_SORT_KEYS).decode()
    return LogRecord(id=derived_id("r", story_id, str(seq), content), story_id=story_id, seq=seq, **line)


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
    )


def _entry_ids(told: Told, view: View) -> list[str]:
    """An id for each happening: that of the first opened entry whose mentions it goes on with, or a new one."""
    names: dict[int, str] = {}
    place = {event.id: index for index, happening in enumerate(view.happenings) for event in happening.events}
    for name, happening in told.entries.items():
        shared = [place[event.id] for event in happening.events if event.id in place]
        free = [index for index in shared if index not in names]
        if free:
            names[max(sorted(set(free)), key=free.count)] = name
    used = set(told.used)
    for index, happening in enumerate(view.happenings):
        if index not in names:
            names[index] = _new_id(happening, used)
            used.add(names[index])
    return [names[index] for index in range(len(view.happenings))]


def _new_id(happening: Happening, used: set[str]) -> str:
    """Derived from the first event of which no entry was opened yet."""
    first = (derived_id("e", event.id) for event in happening.events)
    again = (derived_id("e", happening.events[0].id, str(n)) for n in range(len(used) + 1))
    return next(name for name in (*first, *again) if name not in used)


def _articles(told: Told, view: View) -> Iterator[Line]:
    for article in view.articles:
        before = told.articles.get(article.id)
        if before is None:
            yield {
                "kind": "article-added",
                "article_id": article.id,
                "data": article.model_dump(mode="json", exclude_defaults=True),
            }
        elif before != article:
            yield {"kind": "article-regrouped", "article_id": article.id, "data": _regrouped(article)}


def _regrouped(article: StoryArticle) -> Line:
    return {"source_group": article.source_group, "copy_of": list(article.copy_of)}


def _mentions(told: Told, view: View, names: list[str]) -> Iterator[Line]:
    """New entries, their mentions, and mentions that now stand in another entry or on another source."""
    before = {event.id: name for name, happening in told.entries.items() for event in happening.events}
    for name, happening in zip(names, view.happenings, strict=True):
        if name not in told.entries:
            yield {"kind": "entry-opened", "entry_id": name, "data": {"type": happening.events[0].type}}
        for event in happening.events:
            yield from _mention(told, name, happening, event, before.get(event.id))


def _mention(told: Told, name: str, happening: Happening, event: Event, before: str | None) -> Iterator[Line]:
    source = happening.sources[event.id]
    if before is None:
        content = mention(event, source).model_dump(mode="json", exclude_defaults=True)
        yield _about(event, "mention-added", name, content)
    elif before != name:
        yield _about(event, "mention-moved", name, {"from": before, "source": source})
    elif told.entries[name].sources[event.id] != source:
        yield _about(event, "mention-regrouped", name, {"source": source})


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


def _closed(told: Told, names: list[str]) -> Iterator[Line]:
    kept = set(names)
    for name in told.entries:
        if name not in kept:
            yield {"kind": "entry-closed", "entry_id": name}


def _sources(told: Told, view: View, names: list[str]) -> Iterator[Line]:
    for name, happening in zip(names, view.happenings, strict=True):
        before = set(told.entries[name].independent) if name in told.entries else set()
        for source in sorted(before - set(happening.independent)):
            yield {"kind": "source-dropped", "entry_id": name, "data": {"source": source}}
        for source in happening.independent:
            if source not in before:
                event = next(event for event in happening.events if happening.sources[event.id] == source)
                yield _about(event, "source-added", name, {"source": source})


def _named_links(view: View, names: list[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(names[link.denied], names[link.by]): link.events for link in view.links}


def _links(told: Told, view: View, names: list[str]) -> Iterator[Line]:
    events = {event.id: event for happening in view.happenings for event in happening.events}
    now = _named_links(view, names)
    for denied, by in told.links:
        if (denied, by) not in now and denied in names:
            yield {"kind": "denial-dropped", "entry_id": denied, "data": {"by": by}}
    for (denied, by), evidence in now.items():
        if (denied, by) not in told.links:
            yield _about(events[evidence[0]], "denied", denied, {"by": by, "events": list(evidence)})


def _statuses(told: Told, view: View, names: list[str], added: str) -> Iterator[Line]:
    for name, happening in zip(names, view.happenings, strict=True):
        before = told.entries.get(name)
        if before is None or before.status != happening.status:
            data = {"status": happening.status, "was": before.status if before else None}
            yield {"kind": "status-changed", "article_id": added, "entry_id": name, "data": data}
        if happening.confirmed_by_denier != (before is not None and before.confirmed_by_denier):
            kind = "denier-confirmed" if happening.confirmed_by_denier else "confirmation-dropped"
            yield {"kind": kind, "article_id": added, "entry_id": name}
