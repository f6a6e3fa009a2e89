"""The server as it is started."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.queries import ROOT


@contextmanager
def serving(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address."""
    command = [sys.executable, "-u", "-m", "pipeline", "serve", "--port", "0", *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            found = next(match for line in process.stdout if (match := re.search(r"http://\S+", line)))
            yield process, found.group()
        finally:
            process.kill()


def text(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


@pytest.mark.parametrize("source", ["logs", "export"])
def test_logs_and_exports_are_served_on_loopback_until_a_signal(seeds: Path, source: str) -> None:
    logs = ROOT / "tests" / "golden" / "seeds"
    given = ("--dir", str(logs), "--articles", str(ROOT / "seeds")) if source == "logs" else ("--db", str(seeds))
    with serving(*given) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert "Rostec" in text(f"{address}/stories?q=rostec")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
