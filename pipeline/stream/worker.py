"""A worker process from its first moment: the language model loads while what speaks to the broker is imported."""

import logging
from collections.abc import Collection
from functools import partial

from pipeline import logs
from pipeline.analysing import load_analysis_alone
from pipeline.settings import Settings
from pipeline.stream.limited import Limited, Make


def run_worker(
    settings: Settings, steps: Collection[str] = ("extract", "group", "log"), make: Make | None = None
) -> None:
    """Works until SIGTERM or SIGINT, then finishes the batches it holds; ends with SystemExit.

    make makes the analysis of the extract step; by default it is that of the settings' language model.
    """
    _log_to_stderr(settings)
    analyse = None
    if "extract" in steps:
        analyse = Limited(
            make or partial(load_analysis_alone, settings.model, settings.thresholds), settings.article_seconds
        )
    from pipeline.stream.serving import serve  # noqa: PLC0415 # Faust takes a second to import: the model loads meanwhile

    serve(settings, steps, analyse)


def _log_to_stderr(settings: Settings) -> None:
    if settings.log == "json":
        logs.as_json()
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")  # nothing, where it is JSON
    logging.root.setLevel(settings.log_level)
    if settings.log_level not in ("DEBUG", "INFO"):  # kafka-python tells every attempt; we tell the outcome
        logging.getLogger("kafka").setLevel(logging.CRITICAL)
