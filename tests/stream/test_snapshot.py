"""On a real broker: the analyses topic in a file, and back where the topic was trimmed, lost, or half restored."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import SnapshotRefused, StillAtWork, TopicTrimmed
from pipeline.settings import Settings
from pipeline.stream.audit import audit
from pipeline.stream.consumer import ends
from pipeline.stream.producer import replay
from pipeline.stream.snapshot import restore, snapshot
from pipeline.stream.topics import create_topics, topics_of
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article, logs
from tests.stream.test_faults import analysed, check, lag
from tests.stream.test_trimmed import trim

pytestmark = pytest.mark.broker


def stream(settings: Settings, tmp_path: Path, first: int, end: int) -> None:
    """Articles through a worker that is then stopped."""
    with workers(settings, tmp_path / "output", has_ids=False) as running:
        running.start()
        replay([article(number) for number in range(first, end)], settings).check()
        check(settings, end, tmp_path / f"to-{end}")
        running.stop()


def test_a_trimmed_topic_is_restored_and_the_fold_goes_on_as_if_nothing_had_been(
    real: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "analyses.jsonl"
    stream(real, tmp_path, 0, 60)
    assert snapshot(real, file) == 60
    stream(real, tmp_path, 60, 90)
    trim(real, 50)
    whole = logs(real.log_dir)
    with workers(real, tmp_path / "refused") as running:
        process = running.start()
        wait_for(lambda: process.poll() is not None, 60, "the worker ends")
    assert "pipeline restore" in (tmp_path / "refused").read_text()
    assert restore(real, file) == 90
    assert len(file.read_bytes().splitlines()) == 91
    with workers(real, tmp_path / "output") as running:
        running.start()
        check(real, 90, tmp_path / "restored")
        assert logs(real.log_dir) == whole
        with pytest.raises(StillAtWork):
            restore(real, file)
        replay([article(number) for number in range(90, 120)], real).check()
        check(real, 120, tmp_path / "on")


def test_a_lost_broker_is_begun_anew_from_the_file_alone(real: Settings, tmp_path: Path) -> None:
    file = tmp_path / "analyses.jsonl"
    stream(real, tmp_path, 0, 40)
    snapshot(real, file)
    other = replace(real, topic_prefix=f"{real.topic_prefix}other.", log_dir=tmp_path / "other")
    assert restore(other, file) == 40
    with workers(other, tmp_path / "output") as running:
        running.start()
        replay([article(number) for number in range(50)], other).check()
        wait_for(lambda: analysed(other) == 90, 120, "known ones are analysed again")
    with workers(other, tmp_path / "output") as running:
        running.start()
        check_logs(other, tmp_path, 50)
    assert set(logs(real.log_dir).items()) <= set(logs(other.log_dir).items())


def check_logs(settings: Settings, tmp_path: Path, articles: int) -> None:
    wait_for(lambda: lag(settings) == 0, 120, "no lag")
    found = audit(settings)
    assert (found.problems, found.articles, found.analyses) == ([], articles, articles)


def test_a_snapshot_takes_what_is_new_cuts_a_torn_line_and_is_of_one_topic(real: Settings, tmp_path: Path) -> None:
    file = tmp_path / "analyses.jsonl"
    stream(real, tmp_path, 0, 20)
    assert (snapshot(real, file), snapshot(real, file)) == (20, 0)
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    assert snapshot(real, file) == 1
    assert file.read_bytes() == whole
    trim(real, 20)
    file.write_bytes(whole[: whole.index(b"\n", 3000) + 1])
    with pytest.raises(TopicTrimmed):
        snapshot(real, file)
    other = replace(real, topic_prefix=f"{real.topic_prefix}other.")
    create_topics(other)
    with pytest.raises(SnapshotRefused, match="name another file"):
        snapshot(other, file)
    for junk in (b"junk\n", b"[]\n", b"{}\n", b""):
        file.write_bytes(junk)
        with pytest.raises(SnapshotRefused, match="no snapshot"):
            restore(other, file)


def test_a_restore_that_was_stopped_goes_on_and_another_topics_analyses_are_not_mixed_in(
    real: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "analyses.jsonl"
    stream(real, tmp_path, 0, 30)
    snapshot(real, file)
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:11]))
    other = replace(real, topic_prefix=f"{real.topic_prefix}other.")
    assert restore(other, file) == 10
    file.write_bytes(whole)
    assert restore(other, file) == 20
    assert ends(other, [topics_of(other).analyses])[topics_of(other).analyses] == {0: 30}
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:11]))
    with pytest.raises(SnapshotRefused, match="does not begin with"):
        restore(other, file)
