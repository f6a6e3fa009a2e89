"""Which folder holds the story logs: the broker is told, so that workers cannot share the stories out over several.

The folder's mark stands as the metadata of an offset of the story log, which a consumer group of its own commits. That
needs no topic more, and expires no sooner than what the workers commit, after which they read the log from its start.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kafka import KafkaConsumer, TopicPartition
from kafka.structs import OffsetAndMetadata

from pipeline.errors import OtherFolder, PipelineError
from pipeline.settings import Settings
from pipeline.storylog import StoryLogs, mark_of
from pipeline.stream.app import group_id
from pipeline.stream.consumer import Message, consumer, first_message
from pipeline.stream.identity import decode_record
from pipeline.stream.topics import topics_of

DO = (
    "All workers write to one folder: name that one in PIPELINE_LOG_DIR. Where it is lost, or stories were written to "
    "both, stop all workers, then `pipeline rebuild`, which makes all logs anew in the folder that it is given"
)
_LONGEST = 1000  # characters of a name; the broker takes 4096 bytes


@dataclass(frozen=True)
class Holder:
    """The folder that holds the logs: its mark, and under which name on which host it was claimed last."""

    mark: str
    name: str


def folder_group(settings: Settings) -> str:
    """The consumer group whose offset carries the mark."""
    return f"{group_id(settings)}-log-folder"


def holder(settings: Settings) -> Holder | None:
    """As the broker was told; None where no worker has claimed a folder."""
    with _offset(settings) as (client, place):
        return _told(client, place)


def elsewhere(settings: Settings) -> str | None:
    """What is amiss, and what to do, where the logs are in another folder than the settings'."""
    there = holder(settings)
    return _amiss(settings, there) if there and there.mark != mark_of(settings.log_dir) else None


def claim(settings: Settings, from_others: bool = False) -> None:
    """Tells the broker that the logs are in the settings' folder; raises OtherFolder where they are in another.

    To be repeated: of two workers that claim two folders at one moment, one finds the other's later.
    """
    mark = StoryLogs(settings.log_dir).mark()
    with _offset(settings) as (client, place):
        told = _told(client, place)
        if told and told.mark != mark and not from_others:
            raise OtherFolder(_amiss(settings, told))
        client.commit({place: OffsetAndMetadata(0, f"{mark} {_here(settings)}", -1)})


def check_folder(settings: Settings) -> None:
    """Raises OtherFolder, with what to do, where the logs are in another folder than the settings' or lost.

    They are lost where the story that the topic begins with has no log, though its record was handled.
    """
    if amiss := elsewhere(settings):
        raise OtherFolder(amiss)
    first = first_message(settings, topics_of(settings).story_log)
    story = first and _story(first)
    if first and story and story not in StoryLogs(settings.log_dir).story_ids() and _is_handled(settings, first):
        raise OtherFolder(f"{_here(settings)!r} lacks story logs that were written before ({story}). {DO}")


def _story(message: Message) -> str | None:
    try:
        return decode_record(message).story_id
    except PipelineError:
        return None  # no worker of ours sent it


def _is_handled(settings: Settings, message: Message) -> bool:
    with consumer(settings, group_id=group_id(settings)) as client:
        return (client.committed(TopicPartition(message.topic, message.partition)) or 0) > message.offset


def _amiss(settings: Settings, there: Holder) -> str:
    return f"{_here(settings)!r} is not where the story logs are, which is {there.name!r}. {DO}"


def _here(settings: Settings) -> str:
    return f"{socket.gethostname()}:{settings.log_dir.absolute()}"[:_LONGEST]


@contextmanager
def _offset(settings: Settings) -> Iterator[tuple[KafkaConsumer, TopicPartition]]:
    with consumer(settings, group_id=folder_group(settings)) as client:
        yield client, TopicPartition(topics_of(settings).story_log, 0)


def _told(client: KafkaConsumer, place: TopicPartition) -> Holder | None:
    found = client.committed(place, metadata=True)
    return Holder(*found.metadata.partition(" ")[::2]) if found and found.metadata else None
