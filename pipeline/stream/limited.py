"""An analysis in a process of its own: an article that takes too long, or takes the process with it, costs only itself.

It also keeps the work off the interpreter that answers the broker: heartbeats never wait for a sentence. This module
imports next to nothing, for that process imports it too, and needs neither Kafka nor Faust.
"""

import atexit
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, resource_tracker
from typing import Any, Protocol

from pipeline import logs
from pipeline.errors import AnalyserGone
from pipeline.model import Analysis, Article
from pipeline.settings import read_log

START_SECONDS = 300.0  # for loading a language model on a busy machine


class Analyse(Protocol):
    """One analysis an article, in order."""

    def __call__(self, articles: Sequence[Article], /) -> list[Analysis]: ...  # noqa: D102 # a protocol's call


Make = Callable[[], Analyse]
"""Makes the analysis inside the process; to be pickled."""


class TooSlow(Exception):
    """The articles were not analysed in time; the process was ended and another takes the next."""


class ProcessDied(Exception):
    """The process ended while it analysed; another takes the next."""


class Limited:
    """Analyses in a process of its own, each call within a number of seconds."""

    def __init__(self, make: Make, seconds: float) -> None:
        """Starts the process and returns at once; wait_until_ready waits for it."""
        self._make = make
        self._seconds = seconds
        self._closed = False
        self._start()

    def __call__(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article; raises what the analysis raised, TooSlow or ProcessDied."""
        try:
            self._pipe.send(list(articles))
            if not self._pipe.poll(self._seconds):
                number = "1 article was" if len(articles) == 1 else f"{len(articles)} articles were"
                raise TooSlow(f"{number} not analysed within {self._seconds:g} s (PIPELINE_ARTICLE_SECONDS)")
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._restart()
            raise ProcessDied("the process ended while it analysed") from error
        except TooSlow:
            self._restart()
            raise
        if isinstance(answer, Exception):
            raise answer
        found: list[Analysis] = answer
        return found

    def wait_until_ready(self) -> None:
        """Returns when the first call would be answered at once; raises what making it raised, or AnalyserGone."""
        if not self._pipe.poll(START_SECONDS):
            self.close()
            raise TooSlow(f"the analysis was not ready within {START_SECONDS:g} s")
        try:
            answer = self._pipe.recv()
        except EOFError as error:
            raise AnalyserGone(
                "the process that analyses could not be started, or ended before it was ready"
            ) from error
        if isinstance(answer, Exception):
            self.close()
            raise answer

    def close(self) -> None:
        """End the process at once, and for good."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()
        atexit.unregister(self._process.kill)

    def _restart(self) -> None:
        if self._closed:
            raise AnalyserGone("the analysis was ended")
        self._end()
        try:
            self._start()
            self.wait_until_ready()
        except Exception as error:  # it started before: no article is to blame
            raise AnalyserGone(f"the analysis cannot be started again: {error}") from error

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._make, theirs), daemon=True)
        with _signals_held():
            self._process.start()
        atexit.register(self._process.kill)  # at exit Python sends it SIGTERM, and waits
        theirs.close()


@contextmanager
def _signals_held() -> Iterator[None]:
    """A process that is started meanwhile never gets SIGINT and SIGTERM, which whole groups of processes are sent.

    When it ends is its parent's business, who finishes what it began.
    """
    resource_tracker.ensure_running()  # starting it would let the signals through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(make: Make, pipe: "connection.Connection[Any, Any]") -> None:
    """Answer batches until the other side goes away."""
    if read_log() == "json":
        logs.as_json()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        analyse = make()
    except Exception as error:  # told to the parent, whatever it is
        pipe.send(_sendable(error))
        return
    pipe.send(None)
    while True:
        try:
            articles = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(analyse, articles))


def _answer(analyse: Analyse, articles: list[Article]) -> list[Analysis] | Exception:
    try:
        return analyse(articles)
    except Exception as error:  # the parent decides what becomes of the articles
        return _sendable(error)


def _sendable(error: Exception) -> Exception:
    """The error itself where it can be pickled and read back, otherwise its name and text."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 # it was pickled on this line
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _end_with_parent() -> None:
    """A killed parent cannot end its child, and a busy child does not read its pipe."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
    os._exit(1)
