"""Real brokers that belong to one test: it may stop them, start them again, and ask for security."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
QUICK_TO_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # what would be quicker later is not worth its time here


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
        ours |= {"KAFKA_FORMAT_ARGS": self.format_arguments, "JDK_JAVA_OPTIONS": QUICK_TO_START} | self.environment
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


@contextmanager
def cluster(home: Path, size: int) -> Iterator[list[Broker]]:
    """Brokers that keep each message on three of them, or on all; started, and killed at the end."""
    ports: list[int] = []
    for _ in range(size):
        ports.append(free_ports(ports))
    voters = ",".join(f"{number}@127.0.0.1:{port + 1}" for number, port in enumerate(ports, start=1))
    copies = min(3, size)
    home.mkdir(parents=True)
    with ExitStack() as stack:
        brokers: list[Broker] = []
        for number, port in enumerate(ports, start=1):
            properties = home / f"{number}.properties"
            properties.write_text(_PROPERTIES.format(number=number, voters=voters, copies=copies, least=min(2, copies)))
            brokers.append(stack.enter_context(own_broker(home / str(number), properties, port=port)))
            brokers[-1].environment["KAFKA_CLUSTER_ID"] = _CLUSTER
        with ThreadPoolExecutor() as pool:  # none answers before most are there
            list(pool.map(Broker.start, brokers))
        yield brokers


_CLUSTER = "dGVzdHMtb2YtbmV3cy1hYQ"
_PROPERTIES = """
node.id={number}
controller.quorum.voters={voters}
offsets.topic.replication.factor={copies}
transaction.state.log.replication.factor={copies}
transaction.state.log.min.isr={least}
"""


def free_ports(taken: Collection[int] = ()) -> int:
    """A port that is free, as is the one after it; tests that run side by side look among different ones."""
    side = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for port in range(21092 + side % 10 * 100, 21192 + side % 10 * 100, 2):
        if port in taken:
            continue
        with socket.socket() as one, socket.socket() as two:
            try:
                one.bind(("127.0.0.1", port))
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise AssertionError("no free ports")
