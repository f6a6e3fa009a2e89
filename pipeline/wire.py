"""Records as bytes on a topic: JSON values and CloudEvents headers (Kafka protocol binding, binary mode).

Their time is that of a publication and never that of processing: the same record always gives the same message.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import orjson
from pydantic import ValidationError

from pipeline.articles.published import in_metadata
from pipeline.errors import WireError
from pipeline.model import Analysis, Article, Facts, LogRecord, Record, Story, StoryEvent

CONTENT_TYPE = "application/json"
SPEC_VERSION = "1.0"
NAMESPACE = "news-event-pipeline"

MAX_MESSAGE = 8 * 1024 * 1024
"""Bytes of a value; the topics are created with it."""

UNREAD = "dlq_unread"
"""Header of a message that stands for others, which could not be read; it tells why."""

Headers = list[tuple[str, bytes]]
Given = Sequence[tuple[str, bytes | None]]
"""Headers as they come: a value may be absent."""
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Kind:
    """How a record type names itself in headers: its schema, who makes it, its id, what it is about, and when it is."""

    schema: Callable[[Any], str]
    source: str
    id: Callable[[Any], str]
    subject: Callable[[Any], str]
    time: Callable[[Any], str | None]


def _event_schema(told: StoryEvent) -> str:
    return f"event.{told.event.type.replace('_', '-')}.v1"


def published(facts: Facts) -> str | None:
    """The moment at which an article was published, as CloudEvents writes it; None where that is not known."""
    return _latest([facts.published.value]) if facts.published else None


def _article_time(article: Article) -> str | None:
    told = in_metadata(article.metadata)
    return _latest([told.value]) if told else None


def _story_time(story: Story) -> str | None:
    return _latest(article.date for article in story.articles if article.date)


KINDS: dict[type[Record], Kind] = {
    Article: Kind(lambda _: "article.v1", "replay", lambda one: one.id, lambda one: one.source_id, _article_time),
    Analysis: Kind(
        lambda _: "analysis.v1",
        "extract",
        lambda made: made.article_id,
        lambda made: made.source_id,
        lambda made: published(made.facts),
    ),
    StoryEvent: Kind(
        _event_schema,
        "group",
        lambda told: told.event.id,
        lambda told: told.story_id,
        lambda told: published(told.facts),
    ),
    LogRecord: Kind(lambda _: "log-record.v1", "group", lambda one: one.id, lambda one: one.story_id, lambda _: None),
    Story: Kind(
        lambda _: "story.v1", "log", lambda one: f"{one.story_id}:{one.last_seq}", lambda one: one.story_id, _story_time
    ),
}


def encode(record: Record) -> bytes:
    """The record as UTF-8 JSON; the same record always gives the same bytes."""
    try:
        return orjson.dumps(record.model_dump())
    except TypeError as error:  # orjson: an integer above 64 bits, a lone surrogate
        raise WireError(f"{type(record).__name__} cannot be written as JSON: {error}") from error


def decode(data: bytes | None, kind: type[R], headers: Given = ()) -> R:
    """The record in a message's value; headers are checked where there are any, and may be absent."""
    given = {name: value or b"" for name, value in headers}
    if not data:
        raise WireError(given.get(UNREAD, b"the message has no value").decode(errors="replace"))
    if len(data) > MAX_MESSAGE:
        raise WireError(f"the message has {len(data)} bytes, topics take {MAX_MESSAGE}")
    _check_headers(given, kind)
    try:
        return kind.model_validate_json(data, strict=True)
    except ValidationError as error:
        raise WireError(_reason(error, kind)) from error


def headers(record: Record, time: str | None = None) -> Headers:
    """CloudEvents attributes and the content type, as Kafka headers; a time given is that of a record without one."""
    kind = KINDS[type(record)]
    time = kind.time(record) or time
    schema = kind.schema(record)
    attributes = {
        "ce_specversion": SPEC_VERSION,
        "ce_id": kind.id(record),
        "ce_type": f"{NAMESPACE}.{schema}",
        "ce_source": f"/{NAMESPACE}/{kind.source}",
        "ce_subject": kind.subject(record),
        "ce_dataschema": f"urn:{NAMESPACE}:{schema}",
        **({"ce_time": time} if time else {}),
        "content-type": CONTENT_TYPE,
    }
    return [(name, value.encode(errors="replace")) for name, value in attributes.items()]


def _latest(dates: Iterable[str]) -> str | None:
    """The latest of ISO 8601 dates and moments as one of RFC 3339 in UTC; a day is its midnight, no zone is UTC."""
    moments = [moment for each in dates if (moment := _moment(each))]
    return max(moments).isoformat().replace("+00:00", "Z") if moments else None


def _moment(iso8601: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(iso8601)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # no date, or one before the first or after the last day there is
        return None


def _check_headers(given: dict[str, bytes], kind: type[Record]) -> None:
    """Refuse what says of itself that it is another thing than the record that is wanted."""
    content_type = given.get("content-type", CONTENT_TYPE.encode()).split(b";")[0].strip().lower()
    if content_type != CONTENT_TYPE.encode():
        raise WireError(f"the content type is {_shown(content_type)}, not {CONTENT_TYPE}")
    version = given.get("ce_specversion", SPEC_VERSION.encode())
    if not version.startswith(b"1."):
        raise WireError(f"the CloudEvents version is {_shown(version)}, not {SPEC_VERSION}")
    for name, prefix in (("ce_dataschema", f"urn:{NAMESPACE}:"), ("ce_type", f"{NAMESPACE}.")):
        if name in given:
            _check_schema(given[name], prefix, kind)


def _check_schema(value: bytes, prefix: str, kind: type[Record]) -> None:
    """Name and major version after the prefix must be the record's own."""
    name, _, version = value.decode(errors="replace").removeprefix(prefix).rpartition(".")
    if not _names(name, kind):
        raise WireError(f"the message says it is {_shown(value)}, not {kind.__name__}")
    if version != "v1":
        raise WireError(f"the message has version {version[:20]!r} of {name}, this reader knows v1")


def _names(name: str, kind: type[Record]) -> bool:
    """Whether a schema's name, without version, is the record type's; events have one schema a type."""
    if kind is StoryEvent:
        return name.startswith("event.")
    return name == KINDS[kind].schema(None).rpartition(".")[0]


def _shown(value: bytes) -> str:
    return repr(value.decode(errors="replace")[:80])


def _reason(error: ValidationError, kind: type[Record]) -> str:
    """The first fault, by place and kind; values are left out, they may be long and are in the message."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return f"not JSON: {first['msg'].removeprefix('Invalid JSON: ')}"
    place = ".".join(str(step) for step in first["loc"]) or "the value"
    return f"not a {kind.__name__}: {place}: {first['msg']} ({error.error_count()} fault(s))"
