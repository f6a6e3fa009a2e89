"""Messages as JSON: one object a line, whatever is told, by whatever command."""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.logs import JsonLines

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def told() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger, and what it writes."""
    written, logger = io.StringIO(), logging.Logger("news.test")
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    yield logger, written


@given(st.text())
def test_whatever_a_message_quotes_it_is_one_line_of_ascii(told: tuple[logging.Logger, io.StringIO], text: str) -> None:
    logger, written = told
    written.seek(0)
    written.truncate()
    logger.warning("left out: %s", text)
    (line,) = written.getvalue().splitlines()
    assert line.isascii()
    assert line.isprintable()
    found = json.loads(line)
    assert (found["level"], found["logger"], found["message"]) == ("WARNING", "news.test", f"left out: {text}")
    assert found["time"].endswith("+00:00")
    assert "error" not in found


def test_the_type_of_an_error_is_told_and_its_traceback_where_it_is_logged(
    told: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, written = told
    written.seek(0)
    written.truncate()
    try:
        raise LookupError("no\nsuch")
    except LookupError:
        logger.warning("told only")
        logger.critical("logged", exc_info=True)
    only, logged = map(json.loads, written.getvalue().splitlines())
    assert only["error"] == logged["error"] == "LookupError"
    assert "traceback" not in only
    assert "no\nsuch" in logged["traceback"]


def messages(command: list[str], folder: Path, **environment: str) -> list[dict[str, Any]]:
    """What a command writes to standard error, a JSON object a line."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "PIPELINE_LOG": "json"} | environment
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_a_command_tells_its_errors_so(tmp_path: Path) -> None:
    (tmp_path / "b\x1b[2J.txt").touch()
    (found,) = messages(["-m", "pipeline", "inspect", "b\x1b[2J.txt"], tmp_path)
    assert found["message"] == "b\x1b[2J.txt: empty"
    (found,) = messages(["-m", "pipeline", "worker"], tmp_path, KAFKA_BOOTSTRAP_SERVERS="")
    assert (found["level"], found["logger"], found["error"]) == ("ERROR", "pipeline", "BrokerUnavailable")


@pytest.mark.parametrize(
    "command",
    [["worker", "--steps", "log"], ["replay", "a.txt"], ["serve"], ["topics", "create"], ["demo", "a.txt"]],
    ids=lambda command: command[0],
)
def test_a_setting_that_cannot_be_used_is_told_so_too_by_each_long_running_command(
    tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "a.txt").write_text("A river rose.")
    (found,) = messages(["-m", "pipeline", *command], tmp_path, PIPELINE_PARTITIONS="many")
    assert (found["error"], "PIPELINE_PARTITIONS" in found["message"]) == ("SettingsError", True)


def test_a_fault_of_the_programs_own_and_a_warning_are_messages(tmp_path: Path) -> None:
    code = "import warnings; from pipeline.logs import as_json; as_json(); warnings.warn('odd'); [][0]"
    warned, ended = messages(["-c", code], tmp_path)
    assert (warned["level"], "odd" in warned["message"]) == ("WARNING", True)
    assert (ended["level"], ended["error"], "IndexError" in ended["traceback"]) == ("CRITICAL", "IndexError", True)
