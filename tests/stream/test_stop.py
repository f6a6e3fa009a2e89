"""Ending between two inputs."""

import os
import signal
import threading
import time

import pytest

from pipeline.stream.stop import Stop, on_signals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_asks_to_stop_and_the_next_one_does_what_it_did_before(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with on_signals() as stop:
        assert not stop.asked
        os.kill(os.getpid(), number)
        assert stop.wait(10)
        assert signal.getsignal(number) is before
    assert signal.getsignal(number) is before


def test_a_wait_ends_when_it_is_asked_to() -> None:
    stop, start = Stop(), time.monotonic()
    assert not stop.wait(0.01)
    threading.Timer(0.1, stop.ask).start()
    assert stop.wait(60)
    assert time.monotonic() - start < 30
