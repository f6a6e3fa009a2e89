"""Server-sent events: pages that are open learn that something is new, and look whether it concerns them."""

import asyncio
from contextlib import suppress

from aiohttp import web

_READERS = 200
"""Open pages that are told; further ones are refused, and work without."""
_SILENCE = 20.0  # seconds after which a line is sent all the same, so that a lost reader is noticed


class Updates:
    """Who waits for news; used from the server's event loop only."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()
        self._closed = False
        self.told = 0
        """How often something was new."""

    def tell(self) -> None:
        """Something is new."""
        self.told += 1
        for each in self._waiting:
            each.set()

    async def close(self, _: web.Application) -> None:
        """Let everyone go: a server that stops waits for its answers to end."""
        self._closed = True
        self.tell()

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """An answer that goes on until the reader leaves or the server stops."""
        if len(self._waiting) >= _READERS:
            raise web.HTTPServiceUnavailable(text="Too many pages are open.")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        news = asyncio.Event()
        self._waiting.add(news)
        try:
            await self._send(response, news)
        finally:
            self._waiting.discard(news)
        return response

    async def _send(self, response: web.StreamResponse, news: asyncio.Event) -> None:
        with suppress(ConnectionError):
            await response.write(b"retry: 5000\n\n")
            while not self._closed:
                await response.write(await _next(news))


async def _next(news: asyncio.Event) -> bytes:
    try:
        await asyncio.wait_for(news.wait(), _SILENCE)
    except TimeoutError:
        return b": nothing new\n\n"
    news.clear()
    return b"event: changed\ndata: look again\n\n"
