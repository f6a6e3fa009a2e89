"""On a real broker: an upgrade to another fold, and what became of the logs and topics of the one before."""

import signal
from pathlib import Path

import pytest

from pipeline.errors import OtherFold, StillAtWork, TopicTrimmed
from pipeline.model import LogRecord
from pipeline.refolding import BEFORE
from pipeline.settings import Settings
from pipeline.stories.generation import generation
from pipeline.storylog import StoryLogs
from pipeline.stream.audit import audit
from pipeline.stream.consumer import read_all
from pipeline.stream.producer import replay
from pipeline.stream.rebuild import check_generation, rebuild
from pipeline.stream.topics import create_topics, topics_of
from pipeline.wire import decode
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article, folded_topic, logs
from tests.stream.test_faults import analysed, check, lag
from tests.stream.test_trimmed import trim

pytestmark = pytest.mark.broker
ARTICLES = 220  # of a hundred stories, two or three each


def fill(settings: Settings, output: Path) -> dict[str, bytes]:
    """The logs of an earlier fold, as its workers wrote them."""
    with workers(settings, output, environment={"TEST_OLD_FOLD": "1"}) as running:
        running.start()
        replay([article(number) for number in range(ARTICLES)], settings).check()
        wait_for(lambda: analysed(settings) == ARTICLES and lag(settings) == 0, 240, "no lag")
        with pytest.raises(StillAtWork, match="1 worker"):
            rebuild(settings)
        running.signal(signal.SIGTERM)
        running.running[0].wait(30)
    return logs(settings.log_dir)


def test_an_upgrade_to_another_fold_is_refused_until_the_stories_are_made_anew(real: Settings, tmp_path: Path) -> None:
    old = fill(real, tmp_path / "output")
    assert len(old) == ARTICLES, "the earlier fold joins nothing"
    with workers(real, tmp_path / "refused") as running:
        process = running.start()
        wait_for(lambda: process.poll() is not None, 60, "the worker ends")
        assert process.returncode == 1
    assert "pipeline rebuild" in (tmp_path / "refused").read_text()
    assert logs(real.log_dir) == old

    before = rebuild(real)
    assert (before.parent, before.name.startswith(BEFORE), logs(before)) == (real.log_dir, True, old)
    new = logs(real.log_dir)
    assert new == folded_topic(real, tmp_path / "offline")
    assert len(new) < ARTICLES
    assert [path.name for path in real.log_dir.iterdir() if path.is_dir()] == [before.name]

    with workers(real, tmp_path / "output") as running:
        running.start()
        check(real, ARTICLES, tmp_path / "again")
        assert logs(real.log_dir) == new
        replay([article(number) for number in range(ARTICLES, ARTICLES + 30)], real).check()
        check(real, ARTICLES + 30, tmp_path / "more")
    records = [decode(message.value, LogRecord) for message in read_all(real, topics_of(real).story_log)]
    assert {record.data["fold"] for record in records if record.kind == "story-opened"} == {generation()}


def test_a_rebuild_that_was_stopped_on_its_way_leaves_what_no_worker_takes_and_is_just_run_again(
    real: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(real, tmp_path / "output")

    def stop(*given: object) -> None:
        raise KeyboardInterrupt

    for name in ("begin_anew", "create_topics", "put_in_place"):
        with monkeypatch.context() as patched:
            patched.setattr(f"pipeline.stream.rebuild.{name}", stop)
            with pytest.raises(KeyboardInterrupt):
                rebuild(real)
        with pytest.raises(OtherFold, match="stop all workers"):
            check_generation(real, ("log",))
        if name == "create_topics":
            create_topics(real)
    rebuild(real)
    check_generation(real, ("extract", "group", "log"))
    with workers(real, tmp_path / "output") as running:
        running.start()
        check(real, ARTICLES, tmp_path)


def test_a_damaged_log_is_mended(real: Settings, tmp_path: Path) -> None:
    with workers(real, tmp_path / "output", has_ids=False) as running:
        running.start()
        replay([article(number) for number in range(20)], real).check()
        check(real, 20, tmp_path / "first")
        running.stop()
    whole = logs(real.log_dir)
    some = StoryLogs(real.log_dir).story_ids()[3]
    (real.log_dir / f"{some}.jsonl").write_bytes(b"junk\n")
    assert audit(real).problems
    rebuild(real)
    assert logs(real.log_dir) == whole
    with workers(real, tmp_path / "output", has_ids=False) as running:
        running.start()
        check(real, 20, tmp_path / "second")


def test_stories_are_not_made_anew_of_analyses_of_which_the_first_are_gone(real: Settings, tmp_path: Path) -> None:
    with workers(real, tmp_path / "output", has_ids=False) as running:
        running.start()
        replay([article(number) for number in range(9)], real).check()
        check(real, 9, tmp_path)
        running.stop()
    trim(real, 4)
    before = logs(real.log_dir)
    with pytest.raises(TopicTrimmed, match="pipeline restore"):
        rebuild(real)
    assert logs(real.log_dir) == before
