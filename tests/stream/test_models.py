"""Two models side by side, as in a rolling upgrade: of an article's analyses the first on the topic counts."""

import signal
import threading
from pathlib import Path

import pytest

from pipeline import wire
from pipeline.model import Analysis, StoryEvent
from pipeline.settings import Settings
from pipeline.stream.audit import audit
from pipeline.stream.consumer import read_all
from pipeline.stream.group import Group
from pipeline.stream.producer import replay
from pipeline.stream.topics import Topics, topics_of
from tests.stream.fake_analysis import analyse
from tests.stream.messages import message
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article, logs, paced
from tests.stream.test_commands import command
from tests.stream.test_faults import analysed, check, lag

OLD, NEW = "news 1", "news 2"


def of(model: str, number: int) -> Analysis:
    (made,) = analyse([article(number)])
    return made.model_copy(update={"events": tuple(each.model_copy(update={"model": model}) for each in made.events)})


def test_a_second_model_is_told_once_with_what_counts(caplog: pytest.LogCaptureFixture) -> None:
    topic = [message(of(OLD if number < 3 else NEW, number % 5), number, "t.analyses.v1") for number in range(8)]
    step = Group(Topics("t."), lambda start, end: topic[start:end])
    sent = [step([each]) for each in topic]
    assert [bool(each) for each in sent] == [True] * 5 + [False] * 3, "the second analysis of an article adds nothing"
    assert caplog.messages == [
        "the analysis at offset 3 is of model 'news 2', earlier ones are of 'news 1': an article's first one counts"
    ]


def test_what_was_told_before_is_not_told_again_after_a_restart(caplog: pytest.LogCaptureFixture) -> None:
    topic = [message(of(OLD if number < 3 else NEW, number), number, "t.analyses.v1") for number in range(8)]
    Group(Topics("t."), lambda start, end: topic[start:end])(topic[6:])
    assert caplog.messages == []


def test_names_of_models_without_end_are_not_kept_without_end(caplog: pytest.LogCaptureFixture) -> None:
    topic = [message(of(f"model {number}", number), number, "t.analyses.v1") for number in range(60)]
    Group(Topics("t."), lambda start, end: [])(topic)
    assert len(caplog.messages) == 19


@pytest.mark.broker
def test_amid_a_rolling_upgrade_each_article_is_told_by_the_first_model_that_analysed_it(
    real: Settings, tmp_path: Path
) -> None:
    articles, topics = [article(number) for number in range(120)], topics_of(real)
    sending = threading.Thread(target=replay, args=(paced(articles, 8), real))
    with workers(real, tmp_path / "output", environment={"TEST_MODEL": OLD}) as running:
        running.start(0)
        running.start(1)
        sending.start()
        wait_for(lambda: analysed(real) > 20, 120, "the old model is at work")
        running.environment["TEST_MODEL"] = NEW
        running.kill(0)  # what it had analysed and not committed comes again, for the other model
        running.start(0)
        wait_for(lambda: analysed(real) > 60, 120, "both are")
        running.signal(signal.SIGTERM, 1)
        running.running[1].wait(30)
        running.start(1)
        sending.join()
        check(real, 120, tmp_path / "first")
        before, count = logs(real.log_dir), analysed(real)
        replay(articles[:20], real).check()
        wait_for(lambda: analysed(real) >= count + 20 and lag(real) == 0, 120, "the new model has read them again")
        assert logs(real.log_dir) == before
    first: dict[str, str | None] = {}
    for each in read_all(real, topics.analyses):
        analysis = wire.decode(each.value, Analysis)
        first.setdefault(analysis.article_id, analysis.events[0].model)
    events = [wire.decode(each.value, StoryEvent).event for each in read_all(real, topics.events("denial"))]
    assert {event.article_id: event.model for event in events} == first
    assert all(event.model == first[event.article_id] for event in events)
    assert set(first.values()) == {OLD, NEW}
    assert sum(audit(real).models.values()) == 120
    assert f"{OLD} in " in command(real, "audit").stdout
    assert "an article's first one counts" in (tmp_path / "output").read_text()
