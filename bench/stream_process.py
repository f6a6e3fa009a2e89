"""Worker processes under measurement: started, watched in /proc, stopped."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.settings import Settings

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Sample:
    """A moment: wall-clock and CPU seconds of the workers, and how many articles were done."""

    wall: float
    cpu: tuple[float, ...]
    done: int


@dataclass(frozen=True)
class Pace:
    """Work between two samples."""

    articles: int
    wall: float
    cpu: tuple[float, ...]
    peak_mib: tuple[int, ...]

    @property
    def per_second(self) -> float:
        """Articles a wall-clock second."""
        return self.articles / self.wall

    @property
    def per_cpu_second(self) -> float:
        """Articles a CPU second of the workers' own processes."""
        return self.articles / sum(self.cpu)


@contextmanager
def running(settings: Settings, steps: str, count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Workers on the settings' broker, stopped at the end."""
    processes = [_start(settings, steps, number) for number in range(count)]
    try:
        yield processes
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


def pace(processes: list[subprocess.Popen[bytes]], done: Callable[[], int], total: int) -> Pace:
    """How fast the workers go from their first articles to the last; their start does not count."""
    while (count := done()) == 0:
        _check(processes)
        time.sleep(0.05)
    first = _sample(processes, count)
    while (count := done()) < total:
        _check(processes)
        time.sleep(0.1)
    last = _sample(processes, count)
    cpu = tuple(after - before for before, after in zip(first.cpu, last.cpu, strict=True))
    peaks = tuple(_peak_mib(process.pid) for process in processes)
    return Pace(last.done - first.done, last.wall - first.wall, cpu, peaks)


def _start(settings: Settings, steps: str, number: int) -> subprocess.Popen[bytes]:
    ours = {
        "KAFKA_BOOTSTRAP_SERVERS": str(settings.bootstrap_servers),
        "PIPELINE_TOPIC_PREFIX": settings.topic_prefix,
        "PIPELINE_LOG_DIR": str(settings.log_dir),
        "PIPELINE_DATA_DIR": str(settings.data_dir / str(number)),
        "PIPELINE_WEB_PORT": "0",
    }
    command = [sys.executable, "-m", "pipeline", "worker", "--steps", steps]
    return subprocess.Popen(command, env=os.environ | ours)


def _check(processes: list[subprocess.Popen[bytes]]) -> None:
    ended = [process.returncode for process in processes if process.poll() is not None]
    if ended:
        raise SystemExit(f"a worker ended with {ended}")


def _sample(processes: list[subprocess.Popen[bytes]], done: int) -> Sample:
    return Sample(time.monotonic(), tuple(_cpu_seconds(process.pid) for process in processes), done)


def _cpu_seconds(pid: int) -> float:
    """User and system time of a worker: of all threads of its process and of the one that it parses in."""
    return sum(_own_cpu_seconds(each) for each in _family(pid))


def _own_cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _peak_mib(pid: int) -> int:
    return sum(_own_peak_mib(each) for each in _family(pid))


def _own_peak_mib(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    (peak,) = (line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) // 1024


def _family(pid: int) -> list[int]:
    """The process and its children."""
    children = [path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    return [pid, *(int(child) for of_thread in children for child in of_thread)]
