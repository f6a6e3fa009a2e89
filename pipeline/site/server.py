"""The web server: pages and their JSON twins out of a database that is opened read-only for each request."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from pipeline.exposition import CONTENT_TYPE, Family
from pipeline.exposition import page as exposed
from pipeline.site.api import openapi
from pipeline.site.database import open_to_read
from pipeline.site.metrics import Metrics
from pipeline.site.pages import Page, as_json, pages, templates
from pipeline.site.read import Found
from pipeline.site.responses import HEADERS, TEMPLATES, failures, rendered, sound_ones
from pipeline.site.twins import Twins
from pipeline.site.updates import Updates

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SECONDS = 5.0  # that a request's queries may take
_STEPS = 10_000  # of SQLite between two looks at the clock

Serve = Callable[[web.Request], Awaitable[web.Response]]


def application(
    path: Path, hosts: Collection[str] = (), updates: Updates | None = None, metrics: Metrics | None = None
) -> web.Application:
    """Serves the database of a file; to those only who ask for this machine or one of the hosts by name.

    With updates, for a database that grows, open pages are told when they would read differently.
    """
    twins = Twins(lambda: updates.told if updates else None)
    known, metrics = _known_hosts(LOOPBACK | {host.lower() for host in hosts}), metrics or Metrics()
    app = web.Application(middlewares=[metrics.timing, failures, known])
    app[TEMPLATES] = templates()
    app[TEMPLATES].globals["live"] = updates is not None
    app.on_response_prepare.append(_add_headers)
    for page in pages(metrics.flow):
        address = page.address.replace("}", ":[^/]+?}")
        app.router.add_get(f"{address}.json", _json(path, page, twins))
        app.router.add_get(address, _html(path, page))
        app.router.add_get(f"{address}/", _without_slash)
    app.router.add_get("/", _front)
    app.router.add_get("/openapi.json", _openapi)
    app.router.add_get("/metrics", _metrics(path, metrics))
    app.router.add_get("/site.css", _file("site.css", "text/css"))
    if updates:
        app.router.add_get("/site.js", _file("site.js", "text/javascript"))
        app.router.add_get("/updates", updates.stream)
        app.on_shutdown.append(updates.close)
    return app


def _html(path: Path, page: Page) -> Serve:
    async def serve(request: web.Request) -> web.Response:
        return await asyncio.to_thread(lambda: rendered(request, page.template, _read(path, page, request)))

    return serve


def _json(path: Path, page: Page, twins: Twins) -> Serve:
    async def serve(request: web.Request) -> web.Response:
        return await twins.answer(request, lambda: as_json(_read(path, page, request)))

    return serve


def _metrics(path: Path, metrics: Metrics) -> Serve:
    def read() -> list[Family]:
        with _reading(path) as db:
            return metrics.families(db)

    async def serve(request: web.Request) -> web.Response:
        return web.Response(body=exposed(await asyncio.to_thread(read)), headers={"Content-Type": CONTENT_TYPE})

    return serve


def _read(path: Path, page: Page, request: web.Request) -> Found:
    with _reading(path) as db:
        return page.data(db, sound_ones(request.match_info), sound_ones(request.query))


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, which gives up a query that takes too long."""
    with closing(open_to_read(path)) as db:
        end = time.monotonic() + _SECONDS
        db.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        yield db


async def _front(request: web.Request) -> web.Response:
    raise web.HTTPFound("/stories")


async def _without_slash(request: web.Request) -> web.Response:
    path, slash, query = request.raw_path.partition("?")
    raise web.HTTPPermanentRedirect(f"{path.rstrip('/')}{slash}{query}")


async def _openapi(_: web.Request) -> web.Response:
    document = openapi() | {"servers": [{"url": "/"}]}
    return web.Response(body=as_json(document), content_type="application/json", charset="utf-8")


def _file(name: str, content_type: str) -> Serve:
    async def serve(request: web.Request) -> web.Response:
        return web.Response(text=(files("pipeline.site") / "static" / name).read_text(), content_type=content_type)

    return serve


async def _add_headers(request: web.BaseRequest, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def _known_hosts(known: Collection[str]) -> Middleware:
    """A page of another name that leads here (DNS rebinding) must not read what is served to this machine only."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if _name(request.host) not in known:
            raise web.HTTPMisdirectedRequest
        return await handler(request)

    return check


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
