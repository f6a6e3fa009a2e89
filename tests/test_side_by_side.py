"""Tests that run side by side leave nothing behind, however their run is ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import pytest_collection_modifyitems

ROOT = Path(__file__).parent.parent
ENDLESS = """
import subprocess
from pathlib import Path

def test_endless():
    with subprocess.Popen(["sleep", "600"]) as process:
        try:
            Path("started").write_text(str(process.pid))
            process.wait()
        finally:
            process.kill()
"""


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_a_test_started_ends_with_a_run_that_is_killed_in_the_background(tmp_path: Path) -> None:
    pytest.importorskip("xdist", reason="an older environment: make .venv/.dev")
    (tmp_path / "test_endless.py").write_text(ENDLESS)
    command = [sys.executable, "-m", "pytest", "-n", "1", "-p", "tests.conftest", "--rootdir", str(tmp_path)]
    in_background = f"trap '' INT; exec {' '.join(command)}"  # as a shell's & leaves it
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    with subprocess.Popen(["bash", "-c", in_background], cwd=tmp_path, env=environment) as run:
        try:
            started = tmp_path / "started"
            until(lambda: started.exists() and started.read_text() != "", 120)
        finally:
            run.send_signal(signal.SIGKILL)
    process = int(started.read_text())
    try:
        until(lambda: not is_there(process), 60)
    finally:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def until(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.1)


def test_files_that_wait_come_first_and_every_file_keeps_its_order() -> None:
    plain, waiting, package, faults = map(Path, ("test_a.py", "test_b.py", "test_package.py", "test_faults.py"))
    items = [Item(plain, 1), Item(plain, 2), Item(waiting, 3), Item(waiting, 4, "broker"), Item(package, 5)]
    items += [Item(faults, 6, "broker"), Item(faults, 7)]
    pytest_collection_modifyitems(items)  # type: ignore[arg-type]  # what is asked of an item is all here
    assert [item.number for item in items] == [6, 7, 3, 4, 5, 1, 2]


class Item(NamedTuple):
    """As much of a test as its order hangs on."""

    path: Path
    number: int
    marker: str = ""

    def get_closest_marker(self, name: str) -> str | None:
        return name if name == self.marker else None
