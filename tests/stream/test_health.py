"""The health pages: when a worker says that it is ready, and the pages themselves."""

import asyncio
import json
import socket
import time
import urllib.error
import urllib.request
from dataclasses import replace
from types import SimpleNamespace

import pytest

from pipeline.exposition import CONTENT_TYPE
from pipeline.settings import Settings
from pipeline.stream.app import build
from pipeline.stream.health import add_pages, why_not_ready
from pipeline.stream.progress import Progress
from tests.stream.prometheus import parse


def stream(seen: float | None, rebalancing: bool = False) -> SimpleNamespace:
    return SimpleNamespace(progress=Progress(broker_seen=seen), app=SimpleNamespace(rebalancing=rebalancing))


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (stream(None), "no word from the broker"),
        (stream(100.0), "no word from the broker"),
        (stream(190.0, rebalancing=True), "rebalancing"),
        (stream(190.0), None),
    ],
)
def test_a_worker_is_ready_where_it_takes_part_and_has_lately_heard_from_the_broker(
    state: SimpleNamespace, reason: str | None
) -> None:
    assert why_not_ready(state, now=200.0) == reason  # type: ignore[arg-type]  # it looks at these two fields only


@pytest.mark.stream
def test_health_and_readiness_are_served_and_no_page_of_faust(embedded: Settings) -> None:
    port = free_port()
    made = build(replace(embedded, web_port=port), None, steps=("group",))
    add_pages(made)

    async def pages() -> list[tuple[int, dict[str, object]]]:
        await made.app.start()
        try:
            loop = asyncio.get_running_loop()
            before = await loop.run_in_executor(None, get, port, "/ready")
            made.progress.broker_seen, made.progress.lag, made.progress.is_waiting = time.monotonic(), 3, True
            names = ("/health", "/ready", "/stats/", "/tables/", "/router/")
            foreign = await loop.run_in_executor(None, get, port, "/health", "news.example")
            return [before, foreign, *[await loop.run_in_executor(None, get, port, name) for name in names]]
        finally:
            await made.app.stop()

    before, foreign, health, ready, *others = asyncio.run(pages())
    assert foreign[0] == 421
    assert before[0] == 503
    assert health == (200, {"status": "alive", "lag": 3})
    assert ready == (200, {"status": "ready; extract waits for the group step", "lag": 3})
    assert {status for status, _ in others} == {404}


@pytest.mark.stream
def test_what_is_counted_is_served_as_prometheus_reads_it(embedded: Settings) -> None:
    port = free_port()
    made = build(replace(embedded, web_port=port), None, steps=("group",))
    add_pages(made)
    made.metrics.book("group", 5, [], 0.1)
    made.progress.lags, made.progress.is_waiting = {("news.analyses.v1", 0): 3}, True

    async def metrics() -> tuple[str, bytes]:
        await made.app.start()
        try:
            return await asyncio.get_running_loop().run_in_executor(None, get_bytes, port, "/metrics")
        finally:
            await made.app.stop()

    content_type, body = asyncio.run(metrics())
    samples, topic = parse(body), ("topic", "news.analyses.v1")
    assert content_type == CONTENT_TYPE
    assert samples["pipeline_handled_messages_total", frozenset({topic})] == 5
    assert samples["pipeline_extract_waiting", frozenset()] == 1
    assert samples["pipeline_lag_messages", frozenset({topic, ("partition", "0")})] == 3


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def get_bytes(port: int, path: str) -> tuple[str, bytes]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return answer.headers["Content-Type"], answer.read()


def get(port: int, path: str, host: str = "localhost") -> tuple[int, dict[str, object]]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, {}
