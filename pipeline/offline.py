"""The whole way without a broker: files in, story logs out, through the functions that the agents call."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import orjson

from pipeline.articles.make import Unreadable
from pipeline.errors import LogDamaged, PipelineError
from pipeline.model import Analysis, Article, LogRecord
from pipeline.stories import Grouper
from pipeline.storylog import StoryLogs

BATCH = 64  # articles parsed together; the logs do not depend on it
DEAD_LETTERS = "_dead-letters.jsonl"  # no story id starts with an underscore

Inputs = Iterable[Article | Unreadable]
Progress = Callable[[int], object]
Analyse = Callable[[Sequence[Article]], list[Analysis]]


@dataclass
class RunResult:
    """What a run did, in numbers, and the inputs that it could not use with the reason."""

    articles: int = 0
    set_aside: int = 0
    events: int = 0
    new_records: int = 0
    stories: set[str] = field(default_factory=set)
    failures: list[Unreadable] = field(default_factory=list)


def run(inputs: Inputs, folder: Path, analyse: Analyse, on_progress: Progress = lambda articles: None) -> RunResult:
    """Fold articles into the story logs of a folder; a second run over the same input adds nothing.

    Raises LogDamaged where the folder holds logs of other input. Inputs that cannot be used are listed in the result
    and in the folder's _dead-letters.jsonl.
    """
    result, grouper, logs = RunResult(), Grouper(), StoryLogs(folder)
    there = {story_id: [record.id for record in logs.read(story_id)] for story_id in logs.story_ids()}
    for analysis in analyses(inputs, analyse, result.failures):
        outcome = grouper.add(analysis)
        _refuse_other_logs(there, outcome.records, folder)
        result.articles += 1
        result.set_aside += analysis.set_aside is not None
        result.events += len(analysis.events)
        result.stories.update(record.story_id for record in outcome.records)
        result.new_records += len(logs.append(outcome.records))
        on_progress(1)
    _write_dead_letters(folder / DEAD_LETTERS, result.failures)
    return result


def _refuse_other_logs(there: Mapping[str, list[str]], records: Iterable[LogRecord], folder: Path) -> None:
    """A record that is there already must be the same one."""
    for record in records:
        if there.get(record.story_id, [])[record.seq : record.seq + 1] not in ([], [record.id]):
            raise LogDamaged(f"{folder} holds logs of other articles (story {record.story_id}): name an empty folder")


def analyses(inputs: Inputs, analyse: Analyse, failures: list[Unreadable]) -> Iterator[Analysis]:
    """Analyses in the order of the articles; what cannot be read or analysed is appended to failures."""
    source = iter(inputs)
    while batch := list(islice(source, BATCH)):
        failures.extend(item for item in batch if isinstance(item, Unreadable))
        yield from _batch([item for item in batch if isinstance(item, Article)], analyse, failures)


def _batch(articles: list[Article], analyse: Analyse, failures: list[Unreadable]) -> Iterator[Analysis]:
    try:
        yield from analyse(articles)
    except Exception:  # one article spoils its batch: find it, keep the others
        for article in articles:
            yield from _single(article, analyse, failures)


def _single(article: Article, analyse: Analyse, failures: list[Unreadable]) -> Iterator[Analysis]:
    try:
        yield from analyse([article])
    except Exception as error:
        reason = str(error) if isinstance(error, PipelineError) else f"{type(error).__name__}: {error}"
        failures.append(Unreadable(article.source, reason, article.text.encode(errors="replace")))


def _write_dead_letters(path: Path, failures: list[Unreadable]) -> None:
    """Always the failures of the last run: none leaves no file."""
    path.unlink(missing_ok=True)
    if failures:
        lines = [orjson.dumps({"source": item.source, "reason": item.reason}) + b"\n" for item in failures]
        path.write_bytes(b"".join(lines))
