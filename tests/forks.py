"""Processes forked from one that has imported Faust already, which takes a second of each that begins from nothing.

For tests of what a process does; how it starts is tried by those that begin from nothing.
"""

import atexit
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from pipeline.cli.main import app

T = TypeVar("T")
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["pipeline.stream.serving", "pipeline.cli.main", "tests.stream.worker_process"])


class Fork:
    """A process that runs a function; to be asked and told as a subprocess.Popen is."""

    def __init__(self, function: Callable[[T], object], argument: T, env: Mapping[str, str], output: Path) -> None:
        """Starts it, in this environment and no other; what it prints is added to a file."""
        output.touch()
        self._process = _SERVER.Process(target=_run, args=(function, argument, dict(env), output))
        self._process.start()

    @property
    def pid(self) -> int:
        """The system's number."""
        return self._process.pid or 0

    @property
    def returncode(self) -> int | None:
        """None while it runs; the signal's number below zero where it was killed."""
        return self._process.exitcode

    def poll(self) -> int | None:
        """The same."""
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The code that it ended with; TimeoutError where it goes on."""
        self._process.join(timeout)
        if self.returncode is None:
            raise TimeoutError(f"process {self.pid} has not ended within {timeout} s")
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Nothing where it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def pipeline(words: list[str]) -> None:
    """The command line, to be forked."""
    app(words)


def _run(function: Callable[[T], object], argument: T, environment: Mapping[str, str], output: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    with output.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    try:
        function(argument)
    finally:
        atexit._run_exitfuncs()  # an interpreter's end does it, a fork's does not
