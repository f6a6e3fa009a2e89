"""Worker processes for the tests on a real broker: started, killed, paused, stopped; none outlives its test."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.settings import Settings
from tests.forks import Fork
from tests.stream.worker_process import work

ROOT = Path(__file__).parent.parent.parent

Process = Fork | subprocess.Popen[bytes]


@dataclass
class Workers:
    """Processes by slot; a slot's worker always has the same worker id, unless slots are anonymous.

    They have the quick analysis of the tests and are forked, unless they are real: those begin from nothing.
    """

    settings: Settings
    output: Path
    steps: str = "extract,group,log"
    has_ids: bool = True
    is_real: bool = False
    environment: dict[str, str] = field(default_factory=dict)
    running: dict[int, Process] = field(default_factory=dict)

    def start(self, slot: int = 0) -> Process:
        """A new process in a slot."""
        environment = self._environment(slot)
        if not self.is_real and "PYTHONPATH" not in self.environment:  # which is looked at when Python begins
            self.running[slot] = Fork(work, self.steps, environment, self.output)
            return self.running[slot]
        module = ["pipeline", "worker", "--steps"] if self.is_real else ["tests.stream.worker_process"]
        command = [sys.executable, "-m", *module, self.steps]
        with self.output.open("ab") as output:
            self.running[slot] = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        return self.running[slot]

    def signal(self, number: int, slot: int = 0) -> None:
        """Send a signal to a slot's process."""
        self.running[slot].send_signal(number)

    def kill(self, slot: int = 0) -> None:
        """kill -9, and nothing else."""
        self.running[slot].kill()
        self.running.pop(slot).wait()

    def stop(self, slot: int = 0) -> int:
        """SIGTERM; the exit code."""
        process = self.running.pop(slot)
        process.terminate()
        return process.wait(timeout=30)

    def _environment(self, slot: int) -> dict[str, str]:
        ours = {
            "KAFKA_BOOTSTRAP_SERVERS": str(self.settings.bootstrap_servers),
            "PIPELINE_TOPIC_PREFIX": self.settings.topic_prefix,
            "PIPELINE_LOG_DIR": str(self.settings.log_dir),
            "PIPELINE_DATA_DIR": str(self.settings.data_dir / str(slot)),
            "PIPELINE_WEB_PORT": "0",
            "PIPELINE_WORKER_ID": f"slot-{slot}" if self.has_ids else "",
        }
        return os.environ | ours | self.environment


@contextmanager
def workers(settings: Settings, output: Path, **options: object) -> Iterator[Workers]:
    """No process runs at first; those that still run at the end are killed."""
    made = Workers(settings, output, **options)  # type: ignore[arg-type]  # options are its own fields
    try:
        yield made
    finally:
        for process in made.running.values():
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()


def wait_for(condition: Callable[[], bool], seconds: float, what: str) -> float:
    """Seconds until the condition held; fails where it does not in time. A long wait looks less often."""
    start = time.monotonic()
    while not condition():
        lasted = time.monotonic() - start
        assert lasted < seconds, f"not within {seconds} s: {what}"
        time.sleep(max(0.2, lasted / 20))
    return time.monotonic() - start
