"""The log step, the sink: log records in, story log files written, snapshots out."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from pipeline.errors import LogDamaged, PipelineError
from pipeline.model import LogRecord
from pipeline.stories.fold import fold
from pipeline.storylog import StoryLogs
from pipeline.stream import deadletters
from pipeline.stream.consumer import Message
from pipeline.stream.identity import decode_record
from pipeline.stream.sending import Outgoing, outgoing
from pipeline.stream.topics import Topics

log = logging.getLogger(__name__)

STAGE = "log"

Read = Callable[[int, int], Iterable[Message]]
"""Messages of a partition of the story log topic (first number) from its start to an offset (exclusive)."""


class Log:
    """Messages of the story log topic -> lines in the files, and snapshots to send.

    Records that are there already change nothing. Records missing before one (another folder, files lost) are read
    again from the topic. OSError (a full disk) is not caught: the batch must be delivered again.
    """

    def __init__(self, logs: StoryLogs, topics: Topics, read: Read) -> None:
        self._logs = logs
        self._topics = topics
        self._read = read

    def __call__(self, messages: Sequence[Message]) -> list[Outgoing]:
        """Dead letters for what is no record or fits no log, then one snapshot a story that the batch touched."""
        sent: list[Outgoing] = []
        stories: dict[str, list[_Given]] = {}
        for message in messages:
            try:
                record = decode_record(message)
                stories.setdefault(record.story_id, []).append(_Given(message, record))
            except Exception as error:  # whatever it is, the message is kept and the stream goes on
                sent.append(self._letter(message, error))
        for given in stories.values():
            sent.extend(self._story(given))
        return sent

    def _story(self, given: list["_Given"]) -> list[Outgoing]:
        """Writes what a batch holds of one story; dead letters for what does not fit its log, and its snapshot."""
        letters: list[Outgoing] = []
        try:
            self._append(given)
        except PipelineError:  # one that fits not must not keep the others out
            letters = [letter for each in given if (letter := self._one(each))]
        return letters + self._snapshot(given[0].record.story_id)

    def _one(self, given: "_Given") -> Outgoing | None:
        try:
            self._append([given])
        except PipelineError as error:
            log.error("a log record becomes a dead letter: %s: %r", type(error).__name__, str(error))
            return self._letter(given.message, error)
        return None

    def _snapshot(self, story_id: str) -> list[Outgoing]:
        """The story as its log stands; none where the batch ended amid an article's records: the next has the rest."""
        try:
            return [outgoing(self._topics.stories, story_id, fold(self._logs.read(story_id)))]
        except OSError:
            raise
        except Exception as error:  # the records are safe in the log, which is what counts
            log.info("no snapshot of story %s: %s: %r", story_id, type(error).__name__, str(error))
            return []

    def _append(self, given: list["_Given"]) -> None:
        records, first = [each.record for each in given], given[0].message
        try:
            self._logs.append(records)
        except LogDamaged:
            before = self._from_topic(records[0].story_id, first.partition, first.offset)
            written = self._logs.append([*_in_line(before), *records])
            log.warning("the log of story %s lacked records from %d on", records[0].story_id, written[0].seq)

    def _from_topic(self, story_id: str, partition: int, end: int) -> Iterator[LogRecord]:
        """All records of a story that stand on its partition before an offset."""
        for message in self._read(partition, end):
            if message.key == story_id.encode():
                with suppress(Exception):  # whatever it is, it became a dead letter when it came
                    yield decode_record(message)

    def _letter(self, message: Message, error: Exception) -> Outgoing:
        return deadletters.of_message(message, STAGE, error, self._topics.dead_letters)


def _in_line(records: Iterable[LogRecord]) -> list[LogRecord]:
    """Of a story's records, the first under each number, up to the first number that none has."""
    found: list[LogRecord] = []
    for record in records:
        if record.seq == len(found):
            found.append(record)
    return found


@dataclass(frozen=True)
class _Given:
    message: Message
    record: LogRecord
