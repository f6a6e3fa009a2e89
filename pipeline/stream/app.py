"""The Faust app: three agents of a few lines over the steps, and the settings that keep articles from being lost."""

import asyncio
import os
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import faust
from faust.tables import TableManager

from pipeline.language.version import model_version
from pipeline.settings import Settings
from pipeline.stories.learned import thresholds
from pipeline.storylog import StoryLogs
from pipeline.stream.backpressure import room
from pipeline.stream.batches import read_all_batches_safely
from pipeline.stream.checkpoint import Checkpoints, Read
from pipeline.stream.connection import MAX_REQUEST, faust_options
from pipeline.stream.consumer import Message, read_kept, read_range
from pipeline.stream.extract import Extract
from pipeline.stream.group import Group
from pipeline.stream.hosts import own_hosts_only
from pipeline.stream.limited import Analyse
from pipeline.stream.log import Log
from pipeline.stream.metrics import Metrics
from pipeline.stream.progress import Progress
from pipeline.stream.sending import Outgoing, deliver
from pipeline.stream.topics import Topics, topics_of

STEPS = ("extract", "group", "log")
BATCH = 32  # messages that a step handles together
WITHIN = 0.05  # seconds that a step waits for a batch to fill
FETCH = 1024 * 1024  # bytes held of each partition, compressed, beside what is handled; more for one large message
SESSION = 10.0  # seconds after which the broker gives a silent worker's partitions to others
FAILED = 70  # exit code of a worker that could not deliver or write: EX_SOFTWARE of sysexits.h

Step = Callable[[Sequence[Message]], list[Outgoing]]
Wait = Callable[[], Coroutine[Any, Any, None]]


class _Settings(faust.Settings):
    """Faust's settings, of which no environment variable overrides what the code says."""

    def getenv(self, env_name: str) -> None:
        """Nothing, whatever the environment holds."""


class _App(faust.App):
    Settings = _Settings

    def _on_rebalance_when_stopped(self) -> None:
        """Leave the client open: the stop under way commits the batch at hand, then closes it.

        Faust closes it at once, from another event loop than its own, and the commit is tried again without end.
        """


class _NoTables(TableManager):
    """Faust's own waits a second at the start, in case that tables are still declared; there are none."""

    async def on_start(self) -> None:
        if not self.should_stop:
            await self._update_channels()
            await self.recovery.start()


@dataclass(frozen=True)
class Stream:
    """An app with what one may look at from outside."""

    app: faust.App
    progress: Progress
    metrics: Metrics
    group: Group | None = None


def build(settings: Settings, analyse: Analyse | None, steps: Iterable[str] = STEPS) -> Stream:
    """The app with the agents of the steps; only extract needs analyse."""
    steps = tuple(steps)
    made = {name: _step(name, settings, topics_of(settings), analyse) for name in steps}
    sources = {name: source for name, (source, _) in made.items()}
    model = model_version(settings.model) if "extract" in made else None
    started = time.time()  # noqa: TID251 # Prometheus asks for this process's own time
    metrics = Metrics(topics_of(settings), sources, model, started)
    group = next((step for _, step in made.values() if isinstance(step, Group)), None)
    stream = Stream(_app(settings, steps), Progress(), metrics, group)
    analyses = topics_of(settings).analyses
    wait = partial(room, stream.progress, analyses, settings.most_lag, lambda: stream.app.should_stop)
    for name, (source, step) in made.items():
        _agent(stream, name, source, step, wait if name == "extract" else None)
    return stream


def group_id(settings: Settings) -> str:
    """The consumer group of the workers, whatever steps they do."""
    return f"{settings.topic_prefix}pipeline"


def _step(name: str, settings: Settings, topics: Topics, analyse: Analyse | None) -> tuple[str, Step]:
    """The topic that a step reads, and its function."""
    if name == "extract" and analyse:
        return topics.articles, Extract(analyse, topics)
    if name == "group":
        return topics.analyses, Group(topics, *fold_sources(settings), thresholds(settings.denied_from))
    if name == "log":
        read = partial(_read_log, settings, topics.story_log)
        return topics.story_log, Log(StoryLogs(settings.log_dir), topics, read)
    raise ValueError(name)


def fold_sources(settings: Settings) -> tuple[Read, Checkpoints]:
    """Where the group step's state comes from: the analyses topic, which must be whole, and its checkpoints."""
    read = partial(read_kept, settings, topics_of(settings).analyses, 0)
    return read, Checkpoints(settings.data_dir / f"{group_id(settings)}.group", thresholds(settings.denied_from))


def _read_log(settings: Settings, topic: str, partition: int, end: int) -> Iterable[Message]:
    return read_range(settings, topic, partition, 0, end)


def _agent(stream: Stream, name: str, topic: str, step: Step, wait: Wait | None) -> None:
    """An agent that hands batches to its step, in a thread of its own, and delivers what comes out.

    After each batch it waits, where there is anything to wait for: the batch is finished, so that may be cancelled.
    """
    app, executor = stream.app, ThreadPoolExecutor(1, thread_name_prefix=name)

    async def handle(messages: list[Message]) -> None:
        taken = time.monotonic()
        sent = await asyncio.get_running_loop().run_in_executor(executor, step, messages)
        await deliver(app, sent)
        stream.progress.advance(messages)
        stream.progress.extracted += len(messages) if name == "extract" else 0
        stream.metrics.book(name, len(messages), sent, time.monotonic() - taken)

    async def agent(batches: Any) -> None:
        async for events in batches.take_events(BATCH, within=WITHIN):
            await _finish(app, handle([_message(event) for event in events]))
            if wait:
                await wait()

    source = app.topic(topic, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw")
    app.agent(source, name=name)(agent)


async def _finish(app: faust.App, work: Coroutine[Any, Any, None]) -> None:
    """Runs a batch to its end, a cancellation notwithstanding: Faust acknowledges it in any case.

    Where it fails, the process ends at once: no offset is committed, and the batch is delivered again.
    """
    task, cancelled = asyncio.ensure_future(work), False
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            cancelled = True
        except Exception:
            app.log.critical("a batch could not be finished; the worker ends, the batch will come again", exc_info=True)
            os._exit(FAILED)
    if cancelled:
        raise asyncio.CancelledError


def _message(event: Any) -> Message:
    given = event.message
    pairs = given.headers.items() if isinstance(given.headers, dict) else given.headers or ()
    return Message(given.topic, given.partition, given.offset, given.key, given.value, tuple(pairs))


def _instance(settings: Settings, steps: Iterable[str]) -> str | None:
    """What the broker knows a worker by over its restarts.

    The same worker with other steps is another: the broker would give it what it read before, which it does not.
    """
    return "-".join((settings.worker_id, *sorted(steps))) if settings.worker_id else None


def _app(settings: Settings, steps: Iterable[str]) -> faust.App:
    read_all_batches_safely()
    return _App(
        group_id(settings),
        **faust_options(settings),
        version=1,
        autodiscover=False,
        datadir=str(settings.data_dir),
        key_serializer="raw",
        value_serializer="raw",
        broker_api_version=settings.api_version or "auto",
        broker_session_timeout=SESSION,
        broker_heartbeat_interval=2.0,
        broker_max_poll_interval=24 * 3600.0,  # a worker with nothing to do must not drop out; the watchdog looks
        broker_max_poll_records=BATCH,
        broker_commit_interval=1.0,
        broker_request_timeout=60.0,
        consumer_auto_offset_reset="earliest",
        consumer_group_instance_id=_instance(settings, steps),
        consumer_max_fetch_size=FETCH,
        consumer_metadata_max_age_ms=30_000,
        producer_acks=-1,
        producer_compression_type="gzip",
        producer_max_request_size=MAX_REQUEST,
        producer_request_timeout=600.0,  # a broker may be away that long, then the worker gives up
        stream_buffer_maxsize=2 * BATCH,
        topic_allow_declare=False,
        topic_disable_leader=True,
        TableManager=_NoTables,
        web_enabled=settings.web_port > 0,
        web_host=settings.web_host,
        web_bind=settings.web_host,
        web_application_options={"middlewares": [own_hosts_only(settings.web_host)]},
        web_port=settings.web_port or 6066,  # Faust takes no 0, enabled or not
        web_stats_enabled=False,
        web_graph_enabled=False,
        web_router_enabled=False,
        web_tables_enabled=False,
        web_metrics_enabled=False,
        worker_redirect_stdouts=False,
    )
