"""The server's life: on an export, or on a database in a temporary folder that follows the logs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web

from pipeline.errors import CannotServe
from pipeline.site import database
from pipeline.site.live import Files, Follower
from pipeline.site.server import application

log = logging.getLogger(__name__)

_EVERY = 2.0  # seconds between two looks at the logs


@dataclass(frozen=True)
class Place:
    """Where the server listens; browsers may ask for it under this name too."""

    host: str
    port: int


def serve_file(path: Path, place: Place) -> None:
    """Serves an export until SIGINT or SIGTERM; raises DatabaseRefused for a file that is none."""
    database.open_to_read(path).close()
    _run(application(path, [place.host]), place)


def serve_folder(folder: Path, files: Files, place: Place) -> None:
    """Serves what a folder's logs tell, and goes on as they grow, until SIGINT or SIGTERM."""
    with TemporaryDirectory(prefix="pipeline-site-") as scratch:
        path = Path(scratch) / "site.db"
        with closing(database.create(path)) as db:
            follower = Follower(db, folder, files)
            follower.refresh()
            app = application(path, [place.host])
            app.cleanup_ctx.append(lambda _: _following(follower))
            _run(app, place)


async def _following(follower: Follower) -> AsyncIterator[None]:
    task = asyncio.create_task(_follow(follower))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _follow(follower: Follower) -> None:
    while True:
        await asyncio.sleep(_EVERY)
        try:
            await asyncio.to_thread(follower.refresh)
        except Exception as error:  # what is wrong now may be right at the next look; the pages stay as they are
            log.warning("the logs could not be read: %s: %r", type(error).__name__, str(error))


def _run(app: web.Application, place: Place) -> None:
    try:
        web.run_app(app, host=place.host, port=place.port, access_log=None)
    except OSError as error:
        raise CannotServe(
            f"cannot listen on {place.host}:{place.port} ({error.strerror}): name another --port"
        ) from error
