"""/health, /ready and /metrics of a worker: is it alive, does it take part, what has it done."""

import time
from typing import Any

from faust.web import Request, Response, View, Web

from pipeline.exposition import CONTENT_TYPE, page
from pipeline.stream.app import Stream

_STALE = 60.0  # seconds without a word from the broker


def add_pages(stream: Stream) -> None:
    """Serve the pages on the app's web server."""

    async def health(self: View, request: Request) -> Response:
        """200 as long as the loop that answers also runs the agents."""
        return _answer(self, 200, {"status": "alive", "lag": stream.progress.lag})

    async def ready(self: View, request: Request) -> Response:
        """200 where the worker is in its group and has lately heard from the broker, 503 otherwise."""
        reason = why_not_ready(stream, time.monotonic())
        fine = "ready; extract waits for the group step" if stream.progress.is_waiting else "ready"
        return _answer(self, 503 if reason else 200, {"status": reason or fine, "lag": stream.progress.lag})

    async def metrics(self: View, request: Request) -> Response:
        """What is counted, as Prometheus reads it."""
        families = stream.metrics.families(stream.progress.lags, stream.progress.is_waiting)
        return self.bytes(page(families), headers={"Content-Type": CONTENT_TYPE})

    stream.app.page("/metrics", name="metrics")(metrics)
    stream.app.page("/health", name="health")(health)
    stream.app.page("/ready", name="ready")(ready)


def why_not_ready(stream: Stream, now: float) -> str | None:
    """The reason, None for a worker that is ready."""
    seen = stream.progress.broker_seen
    if seen is None or now - seen > _STALE:
        return "no word from the broker"
    if stream.app.rebalancing:
        return "rebalancing"
    return None


def _answer(web: Web | View, status: int, body: dict[str, Any]) -> Response:
    return web.json(body, status=status)
