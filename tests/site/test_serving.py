"""The server as it is started."""

import signal
import socket
import urllib.error
import urllib.request
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import pytest

from bench.queries import ROOT
from pipeline.site.live import LogFollower
from pipeline.site.serving import Place, in_background
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


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /stories HTTP/1.1\r\n\r\n",
        b"GET /stories HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"\x16\x03\x01 nonsense\r\n\r\n",
    ],
    ids=["long line", "no host", "long header", "no HTTP"],
)
def test_what_is_no_request_is_told_so_in_a_sentence_and_not_on_the_terminal(
    seeds: Path, sent: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with serving("--db", str(seeds)) as (process, address):
        where = urlsplit(address)
        with socket.create_connection((where.hostname, where.port), 20) as client:
            client.sendall(sent)
            head, _, body = b"".join(iter(lambda: client.recv(65536), b"")).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 400 ") or head.startswith(b"HTTP/1.0 400 ")
        assert b"aiohttp" not in head
        assert body.startswith(b"This is no request that could be read")
        assert body.count(b".") == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert capfd.readouterr().err == ""


def test_a_long_address_is_a_page_as_any_other(seeds: Path) -> None:
    with serving("--db", str(seeds)) as (_, address):
        assert "No story is like that" in text(f"{address}/stories?q={'x' * 20_000}")


def test_a_page_of_the_stream_that_nothing_has_reached_yet_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = Event()
    monkeypatch.setattr(LogFollower, "refresh", lambda follower: not looked.wait(20))
    with in_background(tmp_path, lambda: [], Place("127.0.0.1", 0)) as address:
        assert "waits for articles" in text(f"{address}/stream")
        looked.set()
