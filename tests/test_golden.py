"""The seed articles' story logs against the committed ones; `make golden` writes those anew."""

from pathlib import Path

import pytest

from pipeline.cli import inputs
from pipeline.language.load import load
from pipeline.offline import run
from pipeline.steps import Analyser

GOLDEN = Path("tests/golden/seeds")


@pytest.mark.model
def test_a_run_over_the_seeds_gives_the_golden_logs_byte_for_byte(tmp_path: Path) -> None:
    assert any(GOLDEN.glob("*.jsonl")), f"{GOLDEN} holds no log: run make golden"
    run(inputs.read([Path("seeds")]), tmp_path, Analyser(load()).analyse)
    assert _logs(tmp_path) == _logs(GOLDEN)


def _logs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
