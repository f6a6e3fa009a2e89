"""The whole way without a broker: files in, story logs out, through the functions that the agents call."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import letters, means
from pipeline.articles.make import Unreadable
from pipeline.errors import AnalyserGone, LogDamaged, OutputRefused, PipelineError, WireError
from pipeline.kept import NAME, Kept, open_kept
from pipeline.means import Means
from pipeline.model import Analysis, Article, LogRecord
from pipeline.stories import Grouper
from pipeline.stories.learned import Thresholds, thresholds
from pipeline.storylog import StoryLogs

AHEAD = 4  # inputs that are read ahead for each analysis that goes on

Inputs = Iterable[Article | Unreadable]
Progress = Callable[[int], object]
Analyse = Callable[[Sequence[Article]], list[Analysis]]


@dataclass
class RunResult:
    """What a run did, in numbers, and the inputs that it could not use with the reason.

    Stories are all that the folder now holds, without those that were merged into others.
    """

    articles: int = 0
    known: int = 0  # inputs that the folder had already
    repeated: int = 0  # inputs that came before in the same run
    set_aside: int = 0
    events: int = 0
    new_records: int = 0
    stories: set[str] = field(default_factory=set)
    failures: list[Unreadable] = field(default_factory=list)


def run(
    inputs: Inputs, folder: Path, analyse: Analyse, on_progress: Progress = lambda articles: None, jobs: int = 1
) -> RunResult:
    """Fold articles into the story logs of a folder, after those that earlier runs folded into it.

    The logs are those of one run over all inputs in their order. Raises OutputRefused as open_run does.
    """
    with open_run(folder) as opened:
        return opened.take(inputs, analyse, on_progress, jobs)


@contextmanager
def open_run(folder: Path, made_with: Means | None = None) -> Iterator["Run"]:
    """A run that goes on with what the folder holds.

    Raises OutputRefused, before anything is written, where the folder's logs are not the fold of its analyses, where
    one of both is damaged, or where the analyses were made with other means than those given.
    """
    with open_kept(folder, made_with) as kept:
        opened = Run(folder, kept, thresholds(made_with.denied_from if made_with else None))
        if made_with:
            means.keep(folder, made_with)
        yield opened


class Run:
    """A run under way: what was folded before it, and what it adds."""

    def __init__(self, folder: Path, kept: Kept, limits: Thresholds) -> None:
        """Fold again what is there, and write what a crash kept from the logs."""
        self.result = RunResult()
        self._read: set[str] = set()  # where the articles stand that could be read
        self._kept = kept
        self._logs = StoryLogs(folder)
        self._grouper = Grouper(limits=limits)
        self._known: set[str] = set()  # articles that the folder had
        self._given: set[str] = set()  # those that this run was given
        self._logs.append(self._fold_again())

    def take(self, inputs: Inputs, analyse: Analyse, on_progress: Progress, jobs: int) -> RunResult:
        """Fold more articles; so many analyses are asked for at once.

        Inputs that cannot be used are listed in the result and in the folder's _dead-letters.jsonl.
        """
        try:
            for analysis in analyses(self._new(inputs, on_progress), analyse, self.result.failures, jobs):
                self._add(analysis)
        finally:
            letters.write(self._logs.folder, self.result.failures, self._read)
        return self.result

    def _new(self, inputs: Inputs, on_progress: Progress) -> Iterator[Article | Unreadable]:
        """The inputs but for articles that the folder had, or that came before among them."""
        for item in inputs:
            on_progress(1)
            if isinstance(item, Article):
                self._read.add(item.source)
                if item.id in self._known:
                    self.result.known += 1
                    continue
                if item.id in self._given:
                    self.result.repeated += 1
                    continue
                self._given.add(item.id)
            yield item

    def _add(self, analysis: Analysis) -> None:
        """Keep an analysis, then write what it adds to the logs."""
        try:
            self._kept.add(analysis)
        except WireError as error:
            self.result.failures.append(Unreadable(analysis.source, str(error), b""))
            return
        self.result.articles += 1
        self.result.set_aside += analysis.set_aside is not None
        self.result.events += len(analysis.events)
        self.result.new_records += len(self._logs.append(self._fold(analysis)))

    def _fold(self, analysis: Analysis) -> tuple[LogRecord, ...]:
        records = self._grouper.add(analysis).records
        for record in records:
            (self.result.stories.discard if record.kind == "story-closed" else self.result.stories.add)(record.story_id)
        return records

    def _fold_again(self) -> list[LogRecord]:
        """The records that the logs lack; raises OutputRefused where they hold others than the analyses give."""
        there = {story_id: self._ids(story_id) for story_id in self._logs.story_ids()}
        told: Counter[str] = Counter()
        missing: list[LogRecord] = []
        for record in (record for analysis in self._had() for record in self._fold(analysis)):
            told[record.story_id] += 1
            known = there.get(record.story_id, [])[record.seq : record.seq + 1]
            if known not in ([], [record.id]):
                self._refuse(record.story_id)
            if not known:
                missing.append(record)
        for story_id, records in there.items():
            if len(records) > told[story_id]:
                self._refuse(story_id)
        return missing

    def _had(self) -> Iterator[Analysis]:
        for analysis in self._kept:
            self._known.add(analysis.article_id)
            yield analysis

    def _ids(self, story_id: str) -> list[str]:
        try:
            return [each.id for each in self._logs.read(story_id)]
        except LogDamaged as error:
            raise OutputRefused(f"{error}; remove this file, and the next run writes it again from {NAME}") from error

    def _refuse(self, story_id: str) -> None:
        raise OutputRefused(
            f"{self._logs.folder} holds a log (story {story_id}) that does not follow from its {NAME}: one of both was "
            f"changed or cut, or a worker or another version wrote the log; where {NAME} is whole, make the logs anew "
            f"with `pipeline rebuild --dir {self._logs.folder}`, else run all articles into another folder"
        )


def analyses(inputs: Inputs, analyse: Analyse, failures: list[Unreadable], jobs: int = 1) -> Iterator[Analysis]:
    """Analyses in the order of the articles; what cannot be read or analysed is appended to failures."""
    with ThreadPoolExecutor(jobs) as pool:
        under_way: deque[Future[Analysis | Unreadable]] = deque()
        try:
            for item in inputs:
                under_way.append(pool.submit(_outcome, item, analyse))
                if len(under_way) > AHEAD * jobs:
                    yield from _used(under_way.popleft().result(), failures)
            while under_way:
                yield from _used(under_way.popleft().result(), failures)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _used(outcome: Analysis | Unreadable, failures: list[Unreadable]) -> Iterator[Analysis]:
    if isinstance(outcome, Unreadable):
        failures.append(outcome)
    else:
        yield outcome


def _outcome(item: Article | Unreadable, analyse: Analyse) -> Analysis | Unreadable:
    if isinstance(item, Unreadable):
        return item
    try:
        (analysis,) = analyse([item])
    except AnalyserGone:
        raise
    except Exception as error:  # one article costs itself only
        reason = str(error) if isinstance(error, PipelineError) else f"{type(error).__name__}: {error}"
        return Unreadable(item.source, reason, item.text.encode(errors="replace"))
    return analysis
