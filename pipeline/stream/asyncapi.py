"""The topics as an AsyncAPI 3 document, for consumers that generate code or documentation from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from pipeline import __version__
from pipeline.extract.types import EVENT_TYPES
from pipeline.model import Analysis, Article, LogRecord, Record, Story, StoryEvent
from pipeline.settings import Settings
from pipeline.stream.deadletters import HEADERS as LETTER_HEADERS
from pipeline.stream.sending import Outgoing
from pipeline.stream.topics import Topic, Topics
from pipeline.wire import CONTENT_TYPE, KINDS, NAMESPACE, SPEC_VERSION

TOPICS = Topics(Settings().topic_prefix)
DIALECT = "application/schema+json;version=draft-2020-12"
BINDING = "0.5.0"
ABOUT = (
    "What happened in the news, who says so, who denies it, and on how many independent sources. Values are JSON, "
    "headers are CloudEvents in Kafka's binary mode. Topics are named with the default prefix, which the setting "
    "PIPELINE_TOPIC_PREFIX changes. Operations are those of a consumer. Schemas only grow: pass over fields, kinds of "
    "log records and statuses that are not known."
)


@dataclass(frozen=True)
class Carried:
    """What a topic carries: its record's type, its schema, what the key is and what the value is."""

    record: type[Record]
    schema: str
    key: str
    about: str


def asyncapi(samples: Mapping[str, Sequence[Outgoing]]) -> dict[str, Any]:
    """The document, with the default prefix; payloads refer to the schema files beside it, samples are its examples."""
    channels = {
        _named(topic): _channel(topic, _messages(topic.name, samples.get(topic.name, ()))) for topic in TOPICS.all()
    }
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "News event pipeline",
            "version": __version__,
            "description": ABOUT,
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": CONTENT_TYPE,
        "servers": _servers(),
        "channels": channels,
        "operations": {f"receive-{name}": _operation("receive", name) for name in channels}
        | {"send-articles": _operation("send", "articles")},
        "components": {"securitySchemes": _security()},
    }


def carried() -> dict[str, Carried]:
    """Topic -> what it carries; the dead letters, which are whatever bytes failed, are not among them."""
    events = {
        TOPICS.events(kind): Carried(
            StoryEvent,
            f"event.{kind.replace('_', '-')}.v1",
            "story id",
            f"An event of the type {kind} with its story, entry and the article's facts",
        )
        for kind in EVENT_TYPES
    }
    return events | {
        TOPICS.articles: Carried(Article, "article.v1", "article id", "An article as it was read"),
        TOPICS.analyses: Carried(
            Analysis,
            "analysis.v1",
            "constant: one partition, whose order decides the stories",
            "What is known of an article: facts, masks, events, what grouping needs; not the text",
        ),
        TOPICS.story_log: Carried(LogRecord, "log-record.v1", "story id", "One line of a story's log"),
        TOPICS.stories: Carried(
            Story, "story.v1", "story id; the last value of a key stands", "A story as its log's fold gives it"
        ),
    }


def _named(topic: Topic) -> str:
    return topic.name.removeprefix(TOPICS.prefix).removesuffix(".v1").replace(".", "-")


def _servers() -> dict[str, Any]:
    told = "as KAFKA_BOOTSTRAP_SERVERS names it"
    return {
        "plain": {"host": "127.0.0.1:9092", "protocol": "kafka", "description": f"A broker without log-in, {told}"},
        "secured": {
            "host": "kafka.example.org:9093",
            "protocol": "kafka-secure",
            "description": f"A broker with TLS and a log-in, {told}; KAFKA_SASL_MECHANISM says which",
            "security": [{"$ref": f"#/components/securitySchemes/{name}"} for name in _security()],
        },
    }


def _security() -> dict[str, Any]:
    return {"plain": {"type": "plain"}, "scram-256": {"type": "scramSha256"}, "scram-512": {"type": "scramSha512"}}


def _channel(topic: Topic, messages: dict[str, Any]) -> dict[str, Any]:
    config: dict[str, Any] = {
        name: int(value) if value.lstrip("-").isdecimal() else value for name, value in topic.config.items()
    }
    if policy := config.get("cleanup.policy"):
        config["cleanup.policy"] = [policy]
    binding = {
        "partitions": topic.partitions or Settings().partitions,
        "topicConfiguration": config,
        "bindingVersion": BINDING,
    }
    return {"address": topic.name, "messages": messages, "bindings": {"kafka": binding}}


def _messages(topic: str, samples: Sequence[Outgoing]) -> dict[str, Any]:
    if topic == TOPICS.dead_letters:
        return {"dead-letter": _letter(samples), "dead-letter-mark": _mark()}
    told = carried()[topic]
    return {
        told.schema: {
            "name": told.schema,
            "summary": told.about,
            "contentType": CONTENT_TYPE,
            "headers": _headers(told),
            "payload": {"schemaFormat": DIALECT, "schema": {"$ref": f"{told.schema}.json"}},
            "bindings": _key(told.key),
            "examples": [_example(each, orjson.loads(each.value or b"null")) for each in samples],
        }
    }


def _headers(told: Carried) -> dict[str, Any]:
    """The attributes of CloudEvents; wire.py makes them."""
    schemas: dict[str, Any] = {
        "ce_specversion": {"const": SPEC_VERSION},
        "ce_id": {"type": "string", "description": "With ce_source the same for the same message, sent twice or not"},
        "ce_type": {"const": f"{NAMESPACE}.{told.schema}"},
        "ce_source": {"const": f"/{NAMESPACE}/{KINDS[told.record].source}"},
        "ce_subject": {"type": "string", "description": "The article's source_id or the story's id"},
        "ce_dataschema": {"const": f"urn:{NAMESPACE}:{told.schema}"},
        "ce_time": {
            "type": "string",
            "format": "date-time",
            "description": "When the article was published, in UTC; absent where no date is known",
        },
        "content-type": {"const": CONTENT_TYPE},
    }
    return {"type": "object", "properties": schemas, "required": [name for name in schemas if name != "ce_time"]}


def _letter(samples: Sequence[Outgoing]) -> dict[str, Any]:
    return {
        "name": "dead-letter",
        "summary": "What could not be processed, as it was; its own headers stand beside ours",
        "contentType": "application/octet-stream",
        "headers": {
            "type": "object",
            "properties": {name: {"type": "string", "description": told} for name, told in LETTER_HEADERS.items()},
            "required": ["dlq_stage", "dlq_error", "dlq_reason"],
        },
        "payload": {"type": "string", "description": "The original's bytes, whatever they are"},
        "bindings": _key("the original's key"),
        "examples": [_example(each, (each.value or b"").decode()) for each in samples],
    }


def _mark() -> dict[str, Any]:
    told = "The offset of the letter that was sent again"
    return {
        "name": "dead-letter-mark",
        "summary": "A letter was sent again to the topic it came from; without value",
        "headers": {
            "type": "object",
            "properties": {"dlq_replayed": {"type": "string", "description": told}},
            "required": ["dlq_replayed"],
        },
        "payload": {"type": "null"},
        "bindings": _key("the letter's key"),
    }


def _key(about: str) -> dict[str, Any]:
    return {"kafka": {"key": {"type": "string", "description": about}, "bindingVersion": BINDING}}


def _example(sent: Outgoing, payload: Any) -> dict[str, Any]:
    return {"headers": {name: (value or b"").decode() for name, value in sent.headers}, "payload": payload}


def _operation(action: str, channel: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{channel}"}}
