"""The topics as an AsyncAPI 3 document, for consumers that generate code or documentation from it."""

from typing import Any

from pipeline import __version__
from pipeline.extract.types import EVENT_TYPES
from pipeline.settings import Settings
from pipeline.stream.topics import Topics

HEADERS = (
    *("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_dataschema", "ce_time"),
    "content-type",
)


def asyncapi() -> dict[str, Any]:
    """The document, with the default prefix; payloads refer to the schema files beside it."""
    channels = {name: _channel(topic, schema, key) for name, (topic, schema, key) in _carried().items()}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "News event pipeline", "version": __version__, "license": {"name": "Apache-2.0"}},
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": {f"receive-{name}": _receive(name) for name in channels},
    }


def _carried() -> dict[str, tuple[str, str, str]]:
    """Channel name -> topic, schema, what the key is; dead letters carry whatever bytes failed."""
    topics = Topics(Settings().topic_prefix)
    events = {kind: kind.replace("_", "-") for kind in EVENT_TYPES}
    return {
        "articles": (topics.articles, "article.v1", "article id"),
        "analyses": (topics.analyses, "analysis.v1", "constant: one partition, whose order decides the stories"),
        **{f"events-{name}": (topics.events(kind), f"event.{name}.v1", "story id") for kind, name in events.items()},
        "story-log": (topics.story_log, "log-record.v1", "story id"),
        "stories": (topics.stories, "story.v1", "story id; the last value of a key stands"),
    }


def _channel(topic: str, schema: str, key: str) -> dict[str, Any]:
    message = {
        "name": schema,
        "payload": {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {"$ref": f"{schema}.json"},
        },
        "headers": {"type": "object", "properties": {header: {"type": "string"} for header in HEADERS}},
        "bindings": {"kafka": {"key": {"type": "string", "description": key}}},
    }
    return {"address": topic, "messages": {schema: message}}


def _receive(channel: str) -> dict[str, Any]:
    return {"action": "receive", "channel": {"$ref": f"#/channels/{channel}"}}
