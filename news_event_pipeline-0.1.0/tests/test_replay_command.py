"""What the replay command refuses, prints and exits with."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.main import app
from pipeline.cli.replay import INTERRUPTED, table
from pipeline.stream import replaying
from pipeline.stream.producer import ReplayResult
from pipeline.stream.replaying import Summary


@pytest.mark.parametrize("other", [["--follow"], ["--rate", "5"]])
def test_speed_goes_alone(tmp_path: Path, other: list[str]) -> None:
    ended = CliRunner().invoke(app, ["replay", str(tmp_path), "--speed", "60", *other])
    assert ended.exit_code == 2
    assert "--speed" in ended.output


@pytest.mark.parametrize(("options", "code"), [([], INTERRUPTED), (["--resume"], INTERRUPTED), (["--follow"], 0)])
def test_an_interrupted_replay_says_so_and_a_watched_folder_just_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], code: int
) -> None:
    monkeypatch.setattr(replaying, "replay_files", lambda *given: Summary(files=3, interrupted=True))
    ended = CliRunner().invoke(app, ["replay", str(tmp_path), *options])
    assert (ended.exit_code, "3 files" in ended.output) == (code, True)
    assert ("--resume goes on" in ended.output) == (code == INTERRUPTED)


def test_the_summary_is_a_line_a_number() -> None:
    shown = table(Summary(files=12, skipped=3, seconds=2.0, result=ReplayResult(articles=9, bytes=1234)))
    assert shown.splitlines() == [
        "  12 files",
        "   9 articles sent",
        "   3 skipped as already sent",
        "   0 unreadable, to the dead letters",
        "   0 failed",
        "1234 bytes",
        " 2.0 seconds",
        " 4.5 articles a second",
    ]
