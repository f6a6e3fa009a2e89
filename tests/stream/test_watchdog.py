"""The watchdog's judgement: what counts as standing still."""

import asyncio
from dataclasses import replace

import pytest

from pipeline.settings import Settings
from pipeline.stream.app import build
from pipeline.stream.producer import replay
from pipeline.stream.watchdog import Stalls, _judged, folding, watch
from tests.stream.streaming import article

A, B = ("articles", 0), ("articles", 1)


def test_a_place_without_work_never_stalls() -> None:
    stalls = Stalls()
    assert [stalls.look({A: (5, 5)}, now) for now in (0.0, 1000.0)] == [0.0, 0.0]


def test_work_that_moves_does_not_stall() -> None:
    stalls = Stalls()
    assert [stalls.look({A: (int(now), 100)}, now) for now in (0.0, 10.0, 20.0)] == [0.0, 0.0, 0.0]


def test_work_that_does_not_move_stalls_since_it_was_first_seen_and_moving_ends_it() -> None:
    stalls = Stalls()
    assert [stalls.look({A: (5, 9), B: (int(now), 99)}, now) for now in (100.0, 130.0, 160.0)] == [0.0, 30.0, 60.0]
    assert stalls.look({A: (6, 9), B: (161, 999)}, 161.0) == 0.0


def test_work_that_comes_after_a_quiet_time_is_timed_from_its_coming() -> None:
    stalls = Stalls()
    stalls.look({A: (5, 5)}, 0.0)
    assert stalls.look({A: (5, 6)}, 500.0) == 0.0
    assert stalls.look({A: (5, 6)}, 510.0) == 10.0


def test_folding_what_others_handled_is_no_stall_and_having_nothing_to_do_is_no_work() -> None:
    stalls = Stalls()
    looks = [stalls.look({A: folding((1000, 1200), position)}, float(position)) for position in (0, 400, 800)]
    assert looks == [0.0, 0.0, 0.0]
    assert stalls.look({A: folding((1000, 1200), 800)}, 900.0) == 100.0
    assert [stalls.look({A: folding((1200, 1200), 0)}, now) for now in (1000.0, 2000.0)] == [0.0, 0.0]
    assert folding((1000, 1200), 1100) == (1000, 1200)


@pytest.mark.stream
def test_a_worker_with_work_that_does_not_move_is_ended(embedded: Settings) -> None:
    replay([article(1)], embedded).check()
    settings = replace(embedded, stalled_after=1)
    stream, ended = build(settings, None, steps=()), asyncio.Event()

    async def until_ended() -> None:
        watching = asyncio.ensure_future(watch(stream, settings, ["news.articles.v1"], end=ended.set))
        await asyncio.wait_for(ended.wait(), timeout=20)
        watching.cancel()

    asyncio.run(until_ended())
    assert stream.progress.lag == 1
    assert sorted(stream.progress.lags.values()) == [0, 0, 0, 1]
    assert stream.progress.broker_seen is not None


def test_a_worker_that_groups_is_judged_by_how_far_it_has_folded() -> None:
    settings = Settings(bootstrap_servers="127.0.0.1:1", web_port=0)
    stream, place = build(settings, None, steps=("group",)), ("news.analyses.v1", 0)
    assert _judged(stream, settings, [place[0]], {place: (1000, 1200)}) == {place: (0, 1200)}
    assert stream.progress.lags == {place: 200}
