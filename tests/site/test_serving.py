"""The server as it is started."""

import signal
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from bench.queries import ROOT
from tests.site.served import serving


def text(address: str | urllib.request.Request) -> str:
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


def test_a_further_name_may_be_asked_for_and_no_other(seeds: Path) -> None:
    with serving("--db", str(seeds), "--name", "site") as (_, address):
        assert "pipeline_site_stories 1" in text(urllib.request.Request(f"{address}/metrics", headers={"Host": "site"}))
        with pytest.raises(urllib.error.HTTPError, match="421"):
            text(urllib.request.Request(f"{address}/metrics", headers={"Host": "sites"}))
