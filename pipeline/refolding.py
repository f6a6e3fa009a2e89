"""Story logs made anew from all analyses, beside those that are there, and put in their place when they are whole."""

import logging
import shutil
from collections.abc import Callable, Container, Iterable
from itertools import chain, count
from pathlib import Path

from pipeline import means
from pipeline.kept import open_kept
from pipeline.model import Analysis, LogRecord
from pipeline.stories import Grouper
from pipeline.stories.learned import Thresholds
from pipeline.storylog import StoryLogs

log = logging.getLogger(__name__)

FRESH = "_fresh"
BEFORE = "_before-"
_AT_ONCE = 500  # analyses whose records are written together

Progress = Callable[[int], object]


def refold_folder(folder: Path, on_progress: Progress = lambda _: None, limits: Thresholds | None = None) -> Path:
    """The logs of a folder that `run` writes, anew from its analyses; where the old ones are.

    Raises OutputRefused for any other folder.
    """
    with open_kept(folder) as kept:
        aside = put_in_place(folder, fold_afresh(lambda: kept, folder, on_progress, limits))
        means.keep_denied_from(folder, limits.denied_from if limits else None)
        return aside


def fold_afresh(
    read: Callable[[], Iterable[Analysis]],
    folder: Path,
    on_progress: Progress = lambda _: None,
    limits: Thresholds | None = None,
) -> StoryLogs:
    """The logs of the analyses, in a folder within the folder; one that cannot be folded is told and passed over."""
    passed_over: set[int] = set()
    while True:
        shutil.rmtree(folder / FRESH, ignore_errors=True)
        logs = StoryLogs(folder / FRESH)
        try:
            _fold(read(), logs, passed_over, on_progress, limits)
        except _Refused as refused:  # it may have changed a story by half: all but it is folded again
            log.error("analysis %d (%r) cannot be folded and is passed over: %r", *refused.args)
            passed_over.add(refused.args[0])
        else:
            return logs


class _Refused(Exception):
    """An analysis cannot be folded: its number, its source, why."""


def _fold(
    analyses: Iterable[Analysis],
    logs: StoryLogs,
    passed_over: Container[int],
    on_progress: Progress,
    limits: Thresholds | None,
) -> None:
    grouper, records = Grouper(limits=limits), list[LogRecord]()
    for number, analysis in enumerate(analyses, 1):
        if number in passed_over:
            continue
        try:
            records += grouper.add(analysis).records
        except Exception as error:  # whatever it is, nothing came of it when it came first
            raise _Refused(number, analysis.source, f"{type(error).__name__}: {error}") from error
        on_progress(1)
        if number % _AT_ONCE == 0:
            logs.append(records)
            records.clear()
    logs.append(records)


def put_in_place(folder: Path, fresh: StoryLogs) -> Path:
    """The fresh logs become the folder's; returns where the old ones are, in a folder of their own."""
    logs = StoryLogs(folder)
    name = f"{BEFORE}{logs.generation() or 'unknown'}"
    names = chain([name], (f"{name}-{turn}" for turn in count(2)))
    aside = next(place for each in names if not (place := folder / each).exists())
    logs.replace_by(fresh, aside)
    shutil.rmtree(fresh.folder)
    return aside
