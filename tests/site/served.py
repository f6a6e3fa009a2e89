"""The server as it is started, in a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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
