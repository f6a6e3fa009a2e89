"""Being asked to stop: the signals that end a command between two inputs instead of in the middle of one."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SLICE = 0.2  # seconds that a wait may go on after it was asked to stop


class Stop:
    """Whether to stop; without a lock, since a signal's handler may come at any instruction."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self) -> None:
        """Ask, from a handler or another thread."""
        self.asked = True

    def wait(self, seconds: float) -> bool:
        """Whether it was asked, within so many seconds; returns as soon as it is."""
        end = time.monotonic() + seconds
        while not self.asked and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _SLICE))
        return self.asked


@contextmanager
def on_signals() -> Iterator[Stop]:
    """A stop that SIGINT and SIGTERM ask for; a second signal does what it did before."""
    stop = Stop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def asked(number: int, frame: FrameType | None) -> None:
        restore()
        stop.ask()

    for number in before:
        signal.signal(number, asked)
    try:
        yield stop
    finally:
        restore()
