"""The seed articles' story logs against the committed ones; `make golden` writes those anew."""

from pathlib import Path

import pytest

from bench import golden
from bench.golden import LOGS, analyses, write_logs
from pipeline import wire
from pipeline.model import LogRecord
from pipeline.stories.grouper import Grouper
from pipeline.stories.records import record_id


def test_the_golden_analyses_give_the_golden_logs_byte_for_byte(tmp_path: Path) -> None:
    assert any(LOGS.glob("*.jsonl")), f"{LOGS} holds no log: run make golden"
    write_logs(analyses(), tmp_path)
    assert _logs(tmp_path) == _logs(LOGS)


def test_other_logs_of_the_same_analyses_ask_for_another_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden.check_generation(tmp_path / "same")
    monkeypatch.setattr(golden, "analyses", lambda: analyses()[:3])
    with pytest.raises(SystemExit, match="raise FOLD"):
        golden.check_generation(tmp_path / "other")
    monkeypatch.setattr(golden, "generation", lambda: "of another fold")
    golden.check_generation(tmp_path / "another")


def _logs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".jsonl"}


def test_the_id_of_every_record_follows_from_it_after_a_way_over_the_wire() -> None:
    grouper = Grouper()
    records = [record for analysis in analyses() for record in grouper.add(analysis).records]
    assert [record_id(wire.decode(wire.encode(record), LogRecord)) for record in records] == [one.id for one in records]
