"""JSON Schemas (2020-12) of what the topics carry, and the topics as AsyncAPI; generated, never edited."""

from pathlib import Path
from typing import Any

import orjson

from pipeline.extract.types import EVENT_TYPES
from pipeline.model import Analysis, Article, LogRecord, Record, Story, StoryEvent
from pipeline.stream.asyncapi import asyncapi

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type[Record]] = {
    "article.v1": Article,
    "analysis.v1": Analysis,
    "log-record.v1": LogRecord,
    "story.v1": Story,
}


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema, one a record and one an event type."""
    named = {name: _schema(name, record) for name, record in RECORDS.items()}
    named |= {f"event.{kind.replace('_', '-')}.v1": _event_schema(kind) for kind in EVENT_TYPES}
    return {f"{name}.json": schema for name, schema in named.items()}


def documents() -> dict[str, dict[str, Any]]:
    """All that the folder of schemas holds: file name -> content."""
    return schemas() | {"asyncapi.json": asyncapi()}


def write_schemas(folder: Path) -> list[Path]:
    """Write every document into the folder, replacing what stands there; the paths written."""
    paths = []
    for name, document in documents().items():
        paths.append(folder / name)
        paths[-1].write_bytes(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return paths


def roles(kind: str) -> list[str]:
    """The roles of an event type, sorted."""
    return sorted(EVENT_TYPES[kind].roles)


def _schema(name: str, record: type[Record]) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": f"urn:news-event-pipeline:{name}"} | record.model_json_schema(
        mode="serialization"
    )


def _event_schema(kind: str) -> dict[str, Any]:
    """The story event's schema with the type's own name, subtypes and roles."""
    schema = _schema(f"event.{kind.replace('_', '-')}.v1", StoryEvent)
    event_type = EVENT_TYPES[kind]
    fields = schema["$defs"]["Event"]["properties"]
    fields["type"] = {"const": kind}
    fields["subtype"] = {"enum": sorted(event_type.subtypes)}
    fields["arguments"]["propertyNames"] = {"enum": roles(kind)}
    return schema


if __name__ == "__main__":
    for path in write_schemas(Path(__file__).parent.parent / "schemas"):
        print(path.name)
