"""JSON Schemas (2020-12) of what the topics carry, topics as AsyncAPI, pages as OpenAPI; generated, never edited."""

from pathlib import Path
from typing import Any

import orjson

from pipeline.articles.read import read_articles
from pipeline.extract.types import EVENT_TYPES
from pipeline.model import Analysis, Article, LogRecord, Record, Story, StoryEvent
from pipeline.site.api import openapi
from pipeline.stories.kinds import KINDS, Kind
from pipeline.stream.asyncapi import TOPICS, asyncapi
from pipeline.stream.samples import Samples, samples

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type[Record]] = {
    "article.v1": Article,
    "analysis.v1": Analysis,
    "story.v1": Story,
}


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema, one a record and one an event type."""
    named = {name: _schema(name, record) for name, record in RECORDS.items()}
    named["log-record.v1"] = _log_record_schema()
    named |= {f"event.{kind.replace('_', '-')}.v1": _event_schema(kind) for kind in EVENT_TYPES}
    return {f"{name}.json": schema for name, schema in named.items()}


def documents() -> dict[str, dict[str, Any]]:
    """All that the folder of schemas holds: file name -> content."""
    return schemas() | {"asyncapi.json": asyncapi(golden()), "openapi.json": openapi()}


def golden() -> Samples:
    """Messages of the first seed article and the golden analyses, which stand beside the package in the repository."""
    text = (Path(__file__).parent.parent / "tests" / "golden" / "analyses.jsonl").read_text(encoding="utf-8")
    analyses = [Analysis.model_validate_json(line) for line in text.splitlines()]
    seed = Path(__file__).parent / analyses[0].source
    found = [each for each in read_articles(seed) if isinstance(each, Article)]
    return samples(found[0].model_copy(update={"source": analyses[0].source}), analyses, TOPICS)


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


def _log_record_schema() -> dict[str, Any]:
    """The log record's schema, with what each known kind holds; a kind that is not known may hold anything."""
    schema = _schema("log-record.v1", LogRecord)
    for name, kind in KINDS.items():
        data = kind.data.model_json_schema(mode="serialization", ref_template="#/$defs/{model}")
        schema["$defs"] |= data.pop("$defs", {}) | {data["title"]: data, name: _log_record_kind(kind, data)}
    schema["allOf"] = [
        {"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": {"$ref": f"#/$defs/{name}"}}
        for name in KINDS
    ]
    return schema


def _log_record_kind(kind: Kind, data: dict[str, Any]) -> dict[str, Any]:
    beside = {name: {"not": {"type": "null"}} for name in kind.beside}
    required = [*kind.beside, "data"] if "required" in data else [*kind.beside]
    typed = {"data": {"$ref": f"#/$defs/{data['title']}"}}
    return {"description": data["description"], "properties": beside | typed, "required": required}


if __name__ == "__main__":
    for path in write_schemas(Path(__file__).parent.parent / "schemas"):
        print(path.name)
