"""What commands print: records for people and for programs, safe on a terminal."""

from typing import Any

import orjson

from pipeline.model import Argument, Attribution, Count, Event, Money, Name, Record, Time
from pipeline.terminal import printable, printable_json


def as_json(record: Record | dict[str, Any]) -> str:
    """One line of JSON."""
    return printable_json(orjson.dumps(record.model_dump() if isinstance(record, Record) else record).decode())


def counted(number: int, one: str, many: str) -> str:
    """A number with its word: "1 story", "2 stories"."""
    return f"{number:,} {one if number == 1 else many}"


def as_paragraph(event: Event) -> str:
    """An event in a few lines: what, with whom, on whose word, and its sentence."""
    score = "" if event.score is None else f", score {event.score:.2f}"
    kind = f"{event.type.replace('_', ' ')}, {event.subtype.replace('_', ' ')}"
    lines = [f"{kind}: {event.trigger.text}  [{event.polarity}, {event.modality}{score}]"]
    for role, arguments in event.arguments.items():
        lines += [f"  {role:<10} {argument.text}{_value(argument)}" for argument in arguments]
    lines += [f"  {'source':<10} {_source(link)}" for link in event.attribution]
    lines.append(f"  {event.source_id} {event.field} {event.trigger.start}-{event.trigger.end}: {event.sentence.text}")
    return printable("\n".join(line.replace("\n", " ") for line in lines)) + "\n"


def _source(link: Attribution) -> str:
    """On whose word, and by which words of the text: it may say so, deny it or ask."""
    name = f" = {_named(link.name)}" if link.name and _named(link.name) != (link.source and link.source.text) else ""
    how = [f"“{link.cue.text}”"] if link.cue else []
    how += ["quoted directly"] if link.direct else []
    return ", ".join([f"{link.source.text if link.source else 'not named'}{name}", *how])


def _value(argument: Argument) -> str:
    """What a program makes of the words, where that is more than they are."""
    match argument.normalized:
        case Count(min=least, max=most, approximate=approximate):
            number = f"{least:,}" if least == most else f"{least:,} to {most:,}"
            told = f"about {number}" if approximate else number
        case Time(iso8601=told):
            told = told.replace("/", " to ")
        case Name() as name:
            told = _named(name)
        case Money(amount=amount, currency=currency):
            told = f"{amount:,.0f} {currency}"
        case _:
            return ""
    return "" if told == argument.text else f"  = {told}"


def _named(name: Name) -> str:
    return f"{name.name} ({name.iso3166})" if name.iso3166 else name.name
