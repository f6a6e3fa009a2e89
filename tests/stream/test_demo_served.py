"""`pipeline demo --serve` as one starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stream.processes import ROOT, wait_for

pytestmark = [pytest.mark.stream, pytest.mark.model]


def total(address: str) -> int:
    """How many stories the pages show."""
    with urllib.request.urlopen(f"{address}/stories", timeout=60) as answer:
        found = re.search(r"([\d,]+) stor(?:y|ies)", answer.read().decode())
    assert found
    return int(found[1])


def test_the_pages_show_the_stories_of_the_demo_and_stay_until_a_signal(tmp_path: Path) -> None:
    older = tmp_path / "demo" / "s-older.jsonl"
    older.parent.mkdir()
    older.write_text("{}\n")
    command = [sys.executable, "-u", "-m", "pipeline", "demo", "--serve", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PIPELINE_DATA_DIR": str(tmp_path)}
    with subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as run:
        try:
            lines: list[str] = []
            threading.Thread(target=_keep, args=(run, lines.append), daemon=True).start()
            wait_for(lambda: any("http" in line for line in lines), 120, "the address is told")
            address = next(found[0] for line in lines if (found := re.search(r"http://[\w.:]+", line)))
            wait_for(lambda: total(address) == 1, 240, "the story is shown")
            wait_for(lambda: any("until Ctrl-C" in line for line in lines), 120, "the demo has ended")
            assert total(address) == 1
            run.send_signal(signal.SIGINT)
            assert run.wait(60) == 0
        finally:
            run.kill()


def _keep(run: subprocess.Popen[str], keep: Callable[[str], object]) -> None:
    assert run.stderr
    for line in run.stderr:
        keep(line)


def test_a_port_that_is_taken_is_named_before_anything_is_streamed(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "demo", "--serve", "--port", port],
            env=os.environ | {"PYTHONPATH": str(ROOT), "PIPELINE_DATA_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert done.stdout == ""
