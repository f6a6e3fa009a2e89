"""The server as it is started."""

import signal
import urllib.request
from pathlib import Path

import pytest

from bench.queries import ROOT
from tests.site.served import serving


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
