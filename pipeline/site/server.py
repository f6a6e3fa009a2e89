"""The web server: pages and their JSON twins out of a database that is opened read-only for each request."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from jinja2 import Environment

from pipeline.articles.make import sound
from pipeline.errors import NotThere, UnknownFilter
from pipeline.exposition import CONTENT_TYPE, Family
from pipeline.exposition import page as exposed
from pipeline.site.database import open_to_read
from pipeline.site.metrics import Metrics
from pipeline.site.pages import Page, as_json, pages, templates
from pipeline.site.read import Found
from pipeline.site.updates import Updates

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Server": "pipeline",
}
_SECONDS = 5.0  # that a request's queries may take
_STEPS = 10_000  # of SQLite between two looks at the clock

Serve = Callable[[web.Request], Awaitable[web.Response]]


def application(
    path: Path, hosts: Collection[str] = (), updates: Updates | None = None, metrics: Metrics | None = None
) -> web.Application:
    """Serves the database of a file; to those only who ask for this machine or one of the hosts by name.

    With updates, for a database that grows, open pages are told when they would read differently.
    """
    known, metrics = _known_hosts(LOOPBACK | {host.lower() for host in hosts}), metrics or Metrics()
    app = web.Application(middlewares=[metrics.timing, known, _failures])
    app[_TEMPLATES] = templates()
    app[_TEMPLATES].globals["live"] = updates is not None
    app.on_response_prepare.append(_add_headers)
    for page in pages(metrics.flow):
        address = page.address.replace("}", ":[^/]+?}")
        app.router.add_get(f"{address}.json", _json(path, page))
        app.router.add_get(address, _html(path, page))
    app.router.add_get("/", _front)
    app.router.add_get("/metrics", _metrics(path, metrics))
    app.router.add_get("/site.css", _file("site.css", "text/css"))
    if updates:
        app.router.add_get("/site.js", _file("site.js", "text/javascript"))
        app.router.add_get("/updates", updates.stream)
        app.on_shutdown.append(updates.close)
    return app


_TEMPLATES = web.AppKey("templates", Environment)


def _html(path: Path, page: Page) -> Serve:
    async def serve(request: web.Request) -> web.Response:
        return await asyncio.to_thread(lambda: _rendered(request, page.template, _read(path, page, request)))

    return serve


def _json(path: Path, page: Page) -> Serve:
    async def serve(request: web.Request) -> web.Response:
        body = await asyncio.to_thread(lambda: as_json(_read(path, page, request)))
        etag = {"ETag": f'"{_digest(body)}"'}
        return web.Response(body=body, content_type="application/json", charset="utf-8", headers=etag)

    return serve


def _metrics(path: Path, metrics: Metrics) -> Serve:
    def read() -> list[Family]:
        with _reading(path) as db:
            return metrics.families(db)

    async def serve(request: web.Request) -> web.Response:
        return web.Response(body=exposed(await asyncio.to_thread(read)), headers={"Content-Type": CONTENT_TYPE})

    return serve


def _digest(twin: bytes) -> str:
    """Tells one content of a page from another; the page has it too."""
    return blake2b(twin, digest_size=12).hexdigest()


def _read(path: Path, page: Page, request: web.Request) -> Found:
    with _reading(path) as db:
        return page.read(db, _sound(request.match_info), _sound(request.query))


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, which gives up a query that takes too long."""
    with closing(open_to_read(path)) as db:
        end = time.monotonic() + _SECONDS
        db.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        yield db


def _sound(given: Mapping[str, str]) -> dict[str, str]:
    """What UTF-8 can carry: addresses may hold anything."""
    return {name: sound(value) for name, value in given.items()}


def _rendered(request: web.Request, template: str, data: Found, status: int = 200) -> web.Response:
    twin = f"{request.rel_url.raw_path}.json"
    query = f"?{request.rel_url.raw_query_string}" if request.rel_url.raw_query_string else ""
    found = request.app[_TEMPLATES].get_template(f"{template}.html")
    text = found.render(page_name=template, twin=twin + query, digest=_digest(as_json(data)), **data)
    return web.Response(text=text, content_type="text/html", status=status)


async def _front(request: web.Request) -> web.Response:
    raise web.HTTPFound("/stories")


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
            return web.Response(status=421, text="Asked for under a name that is not this server's.")
        return await handler(request)

    return check


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


@web.middleware
async def _failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever goes wrong is a page that says so."""
    try:
        return await handler(request)
    except NotThere as error:
        return _failed(request, 404, str(error))
    except UnknownFilter as error:
        return _failed(request, 400, str(error), error.name, error.values)
    except web.HTTPNotFound:
        return _failed(request, 404, "There is no such page.")
    except sqlite3.OperationalError as error:
        return _failed(request, 503, f"The database did not answer: {error}.")


def _failed(request: web.Request, status: int, reason: str, name: str = "", values: Sequence[str] = ()) -> web.Response:
    """The page that says why; of a filter that could not be, its name and what it can be."""
    if request.path.endswith(".json"):
        told = {"error": reason} | ({"filter": name, "values": values} if name else {})
        return web.json_response(told, status=status)
    data = {"status_code": status, "reason": reason, "filter": name, "values": values, "given": _sound(request.query)}
    return _rendered(request, "error", data, status)
