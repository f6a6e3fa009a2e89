"""An analysis in a process of its own: its answers, its failures, and what ends it."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator

import pytest

from pipeline.errors import ModelRefused
from pipeline.stream import limited
from pipeline.stream.limited import Analyse, AnalyserGone, Limited, ProcessDied, TooSlow
from tests.runtimes import ROOT
from tests.stream.fake_analysis import analyse, make
from tests.stream.streaming import article


def refuse() -> Analyse:
    raise ModelRefused("no such model")


def warn() -> Analyse:
    warnings.warn("odd", stacklevel=1)
    return analyse


def test_its_messages_are_json_where_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIPELINE_LOG", "json")
    made = Limited(warn, 1.0)
    made.wait_until_ready()
    made.close()
    (line,) = capfd.readouterr().err.splitlines()
    assert "odd" in json.loads(line)["message"]


@pytest.fixture(scope="module")
def process() -> Iterator[Limited]:
    made = Limited(make, 1.0)
    made.wait_until_ready()
    yield made
    made.close()


def test_it_answers_as_the_analysis_itself(process: Limited) -> None:
    articles = [article(number) for number in range(3)]
    assert process(articles) == analyse(articles)
    assert process([]) == []


def test_what_the_analysis_raises_comes_through_and_the_next_call_works(process: Limited) -> None:
    with pytest.raises(ArithmeticError, match="exploded"):
        process([article(1, "explode")])
    assert len(process([article(2)])) == 1


@pytest.mark.parametrize(("text", "error"), [("it hangs", TooSlow), ("it crashes", ProcessDied)])
def test_a_hang_or_a_crash_costs_only_the_call(process: Limited, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        process([article(1, text)])
    assert len(process([article(2)])) == 1


def test_what_making_it_raises_is_raised_at_the_start() -> None:
    with pytest.raises(ModelRefused, match="no such model"):
        Limited(refuse, 1.0).wait_until_ready()


def leave() -> Analyse:
    """Ends the process before it is ready."""
    os._exit(1)


def test_a_process_that_ends_before_it_is_ready_is_told() -> None:
    with pytest.raises(AnalyserGone, match="could not be started"):
        Limited(leave, 1.0).wait_until_ready()


def test_where_it_cannot_be_started_again_no_article_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    process = Limited(make, 0.2)
    process.wait_until_ready()
    monkeypatch.setattr(limited, "START_SECONDS", 0.0)
    with pytest.raises(AnalyserGone):
        process([article(1, "it hangs")])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("is_ready", [False, True])
def test_signals_that_its_parents_group_gets_leave_it_at_work(number: signal.Signals, is_ready: bool) -> None:
    made = Limited(make, 5.0)
    if is_ready:
        made.wait_until_ready()
    for each in multiprocessing.active_children():
        os.kill(each.pid or 0, number)
    if not is_ready:
        made.wait_until_ready()
    assert len(made([article(1)])) == 1
    made.close()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


def test_a_program_that_ends_without_closing_it_takes_it_along() -> None:
    program = "from tests.stream.test_limited import *; made = Limited(make, 1.0); made.wait_until_ready()"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60, check=False).returncode == 0


def test_closed_while_it_analyses_it_blames_no_article_and_starts_no_other() -> None:
    made, raised = Limited(make, 60.0), list[type[Exception]]()
    made.wait_until_ready()

    def work() -> None:
        try:
            made([article(1, "it hangs")])
        except Exception as error:
            raised.append(type(error))

    before = len(multiprocessing.active_children())
    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.5)
    made.close()
    thread.join(20)
    assert raised == [AnalyserGone]
    assert len(multiprocessing.active_children()) == before - 1
