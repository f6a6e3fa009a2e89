"""The stories made anew from the analyses topic: for another fold, and for logs that are damaged or lost.

What follows from the analyses is thrown away and made again: log files, story log, events, snapshots. Until the log
files, which are replaced last, are those of this fold, no worker starts; so one may stop at any moment and begin again.
"""

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from kafka import KafkaAdminClient, OffsetAndMetadata, TopicPartition
from kafka.errors import GroupIdNotFoundError, KafkaError, UnknownTopicOrPartitionError

from pipeline.errors import BrokerUnavailable, OtherFold, PipelineError, StillAtWork
from pipeline.model import Analysis
from pipeline.refolding import fold_afresh, put_in_place
from pipeline.settings import Settings
from pipeline.site import database
from pipeline.stories.generation import generation
from pipeline.stories.learned import thresholds
from pipeline.storylog import StoryLogs
from pipeline.stream.app import SESSION, group_id
from pipeline.stream.connection import PATIENCE, admin, unavailable
from pipeline.stream.consumer import check_kept, first_message, read_all
from pipeline.stream.identity import decode_analysis, decode_record
from pipeline.stream.log_folder import claim
from pipeline.stream.site import FILE
from pipeline.stream.topics import create_topics, event_types, require_topics, topics_of

DO = "stop all workers, then `pipeline rebuild`, which makes the stories anew from the analyses"


def check_generation(settings: Settings, steps: Collection[str]) -> None:
    """Raises OtherFold, with what to do, where the steps' story log topic or log files are of another fold."""
    found, now = {}, generation(thresholds(settings.denied_from))
    if {"group", "log"} & set(steps):
        found[topics_of(settings).story_log] = _generation_of_topic(settings)
    if "log" in steps:
        found[str(settings.log_dir)] = StoryLogs(settings.log_dir).generation()
    for place, there in found.items():
        if there not in (None, now):
            denied_from = "not set" if settings.denied_from is None else f"{settings.denied_from:g}"
            raise OtherFold(
                f"{place} holds stories of fold {there or '(unnamed)'}, and this version's, with PIPELINE_DENIED_FROM "
                f"{denied_from}, is {now}: {DO}"
            )


def _generation_of_topic(settings: Settings) -> str | None:
    """As the first record on it tells; None where there is none."""
    first = first_message(settings, topics_of(settings).story_log)
    try:
        return str(decode_record(first).data.get("fold", "")) if first else None
    except PipelineError:
        return None  # no worker of ours sent it


def rebuild(settings: Settings, on_progress: Callable[[int], object] = lambda analyses: None) -> Path:
    """Returns where the old logs are; workers that start then send all that follows from the analyses again.

    Raises StillAtWork, TopicTrimmed.
    """
    topics = topics_of(settings)
    require_topics(settings, [topic.name for topic in topics.all()])
    require_idle(settings)
    check_kept(settings, topics.analyses, 0, 0)
    limits = thresholds(settings.denied_from)
    fresh = fold_afresh(lambda: _analyses(settings), settings.log_dir, on_progress, limits)
    derived = [*map(topics.events, event_types()), topics.story_log, topics.stories]
    with admin(settings) as client:
        try:
            begin_anew(client, settings, derived)
        except KafkaError as error:
            raise unavailable(settings, error) from error
    create_topics(settings)
    database.remove(settings.data_dir / FILE)
    before = put_in_place(settings.log_dir, fresh)
    claim(settings, from_others=True)
    return before


def require_idle(settings: Settings) -> None:
    """Raises StillAtWork where workers are in their group; waits for those that have just ended to be forgotten."""
    end = time.monotonic() + 1.5 * SESSION
    with admin(settings) as client:
        while members := _members(client, settings):
            if time.monotonic() > end:
                raise StillAtWork(f"{members} worker(s) are at work: stop them first")
            time.sleep(0.5)


def _members(client: KafkaAdminClient, settings: Settings) -> int:
    try:
        told = client.describe_groups([group_id(settings)])
    except GroupIdNotFoundError:
        return 0
    except KafkaError as error:
        raise unavailable(settings, error) from error
    return sum(len(each.get("members", ())) for each in told.values())


def begin_anew(client: KafkaAdminClient, settings: Settings, names: Collection[str]) -> None:
    """Puts the workers back to the first analysis, and deletes topics; raises KafkaError.

    In this order: workers that began where the topics end would send nothing of what stood there.
    """
    group, topics = group_id(settings), topics_of(settings)
    first = {TopicPartition(topics.analyses, 0): OffsetAndMetadata(0, "", -1)}
    _check(client.alter_group_offsets(group, first).values())
    log = [TopicPartition(topics.story_log, part["partition_index"]) for part in _partitions(client, topics.story_log)]
    if topics.story_log in names and log:
        with suppress(GroupIdNotFoundError):
            _check(client.delete_group_offsets(group, log).values())
    there = sorted(set(names) & set(client.list_topics()))
    if there:
        client.delete_topics(there)
    end = time.monotonic() + PATIENCE
    while left := set(there) & set(client.list_topics()):
        if time.monotonic() > end:
            raise BrokerUnavailable(f"the broker did not delete {', '.join(sorted(left))} within {PATIENCE:.0f} s")
        time.sleep(0.2)


def _check(errors: Collection[type[KafkaError]]) -> None:
    for error in errors:
        if error.errno and not issubclass(error, UnknownTopicOrPartitionError):
            raise error


def _partitions(client: KafkaAdminClient, name: str) -> list[dict[str, int]]:
    found = [each for each in client.describe_topics([name]) if not each["error_code"]]
    return [part for each in found for part in each["partitions"]]


def _analyses(settings: Settings) -> Iterator[Analysis]:
    for message in read_all(settings, topics_of(settings).analyses):
        with suppress(PipelineError):  # it became a dead letter when it came
            yield decode_analysis(message)
