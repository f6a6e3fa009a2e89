"""Answers as pages and as JSON, and what is said of whatever goes wrong."""

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from aiohttp import web
from aiohttp.typedefs import Handler
from jinja2 import Environment

from pipeline.articles.make import sound
from pipeline.errors import DatabaseRefused, NotThere, UnknownFilter
from pipeline.site.pages import as_json
from pipeline.site.read import Found

log = logging.getLogger(__name__)

TEMPLATES = web.AppKey("templates", Environment)
_UNREADABLE = "This is no request that could be read: it is malformed, or longer than what is read."
_REASONS = {
    404: "There is no such page.",
    405: "Pages can only be read: ask with GET or HEAD.",
    421: "This server was asked for under a name that is not its own.",
}
_NO_DATABASE = "The database cannot be read at the moment."
_OURS = "This page could not be made: the fault is the server's."
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
"""Of every answer."""


def rendered(request: web.Request, template: str, data: Found, status: int = 200) -> web.Response:
    """The data as a page, which knows the address and the digest of its JSON."""
    twin = f"{request.rel_url.raw_path}.json"
    query = f"?{request.rel_url.raw_query_string}" if request.rel_url.raw_query_string else ""
    found = request.app[TEMPLATES].get_template(f"{template}.html")
    text = found.render(page_name=template, twin=twin + query, digest=digest(as_json(data)), **data)
    return web.Response(text=text, content_type="text/html", status=status)


def digest(twin: bytes) -> str:
    """Tells one content of a page from another; the page has it too."""
    return blake2b(twin, digest_size=12).hexdigest()


def sound_ones(given: Mapping[str, str]) -> dict[str, str]:
    """What UTF-8 can carry: addresses may hold anything."""
    return {name: sound(value) for name, value in given.items()}


@web.middleware
async def failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever goes wrong is a page, or the JSON of an address of JSON, that says so."""
    try:
        return await handler(request)
    except NotThere as error:
        return _failed(request, 404, str(error))
    except UnknownFilter as error:
        return _failed(request, 400, str(error), error.name, error.values)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        answer = _failed(request, error.status, _REASONS.get(error.status) or error.text or error.reason)
        answer.headers.update({name: error.headers[name] for name in ("Allow",) if name in error.headers})
        return answer
    except (DatabaseRefused, sqlite3.Error) as error:
        log.warning("%s: %s", type(error).__name__, error)
        return _failed(request, 503, _NO_DATABASE)
    except Exception:
        log.exception("a page could not be made")
        return _failed(request, 500, _OURS)


def _failed(request: web.Request, status: int, reason: str, name: str = "", values: Sequence[str] = ()) -> web.Response:
    """The page that says why; of a filter that could not be, its name and what it can be."""
    if request.path.endswith(".json"):
        told = {"error": reason} | ({"filter": name, "values": values} if name else {})
        return web.json_response(told, status=status)
    given = sound_ones(request.query)
    data = {"status_code": status, "reason": reason, "filter": name, "values": values, "given": given}
    return rendered(request, "error", data, status)


class Connection(web.RequestHandler):
    """A client's connection: where what it sends is no request, it is told so, and the terminal is not."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """One sentence, since it belongs to no address; the connection ends with it."""
        if status >= 500:
            return super().handle_error(request, status, exc, message)
        answer = web.Response(status=status, text=_UNREADABLE, headers=HEADERS)
        answer.force_close()
        return answer
