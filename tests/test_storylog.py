"""The story log files: appending once, torn lines, several writers."""

import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import LogConflict, LogDamaged, UnknownStory
from pipeline.model import LogRecord
from pipeline.storylog import StoryLogs


def record(seq: int, story_id: str = "s-1") -> LogRecord:
    return LogRecord(id=f"r-{story_id}-{seq}", story_id=story_id, seq=seq, kind="article-added", data={"n": seq})


def test_what_is_appended_is_read_back_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    logs, records = StoryLogs(tmp_path), (record(0), record(1), record(0, "s-2"))
    assert logs.append(records) == records
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert logs.append(records) == StoryLogs(tmp_path).append(records) == ()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert (tuple(logs.read("s-1")), logs.story_ids()) == (records[:2], ("s-1", "s-2"))


def test_records_may_come_twice_in_one_batch(tmp_path: Path) -> None:
    assert StoryLogs(tmp_path).append([record(0), record(1), record(0), record(1), record(2)]) == tuple(
        record(seq) for seq in range(3)
    )


def test_a_missing_record_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(LogDamaged, match="line 2 came where 1 is the next"):
        StoryLogs(tmp_path).append([record(0), record(2)])
    assert StoryLogs(tmp_path).story_ids() == ()


@pytest.mark.parametrize("before", [[], [record(0), record(1)]])
def test_another_record_under_a_number_that_is_there_is_an_error_and_nothing_is_written(
    tmp_path: Path, before: list[LogRecord]
) -> None:
    StoryLogs(tmp_path).append(before)
    other = record(1).model_copy(update={"id": "r-other"})
    with pytest.raises(LogConflict, match="line 1 is there with other content"):
        StoryLogs(tmp_path).append([record(0), record(1), record(2), other])
    assert len(before) == (len(list(StoryLogs(tmp_path).read("s-1"))) if before else 0)
    with pytest.raises(LogConflict):
        StoryLogs(tmp_path).append([record(0), record(-1)])


@given(cut=st.integers(1, 60))
def test_a_torn_last_line_is_not_read_and_is_written_anew(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("logs")
    StoryLogs(folder).append([record(0), record(1)])
    path = folder / "s-1.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    assert tuple(StoryLogs(folder).read("s-1")) == (record(0),)
    assert StoryLogs(folder).append([record(0), record(1)]) == (record(1),)
    assert path.read_bytes() == whole


def test_reading_changes_no_file(tmp_path: Path) -> None:
    StoryLogs(tmp_path).append([record(0)])
    path = tmp_path / "s-1.jsonl"
    path.write_bytes(path.read_bytes() + b'{"torn')
    list(StoryLogs(tmp_path).read("s-1"))
    assert path.read_bytes().endswith(b'{"torn')


def test_a_writer_sees_what_another_has_written_since(tmp_path: Path) -> None:
    one, other = StoryLogs(tmp_path), StoryLogs(tmp_path)
    one.append([record(0)])
    other.append([record(0), record(1)])
    assert one.append([record(0), record(1), record(2)]) == (record(2),)
    assert len((tmp_path / "s-1.jsonl").read_bytes().splitlines()) == 3


def append_all(folder: Path) -> None:
    logs = StoryLogs(folder)
    for seq in range(100):
        logs.append([record(seq), record(seq, "s-2")])


def test_writers_at_the_same_time_write_every_record_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=append_all, args=(tmp_path,)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    logs = StoryLogs(tmp_path)
    assert [[one.seq for one in logs.read(story)] for story in logs.story_ids()] == [list(range(100))] * 2


@pytest.mark.parametrize("story_id", ["../x", "a/b", "", "S", "s\n", "x" * 65])
def test_a_story_id_cannot_leave_the_folder(tmp_path: Path, story_id: str) -> None:
    with pytest.raises(UnknownStory):
        StoryLogs(tmp_path / "logs").append([record(0, story_id)])
    assert [path.name for path in tmp_path.rglob("*")] == ["logs"]


@pytest.mark.parametrize("line", [b"not json\n", b"{}\n", record(5).model_dump_json().encode() + b"\n"])
def test_a_line_that_is_not_its_record_is_named(tmp_path: Path, line: bytes) -> None:
    logs = StoryLogs(tmp_path)
    logs.append([record(0)])
    path = tmp_path / "s-1.jsonl"
    path.write_bytes(path.read_bytes() + line)
    with pytest.raises(LogDamaged, match="line 2 is"):
        list(logs.read("s-1"))
