"""What commands print: records for people and for programs, safe on a terminal."""

from typing import Any

import orjson

from pipeline.model import Event, Record
from pipeline.terminal import printable, printable_json


def as_json(record: Record | dict[str, Any]) -> str:
    """One line of JSON."""
    return printable_json(orjson.dumps(record.model_dump() if isinstance(record, Record) else record).decode())


def counted(number: int, one: str, many: str) -> str:
    """A number with its word: "1 story", "2 stories"."""
    return f"{number:,} {one if number == 1 else many}"


def as_paragraph(event: Event) -> str:
    """An event in a few lines: what, with whom, who says so, and its sentence."""
    score = "" if event.score is None else f", score {event.score}"
    lines = [f"{event.type} / {event.subtype}: {event.trigger.text}  [{event.polarity}, {event.modality}{score}]"]
    for role, arguments in event.arguments.items():
        for argument in arguments:
            value = argument.normalized.model_dump(exclude_none=True) if argument.normalized else None
            lines.append(f"  {role:<10} {argument.text}" + (f"  = {_values(value)}" if value else ""))
    for link in event.attribution:
        source = link.source.text if link.source else "(unnamed)"
        how = ([link.cue.text] if link.cue else []) + (["direct quote"] if link.direct else [])
        lines.append(f"  {'says':<10} {source} ({', '.join(how)})")
    lines.append(f"  {event.source_id} {event.field} {event.trigger.start}-{event.trigger.end}: {event.sentence.text}")
    return printable("\n".join(line.replace("\n", " ") for line in lines)) + "\n"


def _values(value: dict[str, object]) -> str:
    return ", ".join(str(item).lower() if isinstance(item, bool) else str(item) for item in value.values())
