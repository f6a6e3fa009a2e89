"""On a real broker: parsing keeps no worker from its group, and a worker that does not move ends."""

import json
import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.stream.app import FAILED, SESSION
from pipeline.stream.deadletters import dead_letters
from pipeline.stream.producer import replay
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_faults import analysed, check, lag

pytestmark = pytest.mark.broker


def test_parsing_for_longer_than_the_session_leaves_the_worker_in_its_group(real: Settings, tmp_path: Path) -> None:
    limit = int(SESSION) + 4
    told = {"PIPELINE_ARTICLE_SECONDS": str(limit), "PIPELINE_LOG_LEVEL": "INFO"}
    replay([article(1, "story1 hangs")], real).check()
    with workers(real, tmp_path / "output", environment=told) as running:
        running.start()
        wait_for(lambda: bool(list(dead_letters(real))), 180, "the article is given up")
        replay([article(2)], real).check()
        wait_for(lambda: analysed(real) == 1 and lag(real) == 0, 120, "the next one is analysed")
    assert (tmp_path / "output").read_text().count("Successfully synced group") == 1


def test_a_worker_that_has_work_and_does_not_move_ends_and_the_next_one_goes_on(real: Settings, tmp_path: Path) -> None:
    replay([article(1, "story1 hangs"), *(article(number) for number in range(2, 9))], real).check()
    stuck = {"PIPELINE_ARTICLE_SECONDS": "3600", "PIPELINE_STALLED_AFTER": "4"}
    with workers(real, tmp_path / "output", environment=stuck) as running:
        process = running.start()
        wait_for(lambda: process.poll() is not None, 180, "the watchdog ends it")
        assert process.returncode == FAILED
        assert "nothing moved for" in (tmp_path / "output").read_text()
    with workers(real, tmp_path / "output", environment={"PIPELINE_ARTICLE_SECONDS": "2"}) as running:
        running.start()
        wait_for(lambda: analysed(real) == 7 and lag(real) == 0, 180, "all but one are analysed")
    assert [letter.error for letter in dead_letters(real)] == ["TooSlow"]


def test_a_worker_says_that_it_is_ready_once_it_is_in_its_group_and_tells_its_lag(
    real: Settings, tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    with workers(real, tmp_path / "output", environment={"PIPELINE_WEB_PORT": port}) as running:
        running.start()
        wait_for(lambda: page(port, "ready") == (200, {"status": "ready", "lag": 0}), 180, "ready")
        assert page(port, "health") == (200, {"status": "alive", "lag": 0})
        replay([article(number, f"story{number % 7} slow denies {number}") for number in range(150)], real).check()
        wait_for(lambda: page(port, "ready")[1].get("lag", 0) > 0, 60, "the lag is told")
        check(real, 150, tmp_path)


def page(port: str, name: str) -> tuple[int, dict[str, int | str]]:
    """Status and body of a page; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{name}", timeout=5) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, {}
    except OSError:
        return 0, {}
