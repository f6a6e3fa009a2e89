"""What commands end with, as a shell sees it."""

import errno
import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from pipeline import __version__
from pipeline.articles.make import Unreadable
from pipeline.cli import offline
from pipeline.cli.bar import bar_of
from pipeline.cli.exits import FAILED, INTERRUPTED, NOT_READ
from pipeline.cli.main import app
from pipeline.stream.stop import Stop
from tests.runtimes import ROOT
from tests.stream.processes import wait_for


def shell(command: str, folder: Path) -> tuple[int, str, str]:
    """Exit code, output and errors; the last command of a pipe that fails decides."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("pipeline", f"{sys.executable} -m pipeline")],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_help_tells_what_the_codes_mean_and_the_version_is_printed() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output
    assert all(f" {code} " in " ".join(shown.split()) for code in (0, FAILED, 2, 70, INTERRUPTED, NOT_READ))
    assert CliRunner().invoke(app, ["--version"]).output == f"{__version__}\n"


def test_what_comes_on_standard_input_is_read(tmp_path: Path) -> None:
    code, output, _ = shell("echo 'A river rose in the north.' | pipeline inspect - --json", tmp_path)
    assert code == 0
    assert "stdin" in output


def test_inputs_that_fail_are_listed_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A river rose.")
    (tmp_path / "b.txt").touch()
    (tmp_path / "none").mkdir()
    code, output, errors = shell("pipeline inspect a.txt b.txt none --json", tmp_path)
    assert code == FAILED
    assert "A river rose" in output
    assert errors.splitlines() == [
        "pipeline: b.txt: empty",
        "pipeline: none: a folder without files (hidden ones are left out)",
    ]


def test_a_reader_that_went_away_and_a_full_disk_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A river rose. " * 9000)
    assert shell("pipeline inspect a.txt | true", tmp_path)[0] == NOT_READ
    code, _, errors = shell("pipeline inspect a.txt > /dev/full", tmp_path)
    assert (code, errors.splitlines()) == (FAILED, ["pipeline: input or output: No space left on device"])


def test_closed_standard_streams_are_as_empty_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A river rose.")
    assert shell("pipeline inspect a.txt >&-", tmp_path) == (0, "", "")
    assert shell("pipeline inspect - <&-", tmp_path) == (FAILED, "", "pipeline: stdin: empty\n")
    assert shell("pipeline inspect nowhere 2>&-", tmp_path) == (2, "", "")


@pytest.mark.parametrize("words", [["inspect", "gone.txt"], ["run", "."], ["nonsense"], ["run", ".", "--jobs", "0"]])
def test_wrong_use_ends_with_two(words: list[str]) -> None:
    assert CliRunner().invoke(app, words).exit_code == 2


def test_an_error_of_the_system_is_a_line_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "some/log.jsonl")

    monkeypatch.setattr(offline.inputs, "read", full)
    ended = CliRunner().invoke(app, ["inspect", "."])
    assert (ended.exit_code, ended.stderr) == (FAILED, "pipeline: some/log.jsonl: No space left on device\n")


@pytest.mark.parametrize("name", ["a file", "a file/in it"])
def test_an_output_folder_that_cannot_be_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").touch()
    ended = CliRunner().invoke(app, ["run", str(Path(__file__)), "--out", str(tmp_path / name)])
    assert ended.exit_code == 2
    assert len(ended.stderr.splitlines()) == 1
    assert str(tmp_path / name) in ended.stderr


@pytest.mark.parametrize(("name", "value"), [("PIPELINE_MODEL", "/no/such/model"), ("PIPELINE_THRESHOLDS", "x=0.5")])
@pytest.mark.model
def test_a_model_that_cannot_serve_is_a_line_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    ended = CliRunner().invoke(app, ["extract", __file__])
    assert ended.exit_code == 2
    assert ended.stderr.startswith(f"pipeline: {name}: ")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(("asked", "code"), [(True, INTERRUPTED), (False, FAILED)])
def test_a_run_that_a_signal_ended_says_so_whatever_else_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool, code: int
) -> None:
    stop = Stop()
    stop.asked = asked

    @contextmanager
    def work(paths: list[Path], jobs: int, mapping: object) -> Iterator[offline._Work]:
        with bar_of(paths) as bar:
            yield offline._Work(iter([Unreadable("x", "empty", b"")]), lambda articles: [], bar, stop)

    monkeypatch.setattr(offline, "_work", work)
    ended = CliRunner().invoke(app, ["run", str(Path(__file__)), "--out", str(tmp_path / "out")])
    assert (ended.exit_code, "1 dead letter" in ended.stdout) == (code, True)
    assert ("interrupted" in ended.stderr) == asked


@pytest.mark.parametrize(("number", "jobs"), [(signal.SIGINT, "1"), (signal.SIGTERM, "2")])
@pytest.mark.model
def test_a_signal_to_the_whole_group_of_processes_ends_a_run_between_two_articles(
    tmp_path: Path, number: signal.Signals, jobs: str
) -> None:
    lines = [json.dumps({"text": f"Russia sent {count} soldiers to Chad. " * 50}) for count in range(2, 2000)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pipeline", "run", str(tmp_path / "many.jsonl"), "--out", str(out), "--jobs", jobs]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True, cwd=ROOT) as run:
        try:
            wait_for(lambda: any(out.glob("s-*.jsonl")), 120, "an article in a log")
        finally:
            os.killpg(run.pid, number)
        assert (run.wait(60), run.communicate()[1]) == (
            INTERRUPTED,
            "pipeline: interrupted; what was read before is done\n",
        )
    assert not (out / "_dead-letters.jsonl").exists()


def test_an_output_folder_among_the_articles_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A river rose.")
    ended = CliRunner().invoke(app, ["run", str(tmp_path), "--out", str(tmp_path / "out")])
    assert ended.exit_code == 2
    assert "--out" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_without_story_logs_is_told(tmp_path: Path) -> None:
    for command in (["stories"], ["stories", "show"]):
        ended = CliRunner().invoke(app, [*command, "--dir", str(tmp_path)])
        assert (ended.exit_code, ended.stderr[:31]) == (FAILED, "pipeline: no story logs in " + str(tmp_path)[:4])


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("stories --dir nowhere", "no folder nowhere"),
        ("stories show --dir nowhere", "no folder nowhere"),
        ("stories show s-none --dir empty", "no story 's-none'"),
        ("export --dir nowhere --to x.db", "no folder nowhere"),
        ("export --dir empty --to nowhere/x.db", "no folder nowhere"),
        ("export --dir empty --to file", "no export, or has more than one has: name another file"),
        ("export --dir empty --to x.db", "no story logs in empty"),
        ("export --dir empty --to empty/x.db", "lies in empty, the folder of the story logs"),
        (
            "export --to x.csv",
            "x.csv: what is written is an SQLite file, name.db or name.sqlite, or a folder of Parquet",
        ),
        ("export --dir empty --to x.db --articles nowhere", "does not exist"),
        ("serve --dir nowhere", "no folder nowhere"),
        ("serve --db nowhere", "no file nowhere"),
        ("serve --db file", "is no export"),
        ("serve --db empty", "pipeline serve --dir empty"),
        ("run nowhere --out out", "does not exist"),
        ("run file --out file", "a file, not a folder"),
        ("extract nowhere", "does not exist"),
        ("inspect nowhere", "does not exist"),
        (f"inspect {'a' * 300}", "File name too long"),
        ("replay nowhere", "does not exist"),
        ("demo nowhere", "does not exist"),
        ("run file --out -", "standard output is not written to"),
        ("export --dir empty --to -", "standard output is not written to"),
        ("run file --out ''", "--out is empty"),
        ("run file --out=", "--out is empty"),
        ("run file -j ''", "-j is empty"),
        ("run file --out out --map ''", "--map is empty"),
        ("inspect file --map ' ,'", "--map: is empty"),
        ("inspect ''", "an argument is empty"),
        ("serve --db ''", "--db is empty"),
        ("stories show ''", "an argument is empty"),
    ],
)
def test_wrong_use_is_2_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, told: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, shlex.split(command))
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "file"]


def commands(command: TyperCommand | TyperGroup, *names: str) -> Iterator[tuple[str, ...]]:
    yield names
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, *names, name)


@pytest.mark.parametrize("names", list(commands(get_command(app))), ids=" ".join)
def test_every_help_reads_whole_at_80_columns(names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = CliRunner().invoke(app, [*names, "--help"]).output
    assert "Usage" in shown
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_ctrl_c_before_a_command_looks_for_signals_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.cli.inputs.read", interrupt)
    done = CliRunner().invoke(app, ["inspect", "-"])
    assert (done.exit_code, done.stderr) == (INTERRUPTED, "pipeline: interrupted\n")
