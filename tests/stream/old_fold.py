"""An earlier release of the fold: of another generation, and with thresholds by which no article joins another."""

from dataclasses import replace

from pipeline.stories import generation, grouper, learned

THRESHOLDS = replace(learned.thresholds(), joins=1.1, merges=1.1)


def fold_as_before() -> None:
    """From now on, in this process."""
    generation.FOLD -= 1
    generation.generation.cache_clear()
    grouper.thresholds = lambda: THRESHOLDS  # type: ignore[assignment]  # it stands for the cached function
