"""Extract waits for the group step, and nobody takes its waiting for a fault."""

import asyncio
from contextlib import nullcontext
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.stream.app import build
from pipeline.stream.backpressure import is_full, room
from pipeline.stream.health import why_not_ready
from pipeline.stream.producer import replay
from pipeline.stream.progress import Progress
from pipeline.stream.topics import topics_of
from pipeline.stream.watchdog import watch
from tests.stream.processes import Workers, wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_faults import analysed, check

ANALYSES = topics_of(Settings()).analyses


@pytest.mark.parametrize(
    ("most", "lag", "since", "expected"),
    [(0, 10**6, 99, False), (10, 9, 0, False), (10, 10, 0, True), (10, 3, 7, True), (10, 3, 6, False)],
)
def test_what_this_process_sent_since_the_lag_was_seen_counts(most: int, lag: int, since: int, expected: bool) -> None:
    progress = Progress(lags={(ANALYSES, 0): lag}, extracted=50 + since, extracted_when_seen=50)
    assert is_full(progress, ANALYSES, most) is expected


def test_waiting_ends_when_there_is_room_and_may_be_cancelled() -> None:
    progress = Progress(lags={(ANALYSES, 0): 10})

    async def wait() -> None:
        waiting = asyncio.ensure_future(room(progress, ANALYSES, 5))
        await asyncio.sleep(0.1)
        assert progress.is_waiting
        progress.lags = {(ANALYSES, 0): 4}
        await asyncio.wait_for(waiting, 5)
        assert not progress.is_waiting
        progress.lags = {(ANALYSES, 0): 5}
        waiting = asyncio.ensure_future(room(progress, ANALYSES, 5))
        await asyncio.sleep(0.1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert not progress.is_waiting

    asyncio.run(wait())


@pytest.mark.parametrize(("most", "ends"), [(0, True), (1, False), (2, True)])
def test_articles_that_wait_for_the_group_step_are_no_stall(
    most: int, ends: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(bootstrap_servers="127.0.0.1:1", web_port=0, stalled_after=1, most_lag=most)
    stream, ended, articles = build(settings, None, steps=()), asyncio.Event(), topics_of(settings).articles
    looked_at: list[list[str]] = []

    def look(settings: Settings, topics: list[str], known: object) -> dict[tuple[str, int], tuple[int, int]]:
        looked_at.append(topics)
        return {(articles, 0): (5, 9), (ANALYSES, 0): (0, 1)}

    async def until_ended() -> None:
        watching = asyncio.ensure_future(watch(stream, settings, [articles], end=ended.set))
        try:
            await asyncio.wait_for(ended.wait(), timeout=20 if ends else 3)
        finally:
            watching.cancel()

    monkeypatch.setattr("pipeline.stream.watchdog._look", look)
    with nullcontext() if ends else pytest.raises(TimeoutError):
        asyncio.run(until_ended())
    assert looked_at[0] == ([articles, ANALYSES] if most else [articles])


def waiting(running: Workers) -> bool:
    return "extract waits" in running.output.read_text()


@pytest.mark.broker
def test_extract_waits_until_the_group_step_has_come_nearer(real: Settings, tmp_path: Path) -> None:
    replay([article(number) for number in range(300)], real).check()
    bound = {"PIPELINE_MOST_LAG": "60", "PIPELINE_STALLED_AFTER": "20"}
    with workers(real, tmp_path / "output", has_ids=False, environment=bound) as running:
        running.steps = "extract"
        process = running.start(0)
        wait_for(lambda: waiting(running), 120, "it waits")
        asyncio.run(asyncio.sleep(30))
        assert 60 <= analysed(real) < 100
        assert process.poll() is None, "its watchdog took it for a stall"
        running.steps, running.environment = "group,log", {}
        running.start(1)
        check(real, 300, tmp_path, seconds=480)
        assert running.stop(0) == 0


@pytest.mark.broker
def test_a_worker_that_waits_stops_at_once_and_loses_nothing(real: Settings, tmp_path: Path) -> None:
    replay([article(number) for number in range(300)], real).check()
    with workers(real, tmp_path / "output", has_ids=False) as running:
        running.environment, running.steps = {"PIPELINE_MOST_LAG": "40"}, "extract"
        running.start()
        wait_for(lambda: waiting(running), 120, "it waits")
        assert running.stop() == 0
        running.environment, running.steps = {}, "extract,group,log"
        running.start()
        check(real, 300, tmp_path, seconds=480)


def test_a_worker_that_waits_is_ready() -> None:
    settings = Settings(bootstrap_servers="127.0.0.1:1", web_port=0)
    stream = build(settings, None, steps=())
    stream.progress.broker_seen, stream.progress.is_waiting = 5.0, True
    assert why_not_ready(stream, 6.0) is None
