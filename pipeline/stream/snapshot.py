"""The analyses topic in a file, from which it is restored: what the stories are follows from it alone.

JSON Lines: first {"topic": ..., "id": ...}, the broker's id of the topic, then {"offset": ..., "analysis": {...}} in
the order of the topic. What is no analysis is left out: it is a dead letter, and changes no story.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from mmap import mmap
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from kafka.errors import KafkaError

from pipeline import wire
from pipeline.errors import DeliveryFailed, PipelineError, SnapshotRefused
from pipeline.model import Analysis
from pipeline.settings import Settings
from pipeline.storylog import named
from pipeline.stream.connection import DELIVERY, admin, open_producer, unavailable
from pipeline.stream.consumer import check_kept, ends, read_all, read_range
from pipeline.stream.extract import ANALYSES_KEY
from pipeline.stream.identity import decode_analysis
from pipeline.stream.rebuild import begin_anew, require_idle
from pipeline.stream.topics import create_topics, require_topics, topics_of
from pipeline.stream.verify import look_up

_AT_ONCE = 500  # analyses on their way, or between two looks at the progress

Progress = Callable[[int], object]


def snapshot(settings: Settings, path: Path, on_progress: Progress = lambda analyses: None) -> int:
    """Adds to the file what it lacks of the topic; how many analyses. They are on the disk when it returns.

    Raises SnapshotRefused for a file of another topic, TopicTrimmed where what it lacks is gone.
    """
    topic = topics_of(settings).analyses
    require_topics(settings, [topic])
    head = {"topic": topic, "id": _topic_id(settings)}
    with named(path), path.open("ab+") as file:
        start = _position(file, head, path)
        check_kept(settings, topic, 0, start)
        if not start:
            file.write(orjson.dumps(head) + b"\n")
        count = 0
        for message in read_range(settings, topic, 0, start, ends(settings, [topic])[topic][0]):
            with suppress(PipelineError):  # it became a dead letter when it came
                analysis = orjson.Fragment(wire.encode(decode_analysis(message)))
                file.write(orjson.dumps({"offset": message.offset, "analysis": analysis}) + b"\n")
                count += 1
                on_progress(1)
        file.flush()
        os.fsync(file.fileno())
    return count


def restore(settings: Settings, path: Path, on_progress: Progress = lambda analyses: None) -> int:
    """Makes the analyses topic anew from the file and what the topic has beyond it; how many analyses it sent.

    Workers then handle all of it again, which changes no log that follows from it. One that was stopped is just run
    again. Raises StillAtWork, SnapshotRefused, TopicTrimmed.
    """
    topic = topics_of(settings).analyses
    _check_file(path)
    create_topics(settings)
    require_idle(settings)
    is_same = _head(path)["id"] == _topic_id(settings)
    if is_same:
        snapshot(settings, path)
    else:
        _check_begins_alike(settings, topic, path)
    with admin(settings) as client:
        try:
            begin_anew(client, settings, [topic] if is_same else [])
        except KafkaError as error:
            raise unavailable(settings, error) from error
    create_topics(settings)
    return _send(settings, topic, islice(_analyses(path), ends(settings, [topic])[topic][0], None), on_progress)


def _send(settings: Settings, topic: str, analyses: Iterator[Analysis], on_progress: Progress) -> int:
    count, key = 0, ANALYSES_KEY.encode()
    with open_producer(settings) as producer:
        while some := list(islice(analyses, _AT_ONCE)):
            sent = [
                producer.send(topic, key=key, value=wire.encode(each), headers=wire.headers(each), partition=0)
                for each in some
            ]
            try:
                for each in sent:
                    each.get(timeout=DELIVERY)
            except KafkaError as error:
                raise DeliveryFailed(f"not acknowledged ({type(error).__name__}): run it again") from error
            count += len(some)
            on_progress(len(some))
    return count


def _check_begins_alike(settings: Settings, topic: str, path: Path) -> None:
    """Raises SnapshotRefused where the topic holds anything but the file's first analyses."""
    known = _analyses(path)
    for message in read_all(settings, topic):
        each = next(known, None)
        if each is None or message.value != wire.encode(each):
            raise SnapshotRefused(
                f"{topic} holds analyses that {path} does not begin with: name another PIPELINE_TOPIC_PREFIX"
            )


def _topic_id(settings: Settings) -> str:
    topic = topics_of(settings).analyses
    return look_up(settings, [topic])[topic].id


def _position(file: BinaryIO, head: dict[str, str], path: Path) -> int:
    """The offset that the file goes on from, a torn last line cut off; 0 for a new file. Raises SnapshotRefused."""
    if not os.fstat(file.fileno()).st_size:
        return 0
    with mmap(file.fileno(), 0) as data:
        keep = data.rfind(b"\n") + 1
        last = data[data.rfind(b"\n", 0, max(0, keep - 1)) + 1 : keep]
        first = data[: data.find(b"\n") + 1]
    file.truncate(keep)
    if not keep:
        return 0
    if (there := _parsed(first, path)) != head:
        raise SnapshotRefused(f"{path} is of topic {there.get('topic')!r} as it was made before: name another file")
    return int(_parsed(last, path).get("offset", -1)) + 1


def _check_file(path: Path) -> None:
    if not path.is_file() or "id" not in _head(path):
        raise SnapshotRefused(f"{path} is no snapshot: `pipeline snapshot {path}` takes one")


def _head(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return _parsed(file.readline(), path)


def _analyses(path: Path) -> Iterator[Analysis]:
    """Those in the file; raises SnapshotRefused for a line that is none, but a torn last one."""
    with path.open("rb") as file:
        for line in islice(file, 1, None):
            if line.endswith(b"\n"):
                yield wire.decode(orjson.dumps(_parsed(line, path).get("analysis")), Analysis)


def _parsed(line: bytes, path: Path) -> dict[str, Any]:
    try:
        told = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise SnapshotRefused(f"{path} is no snapshot, or is damaged: {error}") from error
    if not isinstance(told, dict):
        raise SnapshotRefused(f"{path} is no snapshot, or is damaged")
    return told
