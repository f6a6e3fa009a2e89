"""On a real broker, with processes that die: nothing is lost and nothing is there twice.

After each fault the audit must pass, and the story logs must be byte for byte what the analyses topic folds to.
"""

import os
import signal
import threading
from pathlib import Path
from random import Random

import pytest

from pipeline.settings import Settings
from pipeline.stream.audit import audit
from pipeline.stream.consumer import ends
from pipeline.stream.producer import replay
from pipeline.stream.topics import topics_of
from pipeline.stream.watchdog import committed_and_ends
from tests.stream.processes import Workers, wait_for, workers
from tests.stream.streaming import article, folded_topic, logs, paced

pytestmark = pytest.mark.broker
IN_CI = os.environ.get("CI") == "true"
KILLS = int(os.environ.get("PIPELINE_TEST_KILLS", "50" if IN_CI else "4"))  # of one worker, and of one of three


def lag(settings: Settings, *names: str) -> int:
    """Messages of the named topics, or of all that the workers read, that no commit counts as handled."""
    topics = topics_of(settings)
    found = committed_and_ends(settings, list(names) or [topics.articles, topics.analyses, topics.story_log])
    return sum(end - committed for committed, end in found.values())


def analysed(settings: Settings) -> int:
    topic = topics_of(settings).analyses
    return sum(ends(settings, [topic])[topic].values())


def check(settings: Settings, articles: int, tmp_path: Path, seconds: float = 240) -> None:
    """Everything is handled in time, and everything is where it must be."""
    wait_for(lambda: analysed(settings) >= articles and lag(settings) == 0, seconds, "no lag")
    found = audit(settings)
    assert found.problems == []
    assert (found.articles, found.analyses) == (articles, articles)
    assert logs(settings.log_dir) == folded_topic(settings, tmp_path / "offline")


@pytest.mark.parametrize("slots", [1, 3])
def test_workers_killed_at_random_moments_lose_nothing_and_write_nothing_twice(
    real: Settings, tmp_path: Path, slots: int
) -> None:
    random, articles = Random(slots), [article(number) for number in range(40 * KILLS)]
    sending = threading.Thread(target=replay, args=(paced(articles, 30), real))
    sending.start()
    with workers(real, tmp_path / "output") as running:
        for slot in range(slots):
            running.start(slot)
        for _ in range(KILLS):
            threading.Event().wait(random.uniform(0.1, 3.0))
            slot = random.randrange(slots)
            running.kill(slot)
            running.start(slot)
        sending.join()
        check(real, len(articles), tmp_path, seconds=240 + 10 * KILLS)


def test_everything_sent_twice_changes_nothing(real: Settings, tmp_path: Path) -> None:
    articles = [article(number) for number in range(60)]
    with workers(real, tmp_path / "output") as running:
        running.start()
        replay(articles, real).check()
        check(real, 60, tmp_path)
        before = logs(real.log_dir)
        replay(articles, real).check()
        wait_for(lambda: analysed(real) == 120 and lag(real) == 0, 180, "the second time handled")
        assert logs(real.log_dir) == before
        assert audit(real).problems == []


def test_a_stop_under_load_takes_under_ten_seconds_and_finishes_what_is_held(real: Settings, tmp_path: Path) -> None:
    replay([article(number, f"story{number % 7} slow denies") for number in range(100)], real).check()
    with workers(real, tmp_path / "output") as running:
        running.start()
        wait_for(lambda: analysed(real) > 0, 180, "the first batch")
        seconds = wait_for_stop(running)
        assert seconds < 10
        running.start()
        check(real, 100, tmp_path)
        assert analysed(real) == 100  # a clean stop leaves no batch to be handled twice


def wait_for_stop(running: Workers) -> float:
    process = running.running[0]
    process.send_signal(signal.SIGTERM)
    seconds = wait_for(lambda: process.poll() is not None, 30, "stopped")
    assert process.returncode == 0
    return seconds


def test_a_worker_paused_past_its_session_comes_back_without_harm(real: Settings, tmp_path: Path) -> None:
    replay([article(number, f"story{number % 7} slow denies {number}") for number in range(200)], real).check()
    with workers(real, tmp_path / "output", has_ids=False) as running:
        running.start(0)
        running.start(1)
        wait_for(lambda: analysed(real) > 10, 180, "both work")
        running.signal(signal.SIGSTOP, 0)
        threading.Event().wait(14)
        running.signal(signal.SIGCONT, 0)
        check(real, 200, tmp_path)
        replay([article(number) for number in range(300, 340)], real).check()
        check(real, 240, tmp_path)
        assert running.running[0].poll() is None


def test_a_worker_id_may_go_on_with_other_steps(real: Settings, tmp_path: Path) -> None:
    with workers(real, tmp_path / "output") as running:
        running.start()
        replay([article(1)], real).check()
        check(real, 1, tmp_path)
        sent = 1
        for steps in ("extract", "group,log", "log,group,extract"):
            running.kill()
            running.steps = steps
            running.start()
            if "extract" in steps:
                sent += 1
                replay([article(sent)], real).check()
                wait_for(lambda: lag(real, topics_of(real).articles) == 0, 60, f"{steps} works")
                assert analysed(real) == sent
            else:
                check(real, sent, tmp_path, seconds=60)
        check(real, sent, tmp_path)


def test_workers_that_come_and_go_while_batches_are_parsed_do_no_harm(real: Settings, tmp_path: Path) -> None:
    slow = [article(number, f"story{number % 7} slow denies {number}") for number in range(600)]
    with workers(real, tmp_path / "output", has_ids=False) as running:
        running.start(0)
        replay(slow, real).check()
        for slot in (1, 2):
            before = analysed(real)
            running.start(slot)
            wait_for(lambda before=before: analysed(real) > before, 180, "batches are parsed meanwhile")
        assert running.stop(0) == 0
        assert lag(real) > 0, "all was handled before the group changed"
        assert running.stop(1) == 0
        check(real, 600, tmp_path)


def test_workers_that_stop_together_finish_their_batches_while_the_group_changes(
    real: Settings, tmp_path: Path
) -> None:
    slow = [article(number, f"story{number % 7} slow denies {number}") for number in range(400)]
    replay(slow, real).check()
    with workers(real, tmp_path / "output", has_ids=False) as running:
        for slot in range(3):
            running.start(slot)
        wait_for(lambda: analysed(real) >= 65, 180, "more than one is at work")
        for slot in range(3):
            running.signal(signal.SIGTERM, slot)
        assert [running.running.pop(slot).wait(timeout=30) for slot in range(3)] == [0, 0, 0]
        assert lag(real) > 0, "all was handled before the workers stopped"
        running.start(0)
        check(real, 400, tmp_path)
