"""Whom a worker's pages answer: a page of another site cannot reach them under a name of its own (DNS rebinding)."""

import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

MISDIRECTED = 421

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def own_hosts_only(host: str) -> Any:
    """A middleware that refuses requests to any host but this one, which listens on the host given."""
    own = {"localhost", socket.gethostname().lower(), host.lower()}

    @web.middleware
    async def refuse_others(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_own(request.headers.get("Host", ""), own):
            return web.json_response({"status": "not a host of this worker"}, status=MISDIRECTED)
        return await handler(request)

    return refuse_others


def is_own(header: str, own: Collection[str]) -> bool:
    """Whether a Host header names this host: one of its names, or an address, which nobody can point elsewhere."""
    try:
        name = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    return name in own or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
