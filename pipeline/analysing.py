"""The analysis on the language model that the settings name: in this process, or in several of their own.

spaCy is imported only where a model is loaded: that takes seconds.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from queue import SimpleQueue

from pipeline.errors import ModelRefused, SettingsError, UnknownEventType
from pipeline.language.version import model_version
from pipeline.means import Means
from pipeline.model import Analysis, Article
from pipeline.settings import Settings
from pipeline.stories.learned import thresholds
from pipeline.stream.limited import Analyse, Limited


def load_analysis(model: str | None, thresholds: Mapping[str, float]) -> Analyse:
    """Raises SettingsError for a model or thresholds that were chosen, ModelRefused where the shipped model fails."""
    from pipeline.language.load import load  # noqa: PLC0415 # spaCy is slow to import, and not all need it
    from pipeline.steps import Analyser  # noqa: PLC0415 # spaCy is slow to import, and not all need it

    try:
        return Analyser(load(model, thresholds)).analyse
    except UnknownEventType as error:
        raise SettingsError(f"PIPELINE_THRESHOLDS: {error}") from error
    except ModelRefused as error:
        if model is None:
            raise
        raise SettingsError(f"PIPELINE_MODEL: {error}") from error


def load_analysis_alone(model: str | None, thresholds: Mapping[str, float]) -> Analyse:
    """As load_analysis, for a process that does nothing else."""
    if model is None:  # spaCy imports PyTorch where it is installed, which takes seconds; the shipped model needs none
        sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # None: not to be imported
    return load_analysis(model, thresholds)


def means_of(settings: Settings) -> Means:
    """What analyses and logs are made with on these settings."""
    version = model_version(settings.model)
    name = f"{version.name} {version.version}" if version else str(settings.model)
    return Means(name, settings.thresholds, thresholds(settings.denied_from).denied_from)


@contextmanager
def side_by_side(settings: Settings, jobs: int) -> Iterator[Analyse]:
    """An analysis that so many threads may ask at once, each answered by a process, within the settings' seconds."""
    make = partial(load_analysis_alone, settings.model, settings.thresholds)
    processes = [Limited(make, settings.article_seconds) for _ in range(jobs)]
    free: SimpleQueue[Limited] = SimpleQueue()

    def analyse(articles: Sequence[Article], /) -> list[Analysis]:
        process = free.get()
        try:
            return process(articles)
        finally:
            free.put(process)

    try:
        for process in processes:
            process.wait_until_ready()
            free.put(process)
        yield analyse
    finally:
        for process in processes:
            process.close()
