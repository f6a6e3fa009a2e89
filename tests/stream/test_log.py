"""The log step: files written once, gaps filled from the topic, snapshots sent."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import wire
from pipeline.model import LogRecord, Story
from pipeline.stories.records import record_id
from pipeline.storylog import StoryLogs
from pipeline.stream.consumer import Message
from pipeline.stream.group import Group
from pipeline.stream.log import Log
from pipeline.stream.topics import Topics
from tests.stream.fake_analysis import analyse
from tests.stream.messages import arrived, header, message
from tests.stream.streaming import article, folded, logs

TOPICS = Topics("t.")
ANALYSES = analyse([article(number) for number in range(30)])


def records() -> list[Message]:
    """The story log topic, in one partition."""
    sent = Group(TOPICS, lambda start, end: [])([message(each, offset) for offset, each in enumerate(ANALYSES)])
    kept = [each for each in sent if each.topic == TOPICS.story_log]
    return [arrived(each, offset) for offset, each in enumerate(kept)]


def sink(folder: Path, topic: Sequence[Message] = ()) -> Log:
    return Log(StoryLogs(folder), TOPICS, lambda partition, end: topic[:end])


def test_the_files_are_byte_for_byte_those_of_a_run_without_a_stream(tmp_path: Path) -> None:
    topic, step = records(), sink(tmp_path / "stream")
    for start in range(0, len(topic), 7):
        step(topic[start : start + 7])
    assert logs(tmp_path / "stream") == folded(ANALYSES, tmp_path / "offline")


def test_each_story_touched_gets_its_snapshot_once_a_batch_also_the_second_time(tmp_path: Path) -> None:
    topic, step = records(), sink(tmp_path)
    first = step(topic)
    assert sorted(wire.decode(each.value, Story).story_id for each in first) == sorted(StoryLogs(tmp_path).story_ids())
    assert {each.topic for each in first} == {"t.stories.v1"}
    before = logs(tmp_path)
    assert step(topic) == first
    assert logs(tmp_path) == before


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_a_snapshot_has_the_time_of_its_latest_article_whatever_the_batch(tmp_path: Path, size: int) -> None:
    text = "story1 : the ministry denies what the paper says."
    dates = ("2020-03-05", None, "2020-03-07", "2020-03-04")
    analyses = analyse([article(number, text, date) for number, date in enumerate(dates)])
    sent = Group(TOPICS, lambda start, end: [])([message(each, offset) for offset, each in enumerate(analyses)])
    topic = [arrived(each, at) for at, each in enumerate(each for each in sent if each.topic == TOPICS.story_log)]
    step = sink(tmp_path, topic)
    snapshots = [each for at in range(0, len(topic), size) for each in step(topic[at : at + size])]
    assert snapshots
    for each in snapshots:
        days = [one.date for one in wire.decode(each.value, Story).articles if one.date]
        assert dict(each.headers).get("ce_time") == (f"{max(days)}T00:00:00Z".encode() if days else None)


def test_records_missing_before_one_are_read_from_the_topic_and_told_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    topic = records()
    sink(tmp_path / "moved", topic)(topic[-8:])
    assert "lacked records from 0 on" in caplog.text
    written = logs(tmp_path / "moved")
    whole = folded(ANALYSES, tmp_path / "offline")
    assert written
    assert all(whole[name] == data for name, data in written.items())


def test_a_record_whose_predecessors_are_nowhere_is_a_dead_letter(tmp_path: Path) -> None:
    topic = records()
    late = next(each for each in topic if b'"seq":3' in (each.value or b""))
    (letter,) = sink(tmp_path)([late])
    assert (header(letter, "dlq_stage"), header(letter, "dlq_error")) == ("log", "LogDamaged")
    assert logs(tmp_path) == {}


def forged(record: Message, **changed: object) -> Message:
    """A sound record in the place of another."""
    made = wire.decode(record.value, LogRecord).model_copy(update=changed)
    return replace(message(made.model_copy(update={"id": record_id(made)})), offset=record.offset)


def test_another_record_under_a_number_that_is_there_is_a_dead_letter_and_an_alarm(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    topic, step = records(), sink(tmp_path)
    step(topic)
    before = logs(tmp_path)
    letter, _ = step([forged(topic[1], kind="other")])
    assert header(letter, "dlq_error") == "LogConflict"
    assert "is there with other content" in caplog.text
    assert logs(tmp_path) == before


@pytest.mark.parametrize("seq", [1, 999, -1])
def test_a_record_that_fits_not_keeps_no_other_out_of_the_log(tmp_path: Path, seq: int) -> None:
    topic = records()
    bad = forged(topic[0], seq=seq, kind="other")
    mixed = [replace(each, offset=offset) for offset, each in enumerate([*topic[:3], bad, *topic[3:]])]
    step = sink(tmp_path / "stream", mixed)
    sent = [each for place in range(0, len(mixed), 5) for each in step(mixed[place : place + 5])]
    assert len([each for each in sent if each.topic == TOPICS.dead_letters]) == 1
    assert logs(tmp_path / "stream") == folded(ANALYSES, tmp_path / "offline")
    again = sink(tmp_path / "again", mixed)(mixed[-2:])
    assert TOPICS.dead_letters not in {each.topic for each in again}


def test_junk_and_ids_that_lead_out_of_the_folder_are_dead_letters(tmp_path: Path) -> None:
    first = wire.decode(records()[0].value, LogRecord)
    moved = first.model_copy(update={"story_id": f"../{first.story_id}"})
    outside = moved.model_copy(update={"id": record_id(moved)})
    letters = sink(tmp_path / "logs")([message(b"junk"), message(outside)])
    assert [header(each, "dlq_error") for each in letters] == ["WireError", "UnknownStory"]
    assert [path.name for path in tmp_path.rglob("*")] == ["logs"]


def test_records_before_a_missing_one_may_hold_what_no_record_holds(tmp_path: Path) -> None:
    topic = records()
    first = next(each for each in topic if each.key == topic[-1].key)
    odd = [replace(first, value=(first.value or b"").replace(b'"data":{}', b'"data":{"n":%d}' % 2**70))]
    odd += [replace(first, value=b"[]"), replace(first, headers=(("ce_type", None),))]
    mixed = [replace(each, offset=offset) for offset, each in enumerate([*odd, *topic])]
    assert TOPICS.dead_letters not in {each.topic for each in sink(tmp_path, mixed)(mixed[-2:])}


@pytest.mark.parametrize("changed", [{"id": "r-0"}, {"kind": "other"}, {"data": {"into": "s-1"}}])
def test_a_record_whose_id_is_not_of_its_content_is_a_dead_letter(tmp_path: Path, changed: dict[str, object]) -> None:
    first = wire.decode(records()[0].value, LogRecord)
    (letter,) = sink(tmp_path)([message(first.model_copy(update=changed))])
    assert (header(letter, "dlq_error"), logs(tmp_path)) == ("WireError", {})


def test_a_record_under_another_key_is_a_dead_letter(tmp_path: Path) -> None:
    (letter,) = sink(tmp_path)([replace(records()[0], key=b"s-other")])
    assert "key is not" in header(letter, "dlq_reason")


def test_a_full_disk_is_no_dead_letter_but_stops_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: StoryLogs, story_id: str, lines: list[bytes]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(StoryLogs, "_write", full)
    with pytest.raises(OSError, match="No space left"):
        sink(tmp_path)(records())
