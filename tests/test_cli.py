from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.main import app, main
from pipeline.model import Story
from pipeline.storylog import StoryLogs
from tests.stories.making import MATTER, analysis, logs

COMMANDS = [
    *(["demo"], ["replay"], ["worker"], ["tail"], ["audit"], ["doctor"]),
    *(["extract"], ["run"], ["inspect"], ["formats"], ["stories"], ["export"], ["serve"]),
    ["stories", "show"],
    *(["rebuild"], ["snapshot"], ["restore"]),
    *(["topics", "create"], ["topics", "list"]),
    *(["dead-letters", "list"], ["dead-letters", "show"], ["dead-letters", "replay"]),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_help_of_every_command_teaches_by_example(command: list[str]) -> None:
    shown = CliRunner().invoke(app, [*command, "--help"])
    assert shown.exit_code == 0
    assert f"pipeline {' '.join(command)}" in shown.output.partition("Examples")[2]


def test_the_list_of_commands_here_is_whole() -> None:
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert names | {str(group.name) for group in app.registered_groups} == {command[0] for command in COMMANDS}


def fails(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of a command line that does not succeed."""
    monkeypatch.setattr("sys.argv", ["pipeline", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(str(ended.value.code))


def test_without_a_broker_the_error_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KAFKA_BOOTSTRAP_SERVERS", raising=False)
    assert fails(["topics", "list"], monkeypatch) != 0
    assert "KAFKA_BOOTSTRAP_SERVERS" in capsys.readouterr().err


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PIPELINE_PARTITIONS", "many")
    assert fails(["topics", "list"], monkeypatch) == 2
    assert "PIPELINE_PARTITIONS" in capsys.readouterr().err


def test_an_unknown_story_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fails(["stories", "show", "s-none", "--dir", str(tmp_path)], monkeypatch) == 2
    assert "s-none" in capsys.readouterr().err


def test_a_missing_file_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fails(["extract", "no-such-file.txt"], monkeypatch) == 2


def test_lists_leave_out_merged_stories_and_logs_without_a_line(tmp_path: Path) -> None:
    half, rest = MATTER.split(", where ")
    told = logs([analysis("a", half), analysis("b", rest), analysis("c", MATTER)])
    StoryLogs(tmp_path).append(record for records in told.values() for record in records)
    (tmp_path / "s-new.jsonl").touch()
    shown = CliRunner().invoke(app, ["stories", "--dir", str(tmp_path), "--json"]).output.splitlines()
    assert len(told) == 2
    assert [Story.model_validate_json(line).merged_into for line in shown] == [None]
