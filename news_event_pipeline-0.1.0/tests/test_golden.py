"""The seed articles' story logs against the committed ones; `make golden` writes those anew."""

from pathlib import Path

from bench.golden import LOGS, analyses, write_logs


def test_the_golden_analyses_give_the_golden_logs_byte_for_byte(tmp_path: Path) -> None:
    assert any(LOGS.glob("*.jsonl")), f"{LOGS} holds no log: run make golden"
    write_logs(analyses(), tmp_path)
    assert _logs(tmp_path) == _logs(LOGS)


def _logs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".jsonl"}
