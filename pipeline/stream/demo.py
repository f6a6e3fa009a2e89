"""The whole way in one process: a broker inside it, a worker, the articles sent, the logs written."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.articles.make import Unreadable
from pipeline.errors import DeliveryFailed
from pipeline.model import Analysis, Article
from pipeline.settings import Settings
from pipeline.storylog import SUFFIX
from pipeline.stream.app import Stream, build
from pipeline.stream.consumer import ends
from pipeline.stream.embedded import answer_fetches_soon, embedded_broker
from pipeline.stream.limited import Make
from pipeline.stream.producer import ReplayResult, replay
from pipeline.stream.topics import topics_of

AHEAD = 200  # articles that the feeder may be ahead of the worker: the broker inside drops what it cannot keep
QUIET = 120.0  # seconds without any progress after which the demo gives up

Inputs = Iterable[Article | Unreadable]
Progress = Callable[[int], object]


@dataclass(frozen=True)
class DemoResult:
    """Where the story logs are, what was sent, and how many messages each topic got."""

    folder: Path
    replayed: ReplayResult
    messages: dict[str, int]


def demo(inputs: Inputs, settings: Settings, make: Make, on_progress: Progress = lambda inputs: None) -> DemoResult:
    """Streams the inputs, in their order, into story logs in a folder of its own, emptied of older ones.

    make makes the analysis, in a thread, while the worker joins its group, which takes seconds.
    Returns when every article is an analysis or a dead letter and every log record is in its file.
    """
    folder = emptied(settings)
    with embedded_broker(replace(settings, log_dir=folder, web_port=0, worker_id="")) as inside:
        return asyncio.run(_demo(inputs, inside, make, on_progress))


def emptied(settings: Settings) -> Path:
    """The folder of the demo's story logs, without older ones."""
    folder = settings.data_dir / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(f"*{SUFFIX}"):
        path.unlink()
    return folder


async def _demo(inputs: Inputs, settings: Settings, make: Make, on_progress: Progress) -> DemoResult:
    made = ThreadPoolExecutor(1).submit(make)

    def analyse(articles: Sequence[Article], /) -> list[Analysis]:
        return made.result()(articles)

    stream = build(settings, analyse)
    answer_fetches_soon(stream.app)
    await stream.app.start()
    try:
        await asyncio.wrap_future(made)  # where it fails, that is the demo's failure and no article's
        loop, sent = asyncio.get_running_loop(), _kept_near(inputs, stream, topics_of(settings).articles)
        feed = partial(replay, sent, settings, on_progress=on_progress, partition=0)
        replayed = await loop.run_in_executor(None, feed)
        replayed.check()
        messages = await wait_until_done(stream, settings)
    finally:
        await stream.app.stop()
    return DemoResult(settings.log_dir, replayed, messages)


def _kept_near(inputs: Inputs, stream: Stream, topic: str) -> Iterator[Article | Unreadable]:
    """The inputs, held back while the worker is too far behind."""
    for count, item in enumerate(inputs):
        waited = time.monotonic()
        while not stream.progress.has_reached(topic, {0: count - AHEAD}):
            if time.monotonic() - waited > QUIET:
                raise DeliveryFailed(f"the worker has not moved for {QUIET:.0f} s")
            time.sleep(0.05)
        yield item


async def wait_until_done(stream: Stream, settings: Settings) -> dict[str, int]:
    """Messages by topic, once each step has handled all that the step before it sent."""
    topics, loop = topics_of(settings), asyncio.get_running_loop()
    for topic in (topics.articles, topics.analyses, topics.story_log):
        here = (await loop.run_in_executor(None, ends, settings, [topic]))[topic]
        await _reached(stream, topic, here)
    everything = await loop.run_in_executor(None, ends, settings, [topic.name for topic in topics.all()])
    return {name: sum(here.values()) for name, here in everything.items()}


async def _reached(stream: Stream, topic: str, here: dict[int, int]) -> None:
    waited, before = time.monotonic(), str(stream.progress.handled)
    while not stream.progress.has_reached(topic, here):
        now = str(stream.progress.handled)
        if now != before:
            waited, before = time.monotonic(), now
        if time.monotonic() - waited > QUIET:
            raise DeliveryFailed(f"the worker has not moved for {QUIET:.0f} s")
        await asyncio.sleep(0.05)
