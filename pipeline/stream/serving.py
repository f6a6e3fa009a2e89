"""A worker's life after its start: the Faust app with its web pages and its watchdog, until it is told to stop."""

import logging
import os
import socket
import threading
from collections.abc import Collection

import faust

from pipeline import kept
from pipeline.errors import SettingsError, TopicsUnfit
from pipeline.settings import Settings
from pipeline.stream.app import FAILED, STEPS, build, fold_sources
from pipeline.stream.connection import wait_for_broker
from pipeline.stream.consumer import check_kept
from pipeline.stream.health import add_pages
from pipeline.stream.limited import Limited
from pipeline.stream.log_folder import check_folder, claim
from pipeline.stream.rebuild import check_generation
from pipeline.stream.topics import require_topics, topics_of
from pipeline.stream.verify import ANEW, Found, look_up, verify_topics
from pipeline.stream.watchdog import committed_and_ends, watch

log = logging.getLogger(__name__)

PATIENCE = 600.0  # seconds that a worker waits for its broker at the start
_SOURCES = {"extract": "articles", "group": "analyses", "log": "story_log"}
STOP_WITHIN = 9.0  # seconds for finishing the batches at hand


def serve(settings: Settings, steps: Collection[str], analyse: Limited | None) -> None:
    """Works until SIGTERM or SIGINT, then finishes the batches it holds; ends with SystemExit."""
    check_steps(steps)
    _check_port(settings)
    _check_folders(settings)
    if "log" in steps and (settings.log_dir / kept.NAME).exists():
        raise SettingsError(f"PIPELINE_LOG_DIR is {str(settings.log_dir)!r}, where `pipeline run` writes: name another")
    wait_for_broker(settings, PATIENCE)
    require_topics(settings, [topic.name for topic in topics_of(settings).all()])
    topics = [getattr(topics_of(settings), _SOURCES[step]) for step in steps]
    found = _check_topics(settings, topics)
    check_generation(settings, steps)
    if "log" in steps:
        check_folder(settings)
        claim(settings)
    if "group" in steps:
        _check_fold(settings)
    if analyse:
        analyse.wait_until_ready()
    stream = build(settings, analyse, steps)
    add_pages(stream)

    async def watchdog() -> None:
        await watch(stream, settings, topics, found)

    stream.app.task(watchdog)
    worker = _Worker(
        stream.app, redirect_stdouts=False, quiet=True, override_logging=False, loglevel=settings.log_level
    )
    worker.spinner = None  # it would write cursor controls into logs
    worker.execute_from_commandline()


class _Worker(faust.Worker):
    """A Faust worker whose stop has a bound: where the broker is away, a batch cannot be finished."""

    async def on_stop(self) -> None:
        """Give the batches their time; they will come again where it is not enough."""
        end = threading.Timer(STOP_WITHIN, os._exit, [FAILED])
        end.daemon = True
        end.start()
        await super().on_stop()


def check_steps(steps: Collection[str]) -> None:
    """Raises SettingsError for steps that there are none of."""
    unknown = [step for step in steps if step not in STEPS]
    if unknown or not steps:
        raise SettingsError(f"unknown steps {', '.join(unknown) or '(none)'}: choose from {','.join(STEPS)}")


def _check_folders(settings: Settings) -> None:
    for name, folder in (("PIPELINE_DATA_DIR", settings.data_dir), ("PIPELINE_LOG_DIR", settings.log_dir)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"{name} is {str(folder)!r}, which cannot be made: {error.strerror}") from error


def _check_topics(settings: Settings, sources: list[str]) -> dict[str, Found]:
    """All topics as they are; raises TopicsUnfit where they cannot be worked on, and warns of what is less grave."""
    faults = verify_topics(settings)
    for fault in faults:
        log.log(logging.CRITICAL if fault.is_grave else logging.WARNING, "%s", fault.text)
    if any(fault.is_grave for fault in faults):
        raise TopicsUnfit("\n".join(fault.text for fault in faults if fault.is_grave))
    for (topic, _), (committed, end) in committed_and_ends(settings, sources).items():
        if committed > end:
            raise TopicsUnfit(f"{topic} ends at {end}, but was handled up to {committed}: it was made anew; {ANEW}")
    return look_up(settings, [topic.name for topic in topics_of(settings).all()])


def _check_fold(settings: Settings) -> None:
    """Raises TopicTrimmed where the stories can be folded neither from the first analysis nor from a checkpoint."""
    read, checkpoints = fold_sources(settings)
    state = checkpoints.load(read)
    check_kept(settings, topics_of(settings).analyses, 0, state.position if state else 0)


def _check_port(settings: Settings) -> None:
    if not settings.web_port:
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError as error:
            place = f"{settings.web_host}:{settings.web_port}"
            raise SettingsError(
                f"the web pages cannot be served on {place} ({error.strerror}): set PIPELINE_WEB_PORT, 0 for none"
            ) from error
