"""Worker processes under measurement: started, watched in /proc, stopped."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.stream_topics import Done, members
from pipeline.settings import Settings

_TICKS = os.sysconf("SC_CLK_TCK")
_LOOK = 0.25  # seconds between two counts

Worker = subprocess.Popen[bytes]


@dataclass(frozen=True)
class Usage:
    """CPU seconds and peak resident memory of a worker: of the process that streams, and of the one that parses."""

    stream_cpu: float
    parse_cpu: float
    stream_mib: int
    parse_mib: int

    @property
    def cpu(self) -> float:
        """CPU seconds of both."""
        return self.stream_cpu + self.parse_cpu

    @property
    def mib(self) -> int:
        """Peak memory of both."""
        return self.stream_mib + self.parse_mib

    def since(self, before: "Usage") -> "Usage":
        """What was used after an earlier look; peaks stay."""
        return Usage(
            self.stream_cpu - before.stream_cpu, self.parse_cpu - before.parse_cpu, self.stream_mib, self.parse_mib
        )


@dataclass(frozen=True)
class Pace:
    """Work between the first articles and the last; wall-clock seconds, and what each worker used."""

    articles: int
    wall: float
    used: tuple[Usage, ...]

    @property
    def per_second(self) -> float:
        """Articles a wall-clock second."""
        return self.articles / self.wall

    @property
    def per_cpu_second(self) -> float:
        """Articles a CPU second of the workers' own processes."""
        return self.articles / sum(each.cpu for each in self.used)


@contextmanager
def running(settings: Settings, steps: str, count: int) -> Iterator[list[Worker]]:
    """Workers that all have their part of the settings' topics; stopped at the end."""
    processes = [_start(settings, steps, number) for number in range(count)]
    try:
        while members(settings) < count:
            _check(processes)
            time.sleep(_LOOK)
        yield processes
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


def pace(processes: Sequence[Worker], done: Done, total: int) -> Pace:
    """How fast the workers go from their first articles to so many; their start does not count."""
    first, start, before = _wait(processes, done, 1)
    last, end, after = _wait(processes, done, total)
    return Pace(last - first, end - start, tuple(now.since(then) for now, then in zip(after, before, strict=True)))


def usage(process: Worker) -> Usage:
    """What a worker has used so far; the child that parses is its largest."""
    children = [path.read_text().split() for path in Path(f"/proc/{process.pid}/task").glob("*/children")]
    parsing = [(_peak_mib(pid), _cpu_seconds(pid)) for of_thread in children for pid in of_thread]
    peak, cpu = max(parsing, default=(0, 0.0))
    return Usage(_cpu_seconds(process.pid), cpu, _peak_mib(process.pid), peak)


def _wait(processes: Sequence[Worker], done: Done, count: int) -> tuple[int, float, list[Usage]]:
    """How many are done, when, and what was used till then, as soon as it is so many."""
    while (found := done()) < count:
        _check(processes)
        time.sleep(_LOOK)
    return found, time.monotonic(), [usage(process) for process in processes]


def _start(settings: Settings, steps: str, number: int) -> Worker:
    ours = {
        "KAFKA_BOOTSTRAP_SERVERS": str(settings.bootstrap_servers),
        "PIPELINE_TOPIC_PREFIX": settings.topic_prefix,
        "PIPELINE_LOG_DIR": str(settings.log_dir),
        "PIPELINE_DATA_DIR": str(settings.data_dir / str(number)),
        "PIPELINE_WEB_PORT": "0",
    }
    command = [sys.executable, "-m", "pipeline", "worker", "--steps", steps]
    return subprocess.Popen(command, env=os.environ | ours)


def _check(processes: Sequence[Worker]) -> None:
    ended = [process.returncode for process in processes if process.poll() is not None]
    if ended:
        raise SystemExit(f"a worker ended with {ended}")


def _cpu_seconds(pid: int | str) -> float:
    """User and system time of all threads of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _peak_mib(pid: int | str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    (peak,) = (line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) // 1024
