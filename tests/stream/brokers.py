"""A real broker that belongs to one test: it may stop it, start it again, and ask for security."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Broker:
    """A broker on a port of its own, by the script that `make kafka` calls."""

    home: Path
    port: int
    properties: Path | None = None
    format_arguments: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Its host:port."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when it answers."""
        self._run("start")

    def stop(self) -> None:
        """A clean stop."""
        self._run("stop")

    def kill(self) -> None:
        """At once, and whatever became of its start: its folder is the test's own."""
        noted = self.home / "broker.pid"
        if noted.exists():
            with suppress(ProcessLookupError):
                os.kill(int(noted.read_text()), signal.SIGKILL)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)):
                    return
            time.sleep(0.1)

    def _run(self, command: str) -> None:
        ours = {"KAFKA_HOME_DIR": str(self.home), "KAFKA_PORT": str(self.port)}
        ours |= {"KAFKA_FORMAT_ARGS": self.format_arguments}
        if self.properties:
            ours["KAFKA_PROPERTIES"] = str(self.properties)
        done = subprocess.run(
            [str(ROOT / "broker" / "run.sh"), command],
            env=os.environ | ours,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@contextmanager
def own_broker(
    home: Path, properties: Path | None = None, format_arguments: str = "", port: int | None = None
) -> Iterator[Broker]:
    """A broker that is killed at the end; not started yet. Skips where there is no Java, fails in CI."""
    if not shutil.which("java"):
        if os.environ.get("CI") == "true":
            pytest.fail("CI must run these tests: install Java 17")
        pytest.skip("no Java: a broker of the test's own needs it")
    broker = Broker(home, port or free_ports(), properties, format_arguments)
    try:
        yield broker
    finally:
        broker.kill()


def free_ports() -> int:
    """A port that is free, as is the one after it; tests that run side by side look among different ones."""
    side = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for port in range(21092 + side % 10 * 100, 21192 + side % 10 * 100, 2):
        with socket.socket() as one, socket.socket() as two:
            try:
                one.bind(("127.0.0.1", port))
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise AssertionError("no free ports")
