"""/metrics of the pages, for Prometheus: what the database holds, how far it is behind, how long requests take.

No label holds anything that a database or a request could choose: pages are named by their pattern, types and statuses
only where they are known.
"""

import sqlite3
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from pipeline.exposition import Family, Histogram, Sample
from pipeline.site.read import Found
from pipeline.site.words import STATUSES, TYPES

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)  # seconds of a request
OTHER = "other"
LATELY = 60.0
"""Seconds over which the pace of the stream is measured."""

Lags = Mapping[tuple[str, int], int]
"""Topic and partition -> messages that are not in the database yet."""

_COUNTS = {
    "stories": ("Stories, without those that were merged into others.", "stories WHERE merged_into IS NULL"),
    "mentions": ("Mentions of entries.", "mentions"),
    "denials": ("Denials of an entry that are sure enough to change its status.", "denials WHERE counts"),
    "dead_letters": ("Dead letters.", "dead_letters"),
}


class Metrics:
    """What is told of a site; requests are counted from the start of the process, in the event loop alone."""

    def __init__(self, model: tuple[str, str] | None = None, lags: Callable[[], Lags] = dict) -> None:
        """model: name and version of this installation's."""
        self._model = model
        self.lags = lags
        self._seconds: dict[str, Histogram] = {}
        self._came: deque[tuple[float, int]] = deque()  # when there were how many articles

    @property
    def timing(self) -> Middleware:
        """A middleware that counts how long each request takes."""

        @web.middleware
        async def timed(request: web.Request, handler: Handler) -> web.StreamResponse:
            start = time.monotonic()
            try:
                return await handler(request)
            finally:
                self.book(_pattern(request), time.monotonic() - start)

        return timed

    def book(self, page: str, seconds: float) -> None:
        """A request that is answered; one that waits for news is answered when its reader leaves, and tells nothing."""
        if page != "/updates":
            self._seconds.setdefault(page, Histogram(BOUNDS)).observe(seconds)

    def look(self, articles: int) -> None:
        """So many articles there are now; to be told at each look of what the database follows."""
        now = time.monotonic()
        self._came.append((now, articles))
        while len(self._came) > 2 and self._came[1][0] <= now - LATELY:
            self._came.popleft()

    def flow(self) -> Found:
        """Articles a second of late, None of a database that follows nothing, and what waits in the topics."""
        lags = [{"topic": topic, "partition": at, "messages": lag} for (topic, at), lag in sorted(self.lags().items())]
        return {"articles_a_second": self._pace(), "lags": lags}

    def _pace(self) -> float | None:
        if not self._came:
            return None
        (began, before), (ended, after) = self._came[0], self._came[-1]
        return round(max(0, after - before) / (ended - began), 2) if ended > began else 0.0

    def families(self, db: sqlite3.Connection) -> list[Family]:
        """All there is to tell."""
        return [*_held(db), self._lag(), self._requests(), self._info()]

    def _lag(self) -> Family:
        told = "Messages of the topics that are not in the database yet; absent of a site that follows none."
        lags = [Sample(lag, {"topic": topic, "partition": str(at)}) for (topic, at), lag in self.lags().items()]
        return Family("pipeline_site_lag_messages", "gauge", told, lags)

    def _requests(self) -> Family:
        samples = [each for page, seconds in self._seconds.items() for each in seconds.samples({"page": page})]
        return Family("pipeline_site_request_seconds", "histogram", "Seconds of a request, by page.", samples)

    def _info(self) -> Family:
        told = "The model of this installation, which need not have found all that is served; always 1."
        names = [{"name": self._model[0], "version": self._model[1]}] if self._model else []
        return Family("pipeline_site_model_info", "gauge", told, [Sample(1, each) for each in names])


def _held(db: sqlite3.Connection) -> Iterator[Family]:
    """What the database holds."""
    for name, (told, table) in _COUNTS.items():
        (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 # a name from above
        yield Family(f"pipeline_site_{name}", "gauge", told, [Sample(count)])
    entries: Counter[tuple[str, str]] = Counter()
    for kind, status, count in db.execute("SELECT type, status, count(*) FROM entries GROUP BY type, status"):
        entries[kind if kind in TYPES else OTHER, status if status in STATUSES else OTHER] += count
    samples = [Sample(count, {"type": kind, "status": status}) for (kind, status), count in sorted(entries.items())]
    yield Family("pipeline_site_entries", "gauge", "Entries, by type and status; denials are entries, too.", samples)


def _pattern(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource else OTHER
