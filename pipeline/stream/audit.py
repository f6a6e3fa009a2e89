"""Accounting: is everything that was sent where it must be? Read from topics and log files, changing nothing."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import LogRecord
from pipeline.settings import Settings
from pipeline.stories.grouper import Grouper
from pipeline.stories.learned import thresholds
from pipeline.storylog import STORY_ID, SUFFIX, line
from pipeline.stream import extract
from pipeline.stream.consumer import begin_offset, read_all
from pipeline.stream.deadletters import dead_letters
from pipeline.stream.identity import decode_analysis
from pipeline.stream.log_folder import elsewhere
from pipeline.stream.topics import Topics, require_topics, topics_of
from pipeline.stream.watchdog import Place, committed_and_ends

_POLL = 0.5  # seconds
_SHOWN = 64  # bytes of a key, which is an article's id

Records = dict[str, list[LogRecord]]
"""Story id -> its log."""


@dataclass
class Audit:
    """What was counted, and everything that is not as it must be; offsets are (committed, end)."""

    articles: int = 0
    analyses: int = 0
    dead_letters: Counter[str] = field(default_factory=Counter)
    models: Counter[str] = field(default_factory=Counter)  # articles by the model of the analysis that counts
    events: int = 0
    records: int = 0
    stories: int = 0
    offsets: dict[Place, tuple[int, int]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def lag(self) -> int:
        """Messages that the workers have not committed."""
        return sum(end - committed for committed, end in self.offsets.values())


@dataclass
class _Expected:
    """What the analyses topic says there must be: the fold of it from its start, without the stream's help."""

    articles: set[bytes] = field(default_factory=set)
    models: Counter[str] = field(default_factory=Counter)
    events: dict[str, set[bytes]] = field(default_factory=dict)
    logs: Records = field(default_factory=dict)


def audit(settings: Settings, on_progress: Callable[[int], object] = lambda analyses: None) -> Audit:
    """Proves that every article is an analysis or a dead letter, and every event in its log and topic.

    The log files must hold exactly the records that the analyses topic folds to, in their order.
    """
    topics, result = topics_of(settings), Audit()
    require_topics(settings, [topic.name for topic in topics.all()])
    sources = [topics.articles, topics.analyses, topics.story_log]
    result.offsets = committed_and_ends(settings, sources)
    if begin := begin_offset(settings, topics.analyses, 0):
        result.problems.append(f"{topics.analyses} begins at offset {begin}: what stood before it cannot be checked")
    if amiss := elsewhere(settings):
        result.problems.append(amiss)
    expected = _expected(settings, topics, on_progress)
    result.models = expected.models
    result.problems.extend(_articles(settings, topics, expected, result))
    result.problems.extend(_events(settings, topics, expected, result))
    result.problems.extend(_logs(settings.log_dir, expected.logs, result))
    if result.lag:
        result.problems.append(f"{result.lag} message(s) are not handled yet")
    return result


def wait_until_handled(settings: Settings, seconds: float) -> None:
    """Returns when the workers have committed all that stands on their topics, or when the time is over."""
    topics, end = topics_of(settings), time.monotonic() + seconds
    sources, before = [topics.articles, topics.analyses, topics.story_log], None
    while time.monotonic() < end:
        now = committed_and_ends(settings, sources)
        if now == before and all(committed == last for committed, last in now.values()):
            return  # seen twice: ends and commits are not read at one moment
        before = now
        time.sleep(_POLL)


def _expected(settings: Settings, topics: Topics, on_progress: Callable[[int], object]) -> _Expected:
    expected, grouper = _Expected(), Grouper(limits=thresholds(settings.denied_from))
    for message in read_all(settings, topics.analyses):
        on_progress(1)
        try:
            analysis = decode_analysis(message)
            outcome = grouper.add(analysis)
        except Exception:  # noqa: S112 # whatever it is, the group step made a dead letter of it
            continue
        expected.articles.add(analysis.article_id.encode())
        for record in outcome.records:
            expected.logs.setdefault(record.story_id, []).append(record)
        expected.models.update({told.event.model for told in outcome.events if told.event.model})
        for told in outcome.events:
            expected.events.setdefault(told.event.type, set()).add(told.event.id.encode())
    return expected


def _articles(settings: Settings, topics: Topics, expected: _Expected, result: Audit) -> Iterator[str]:
    """Messages of the articles topic that are neither analysis nor dead letter, by their keys."""
    dead: set[tuple[int | None, int | None]] = set()
    for letter in dead_letters(settings):
        result.dead_letters[letter.stage] += 1
        if (letter.stage, letter.topic) == (extract.STAGE, topics.articles):
            dead.add((letter.partition, letter.offset))
    sent, missing = set(), set()
    for message in read_all(settings, topics.articles):
        key = message.key and message.key[:_SHOWN]
        sent.add(key)
        if message.key not in expected.articles and (message.partition, message.offset) not in dead:
            missing.add(key)
    result.articles, result.analyses = len(sent), len(expected.articles)
    for key in sorted(missing, key=repr):
        yield f"article {key!r} is neither an analysis nor a dead letter"


def _events(settings: Settings, topics: Topics, expected: _Expected, result: Audit) -> Iterator[str]:
    """Events that their topic does not have."""
    for event_type, ids in sorted(expected.events.items()):
        result.events += len(ids)
        there = {dict(message.headers).get("ce_id") for message in read_all(settings, topics.events(event_type))}
        for event_id in sorted(ids - there):
            yield f"{event_type} {event_id.decode()} is not on its topic"


def _logs(folder: Path, expected: Records, result: Audit) -> Iterator[str]:
    """Log files that do not hold what they must, line for line."""
    files = {path.stem: path for path in folder.glob(f"*{SUFFIX}") if STORY_ID.match(path.stem)}
    result.stories, result.records = len(expected), sum(len(records) for records in expected.values())
    yield from (
        f"there is a log of {story_id!r}, a story that there is none of" for story_id in files.keys() - expected
    )
    for story_id, records in sorted(expected.items()):
        if story_id not in files:
            yield f"story {story_id} has no log"
        else:
            yield from _lines(story_id, files[story_id].read_bytes().splitlines(keepends=True), records)


def _lines(story_id: str, lines: list[bytes], records: list[LogRecord]) -> Iterator[str]:
    if len(lines) != len(records):
        yield f"the log of story {story_id} has {len(lines)} lines, not {len(records)}"
    for number, (there, record) in enumerate(zip(lines, records, strict=False)):
        if there != line(record):
            yield f"the log of story {story_id} has another record at line {number + 1}"
            return
