"""The server's life: on an export, or on a database that follows logs or topics while it is served."""

import asyncio
import logging
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Protocol, cast

from aiohttp import web

from pipeline.errors import CannotServe, PipelineError
from pipeline.site import database
from pipeline.site.lists import stream_page
from pipeline.site.live import Files, LogFollower
from pipeline.site.metrics import Lags, Metrics
from pipeline.site.responses import Connection
from pipeline.site.server import application
from pipeline.site.updates import Updates

log = logging.getLogger(__name__)

_CONNECTION: dict[str, Any] = {"access_log": None, "max_line_size": 64 * 1024}  # filters may make an address long
_EVERY = 2.0  # seconds between two looks where nothing is new


@dataclass(frozen=True)
class Place:
    """Where the server listens, and the further names under which it may be asked for."""

    host: str
    port: int
    names: tuple[str, ...] = ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """All names of it, but for those of this machine."""
        return self.host, *self.names


class Follower(Protocol):
    """Brings a database up to date, called from one thread after another."""

    @property
    def lags(self) -> Lags:
        """What is not in the database yet, as far as that is known."""

    def refresh(self) -> bool:
        """Whether anything was new; there may be more."""


def serve_file(path: Path, place: Place, metrics: Metrics) -> None:
    """Serves an export until SIGINT or SIGTERM; raises DatabaseRefused for a file that is none."""
    database.open_to_read(path).close()
    _run(application(path, place.hosts, metrics=metrics), place)


def serve_folder(folder: Path, files: Files, place: Place, metrics: Metrics) -> None:
    """Serves what a folder's logs tell, and goes on as they grow, until SIGINT or SIGTERM."""
    with TemporaryDirectory(prefix="pipeline-site-") as scratch:
        path = Path(scratch) / "site.db"
        with closing(database.create(path)) as db:
            serve_live(path, LogFollower(db, folder, files), place, metrics)


def serve_live(path: Path, follower: Follower, place: Place, metrics: Metrics) -> None:
    """Serves a database that is brought up to date meanwhile, until SIGINT or SIGTERM."""
    follower.refresh()
    _run(_following(path, follower, place, metrics), place)


@contextmanager
def in_background(folder: Path, files: Files, place: Place) -> Iterator[str]:
    """The address under which a thread serves a folder's logs as they grow, until the context is left.

    Raises CannotServe.
    """
    with TemporaryDirectory(prefix="pipeline-site-") as scratch:
        path = Path(scratch) / "site.db"
        with closing(database.create(path)) as db, _loop() as loop:
            stack, app = AsyncExitStack(), _following(path, LogFollower(db, folder, files), place)
            started = stack.enter_async_context(_listening(app, place))
            try:
                yield asyncio.run_coroutine_threadsafe(started, loop).result()
            finally:
                asyncio.run_coroutine_threadsafe(stack.aclose(), loop).result()


def _following(path: Path, follower: Follower, place: Place, metrics: Metrics | None = None) -> web.Application:
    updates, metrics = Updates(), metrics or Metrics()
    metrics.lags = lambda: dict(follower.lags)
    metrics.look(_articles(path))
    app = application(path, place.hosts, updates, metrics)

    def follow() -> bool:
        is_new = follower.refresh()
        metrics.look(_articles(path))
        return is_new

    async def following(_: web.Application) -> AsyncIterator[None]:
        stop = asyncio.Event()
        task = asyncio.create_task(_follow(follow, metrics, updates, stop))
        yield
        stop.set()
        await task

    app.cleanup_ctx.append(following)
    return app


async def _follow(look: Callable[[], bool], metrics: Metrics, updates: Updates, stop: asyncio.Event) -> None:
    while not stop.is_set():
        before = _outline(metrics)
        is_new = await asyncio.to_thread(_refreshed, look)
        if is_new or _outline(metrics) != before:
            updates.tell()
        if not is_new:
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _EVERY)


def _outline(metrics: Metrics) -> tuple[bool, Lags]:
    """What open pages are told of though nothing is new: that nothing has come for a while, that less waits."""
    return bool(metrics.flow()["articles_a_second"]), metrics.lags()


def _refreshed(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except (
        OSError,
        PipelineError,
        sqlite3.Error,
    ) as error:  # may be right at the next look; the pages stay as they are
        log.warning("not brought up to date: %s: %r", type(error).__name__, str(error))
        return False


def _articles(path: Path) -> int:
    with closing(database.open_to_read(path)) as db:
        return int(stream_page(db)["articles"])


@contextmanager
def _loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that runs in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="pages", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@asynccontextmanager
async def _listening(app: web.Application, place: Place) -> AsyncIterator[str]:
    """The address under which the application is served until the context is left."""
    runner, loop = web.AppRunner(app), asyncio.get_running_loop()
    try:
        await runner.setup()
        with _told_where(place):
            listening = await loop.create_server(_connections(runner), place.host, place.port)
        with closing(listening):  # not awaited: open pages wait for news until the application lets them go
            yield f"http://{place.host}:{listening.sockets[0].getsockname()[1]}"
    finally:
        await runner.cleanup()


def _connections(runner: web.AppRunner) -> Callable[[], Connection]:
    """Of a runner that is set up."""
    server = cast(web.Server, runner.server)
    return lambda: Connection(server, loop=asyncio.get_running_loop(), **_CONNECTION)


@contextmanager
def _told_where(place: Place) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotServe(
            f"cannot listen on {place.host}:{place.port} ({error.strerror}): name another --port"
        ) from error


def _run(app: web.Application, place: Place) -> None:
    asyncio.run(_until_a_signal(app, place))


async def _until_a_signal(app: web.Application, place: Place) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    async with _listening(app, place) as address:
        print(f"Pages at {address} until Ctrl-C", flush=True)
        await stop.wait()
