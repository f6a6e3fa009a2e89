"""The tail command: a topic's messages as a downstream consumer sees them, all or those that are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from pipeline.cli.examples import examples
from pipeline.settings import read_settings
from pipeline.terminal import printable_json

if TYPE_CHECKING:
    from pipeline.stream.consumer import Message

Topic = Annotated[str, typer.Argument(help="Topic, with or without its prefix", show_default=False)]
Follow = Annotated[bool, typer.Option("--follow", "-f", help="Wait for more instead of ending at the last message")]
Start = Annotated[
    int, typer.Option("--from-offset", help="First offset of each partition; below 0 counts from the end: -10")
]
Limit = Annotated[int | None, typer.Option(help="End after so many messages", min=1, show_default=False)]
Key = Annotated[str | None, typer.Option(help="Only messages with this key", show_default=False)]
Headers = Annotated[
    bool, typer.Option("--headers", help="Show partition, offset, time, key and headers, the value under 'value'")
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--filter", help="Only values with this field, such as event.polarity=negative; may be repeated", metavar="F=V"
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "pipeline tail events.denial.v1 --follow           # denials as they are found",
            "pipeline tail stories.v1 | jq .title              # every topic is JSON, a message a line",
            "pipeline tail story-log.v1 --key s-126526c4532ed60d --filter kind=denied",
            "pipeline tail events.denial.v1 --headers --from-offset -5   # the last five of each partition, whole",
        )
    )(tail)


def tail(  # noqa: PLR0913, PLR0917 # a parameter an option
    topic: Topic,
    follow: Follow = False,
    start: Start = 0,
    limit: Limit = None,
    key: Key = None,
    fields: Fields = None,
    headers: Headers = False,
) -> None:
    """Print a topic's messages, one JSON value a line, as a downstream consumer sees them."""
    from pipeline.stream import consumer
    from pipeline.stream.topics import require_topics

    settings, wanted = read_settings(), _wanted(fields or [])
    name = topic if topic.startswith(settings.topic_prefix) else settings.topic_prefix + topic
    require_topics(settings, [name])
    found = _chosen(consumer.tail(settings, name, start, follow), key, wanted)
    for message in islice(found, limit):
        shown = _whole(message) if headers else _text(message.value)
        if shown is not None:
            print(printable_json(shown), flush=True)


def _wanted(fields: Sequence[str]) -> list[tuple[list[str], str]]:
    """The path and the value of each field."""
    for field in fields:
        if "=" not in field:
            raise typer.BadParameter(f"{field!r} is not FIELD=VALUE", param_hint="--filter")
    return [(name.split("."), value) for name, _, value in (field.partition("=") for field in fields)]


def _chosen(
    messages: Iterable["Message"], key: str | None, wanted: Sequence[tuple[list[str], str]]
) -> Iterator["Message"]:
    for message in messages:
        if (key is None or message.key == key.encode()) and (not wanted or _has(message.value, wanted)):
            yield message


def _has(value: bytes | None, wanted: Sequence[tuple[list[str], str]]) -> bool:
    """Whether a value has all the fields; what is no JSON has none."""
    try:
        told = orjson.loads(value or b"null")
    except orjson.JSONDecodeError:
        return False
    return all(text in map(_as_text, _at(told, path)) for path, text in wanted)


def _at(told: Any, path: Sequence[str]) -> Iterator[Any]:
    """What stands at a path; each of a list's items is looked into."""
    if isinstance(told, list):
        for item in told:
            yield from _at(item, path)
    elif not path:
        yield told
    elif isinstance(told, dict) and path[0] in told:
        yield from _at(told[path[0]], path[1:])


def _as_text(told: Any) -> str:
    return told if isinstance(told, str) else orjson.dumps(told).decode()


def _whole(message: "Message") -> str:
    """A message with all that comes with it; bytes that are no text or JSON are shown as escapes."""
    about = {
        "partition": message.partition,
        "offset": message.offset,
        "timestamp": message.timestamp,
        "key": _text(message.key),
        "headers": {name: _text(value) for name, value in message.headers},
        "value": _value(message.value),
    }
    return orjson.dumps(about).decode()


def _value(value: bytes | None) -> Any:
    try:
        return None if value is None else orjson.loads(value)
    except orjson.JSONDecodeError:
        return _text(value)


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode(errors="backslashreplace")
