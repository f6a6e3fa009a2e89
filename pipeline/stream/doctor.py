"""What a worker needs of its broker, looked at one after the other: reach, topics, permissions, schema versions."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from confluent_kafka import KafkaException, TopicCollection
from confluent_kafka.admin import AclOperation, AdminClient

from pipeline import wire
from pipeline.errors import WireError
from pipeline.model import Analysis, Article, LogRecord, Record, Story, StoryEvent
from pipeline.settings import Settings
from pipeline.stream.app import group_id
from pipeline.stream.connection import HOW_TO_START
from pipeline.stream.consumer import Message, tail
from pipeline.stream.diagnosis import SECONDS, Problem, librdkafka_options, look
from pipeline.stream.log_folder import elsewhere, folder_group, holder
from pipeline.stream.topics import event_types, topics_of

NEEDED = (AclOperation.DESCRIBE, AclOperation.READ, AclOperation.WRITE)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: what, how it is, and, where it is not as it must be, what to do."""

    what: str
    text: str
    is_ok: bool = True


def examine(settings: Settings) -> Iterator[Finding]:
    """Findings as they come; what cannot be seen without an earlier one is left out where that fails."""
    if settings.bootstrap_servers is None:
        yield Finding("broker", HOW_TO_START, is_ok=False)
        return
    found = look(settings)
    if isinstance(found, Problem):
        yield Finding("broker", found.text, is_ok=False)
        return
    yield Finding("broker", f"{settings.bootstrap_servers} answers, {found.nodes} node(s)")
    who = f", as {settings.sasl_username}" if settings.security_protocol.startswith("SASL") else ""
    yield Finding("authentication", f"{settings.security_protocol}{who}")
    topics = _topics(settings, found.topics)
    yield topics
    if topics.is_ok:
        yield _permissions(settings)
        yield from _versions(settings)
        yield _log_folder(settings)


def _topics(settings: Settings, there: dict[str, int]) -> Finding:
    """All topics, those of one partition with one."""
    wanted = list(topics_of(settings).all())
    missing = [topic.name for topic in wanted if topic.name not in there]
    if missing:
        advice = "`pipeline topics create` makes them; PIPELINE_TOPIC_PREFIX names others"
        return Finding(
            "topics", f"{len(missing)} of {len(wanted)} are missing ({missing[0]}, ...): {advice}", is_ok=False
        )
    wrong = [t.name for t in wanted if t.partitions is not None and there[t.name] != t.partitions]
    if wrong:
        return Finding("topics", f"{', '.join(wrong)} must have one partition: delete and create anew", is_ok=False)
    return Finding("topics", f"all {len(wanted)} under {settings.topic_prefix!r}")


def _permissions(settings: Settings) -> Finding:
    """Whether this user may do with the topics and the workers' groups what the commands and workers do."""
    client, names = AdminClient(librdkafka_options(settings)), [topic.name for topic in topics_of(settings).all()]
    asked = {"include_authorized_operations": True, "request_timeout": SECONDS}
    try:
        topics = client.describe_topics(TopicCollection(names), **asked)
        groups = client.describe_consumer_groups([group_id(settings), folder_group(settings)], **asked)
        lacking = [f"{name}: {op}" for name, future in topics.items() for op in _lacking(future, NEEDED)]
        lacking += [f"group {name}: {op}" for name, future in groups.items() for op in _lacking(future, NEEDED[:2])]
    except KafkaException as error:
        return Finding("permissions", f"cannot be seen ({error.args[0].str()}): ask for DESCRIBE", is_ok=False)
    if lacking:
        return Finding("permissions", f"lacking {'; '.join(lacking)}: ask for an ACL that allows it", is_ok=False)
    return Finding("permissions", "topics can be read and written to, the workers' groups joined")


def _lacking(future: "Future[Any]", needed: tuple[AclOperation, ...]) -> list[str]:
    """Operations that are needed and not told as allowed; a broker without authorisation tells all, or nothing."""
    allowed = future.result().authorized_operations
    return [each.name for each in needed if allowed is not None and each not in allowed]


def _versions(settings: Settings) -> Iterator[Finding]:
    """Whether this version reads what was written last on each topic."""
    topics = topics_of(settings)
    kinds: dict[str, type[Record]] = {topics.articles: Article, topics.analyses: Analysis}
    kinds |= dict.fromkeys(map(topics.events, event_types()), StoryEvent)
    kinds |= {topics.story_log: LogRecord, topics.stories: Story}
    faults = [f"{name}: {fault}" for name, kind in kinds.items() if (fault := _fault(settings, name, kind))]
    for fault in faults:
        advice = "another version writes there; PIPELINE_TOPIC_PREFIX names other topics"
        yield Finding("schema versions", f"{fault}: {advice}", is_ok=False)
    if not faults:
        yield Finding("schema versions", "what was written last is read")


def _log_folder(settings: Settings) -> Finding:
    """Where the workers write the story logs; where this machine's holds anything, it must be that one."""
    if (amiss := elsewhere(settings)) and any(settings.log_dir.glob("*")):
        return Finding("log folder", amiss, is_ok=False)
    there = holder(settings)
    return Finding("log folder", f"the workers write to {there.name!r}" if there else "no worker has one yet")


def _fault(settings: Settings, topic: str, kind: type[Record]) -> str | None:
    for message in tail(settings, topic, start=-1):
        try:
            _read(message, kind)
        except WireError as error:
            return f"offset {message.offset} of partition {message.partition}: {error}"
    return None


def _read(message: Message, kind: type[Record]) -> None:
    if message.value is not None:  # what compaction left of a key
        wire.decode(message.value, kind, message.headers)
