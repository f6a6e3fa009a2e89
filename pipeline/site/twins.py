"""A page's JSON as an answer: not sent to whoever has it, and not made anew to tell that it is as it was."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from pipeline.site.responses import digest

_KNOWN = 500  # addresses whose JSON is known, before all are forgotten


@dataclass(frozen=True)
class _Twin:
    etag: str
    size: int  # bytes


class Twins:
    """What is known of pages' JSON until the database changes; used from the server's event loop only."""

    def __init__(self, changes: Callable[[], int | None]) -> None:
        """How often the database has changed; None where that is not known, and nothing can be kept."""
        self._changes = changes
        self._known: dict[str, _Twin] = {}
        self._as_of = changes()

    async def answer(self, request: web.Request, make: Callable[[], bytes]) -> web.Response:
        """Whole, or its head alone where nobody wants more; make runs in a thread where it must."""
        if request.method == "HEAD" and (known := self._kept(request)):
            return _head(known)
        as_of, body = self._changes(), await asyncio.to_thread(make)
        twin = _Twin(digest(body), len(body))
        if as_of is not None and as_of == self._changes():
            self._keep(request, twin)
        if any(each.value in (twin.etag, "*") for each in request.if_none_match or ()):
            raise web.HTTPNotModified(headers=_etag(twin))
        return web.Response(body=body, content_type="application/json", charset="utf-8", headers=_etag(twin))

    def _kept(self, request: web.Request) -> _Twin | None:
        if self._as_of != self._changes():
            self._known, self._as_of = {}, self._changes()
        return self._known.get(request.raw_path)

    def _keep(self, request: web.Request, twin: _Twin) -> None:
        if self._kept(request) is None and len(self._known) >= _KNOWN:
            self._known.clear()
        self._known[request.raw_path] = twin


def _etag(twin: _Twin) -> dict[str, str]:
    return {"ETag": f'"{twin.etag}"'}


def _head(twin: _Twin) -> web.Response:
    sizes = {"Content-Length": str(twin.size)}
    return web.Response(content_type="application/json", charset="utf-8", headers=_etag(twin) | sizes)
