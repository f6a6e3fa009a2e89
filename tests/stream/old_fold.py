"""An earlier release of the fold: of another generation, and with thresholds by which no article joins another."""

from dataclasses import replace

from pipeline.stories import generation, learned

THRESHOLDS = replace(learned.thresholds(), joins=1.1, merges=1.1)


def fold_as_before() -> None:
    """From now on, in this process."""
    from pipeline.stream import app  # noqa: PLC0415 # Faust takes a second to import, and other workers start without it

    generation.FOLD -= 1
    generation.generation.cache_clear()
    app.thresholds = lambda denied_from: THRESHOLDS  # type: ignore[assignment, attr-defined]  # it stands for the cached function
