"""Story logs made anew from all analyses, beside those that are there, and put in their place when they are whole."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline import means
from pipeline.kept import open_kept
from pipeline.model import Analysis, LogRecord
from pipeline.stories import Grouper
from pipeline.stories.learned import Thresholds
from pipeline.storylog import StoryLogs

FRESH = "_fresh"
BEFORE = "_before-"
_AT_ONCE = 500  # analyses whose records are written together

Progress = Callable[[int], object]


def refold_folder(folder: Path, on_progress: Progress = lambda _: None, limits: Thresholds | None = None) -> Path:
    """The logs of a folder that `run` writes, anew from its analyses; where the old ones are.

    Raises OutputRefused for any other folder.
    """
    with open_kept(folder) as kept:
        aside = put_in_place(folder, fold_afresh(kept, folder, on_progress, limits))
        means.keep_denied_from(folder, limits.denied_from if limits else None)
        return aside


def fold_afresh(
    analyses: Iterable[Analysis], folder: Path, on_progress: Progress = lambda _: None, limits: Thresholds | None = None
) -> StoryLogs:
    """The logs of the analyses, in a folder within the folder."""
    fresh = folder / FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    grouper, logs, records = Grouper(limits=limits), StoryLogs(fresh), list[LogRecord]()
    for number, analysis in enumerate(analyses, 1):
        try:
            records += grouper.add(analysis).records
        except Exception:  # noqa: S112 # whatever it is, nothing came of it when it came first
            continue
        finally:
            on_progress(1)
        if number % _AT_ONCE == 0:
            logs.append(records)
            records.clear()
    logs.append(records)
    return logs


def put_in_place(folder: Path, fresh: StoryLogs) -> Path:
    """The fresh logs become the folder's; returns where the old ones are."""
    logs = StoryLogs(folder)
    aside = folder / f"{BEFORE}{logs.generation() or 'unknown'}"
    logs.replace_by(fresh, aside)
    shutil.rmtree(fresh.folder)
    return aside
