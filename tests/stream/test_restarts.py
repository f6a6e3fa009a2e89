"""How soon the stream goes on after a worker died; `pytest -s` shows the times.

Real workers, with the language model. On a busy machine a start takes as long as others have the processors, so its
limit is asked for where they are free; how long the group takes to let a worker in hardly depends on it.
"""

import os
import re
import time
from datetime import datetime
from pathlib import Path

import pytest
from kafka import TopicPartition

from bench.stream_topics import members
from pipeline.settings import Settings
from pipeline.stream.consumer import consumer, end_offsets, read_all
from pipeline.stream.producer import replay
from pipeline.stream.topics import topics_of
from tests.stream.processes import Workers, wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_faults import analysed, check

pytestmark = [pytest.mark.broker, pytest.mark.model]


def last_analysed(settings: Settings) -> float:
    """When the last analysis was sent, in seconds since 1970."""
    return max(message.timestamp for message in read_all(settings, topics_of(settings).analyses)) / 1000


def until_analysed(settings: Settings, count: int) -> float:
    """Waits for so many analyses; when the last one was sent."""
    place = TopicPartition(topics_of(settings).analyses, 0)
    with consumer(settings) as client:
        wait_for(lambda: bool(end_offsets(client, [place])[place] >= count), 180, "the worker goes on")
    return last_analysed(settings)


def joining(output: Path) -> float:
    """Seconds that the last worker to write to the output took to get into its group."""
    told = re.findall(
        r"^(\S+ \S+) INFO aiokafka\S+ (\(Re-\)joining|Successfully synced) group", output.read_text(), re.M
    )
    began, ended = (datetime.fromisoformat(when.replace(",", ".")) for when, _ in told[-2:])
    return (ended - began).total_seconds()


def is_busy() -> bool:
    """Whether other programs take the processors that a start needs: one for each of a worker's two processes."""
    return os.getloadavg()[0] > (os.cpu_count() or 1) - 1.5


def restart(running: Workers, settings: Settings, number: int) -> tuple[float, float]:
    """Kills the worker and starts it again: seconds from the start to an analysis, and to get into the group."""
    running.kill()
    replay([article(number)], settings).check()
    count, started = analysed(settings) + 1, time.time()
    running.start()
    return until_analysed(settings, count) - started, joining(running.output)


def test_a_worker_started_again_in_its_slot_goes_on_within_five_seconds(real: Settings, tmp_path: Path) -> None:
    was_busy, told = is_busy(), {"PIPELINE_LOG_LEVEL": "INFO"}
    with workers(real, tmp_path / "output", is_real=True, environment=told) as running:
        running.start()
        replay([article(0)], real).check()
        until_analysed(real, 1)
        times = [restart(running, real, number) for number in range(1, 4)]
        check(real, 4, tmp_path)
    for total, joined in times:
        print(f"started again: {total:.2f} s to its first analysis, of which {joined:.2f} s to join; busy: {was_busy}")
    assert max(joined for _, joined in times) < 5  # the session that the group would wait for is one of 10 s
    assert was_busy or min(total for total, _ in times) < 5


def test_a_worker_that_never_comes_back_is_replaced_within_fifteen_seconds(real: Settings, tmp_path: Path) -> None:
    with workers(real, tmp_path / "output", has_ids=False, is_real=True) as running:
        running.start(0)
        replay([article(0)], real).check()
        wait_for(lambda: analysed(real) == 1, 180, "the first worker works")
        running.start(1)
        wait_for(lambda: members(real) == 2, 180, "the second worker has its part")
        running.kill(0)
        killed = time.time()
        replay([article(number) for number in range(1, 41)], real).check()
        wait_for(lambda: members(real) == 1, 60, "the first one's part is taken over")
        taken_over = time.time() - killed
        check(real, 41, tmp_path)
        print(
            f"replaced: {taken_over:.1f} s until its part was taken over, {last_analysed(real) - killed:.1f} s to all"
        )
        assert taken_over < 15
