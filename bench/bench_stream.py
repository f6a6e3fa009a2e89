"""Throughput and latency through a real broker, beside a bare loop that only extracts, in the same run.

A worker's rate counts from its first article to its last, without its start. The bare loop runs before and after each
set of workers, since a virtual machine's speed drifts by a tenth and more within minutes; what workers do is held
against the two loops around them. Latency is from an article's own timestamp on its topic to that of an event found in
it, at half of one worker's rate.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import quantiles

from bench.stream_articles import articles
from bench.stream_process import Pace, Usage, pace, running
from bench.stream_topics import counting, fresh
from pipeline import wire
from pipeline.language.load import load
from pipeline.model import Article, StoryEvent
from pipeline.settings import Settings, read_settings
from pipeline.steps import Analyser
from pipeline.stream.app import BATCH
from pipeline.stream.consumer import read_all
from pipeline.stream.pacing import at_rate
from pipeline.stream.producer import replay
from pipeline.stream.replaying import when_due
from pipeline.stream.stop import Stop
from pipeline.stream.topics import event_types, topics_of

ALL = "extract,group,log"
FLOORS = {"extract": 0.9, "all": 0.7, "two": 1.5, "p99": 3.0}


def main() -> None:
    """Measure and print; exits with 1 where a floor is missed."""
    given = _arguments()
    settings = read_settings()
    news = list(islice(articles(given.shared), given.articles))
    words = sum(len(article.text.split()) for article in news) / len(news)
    print(f"{len(news)} articles of {words:.0f} words on average")
    loop = Loop(news, settings)
    one_step = loop.around(lambda: _workers(news, settings, "extract", 1, words))
    one = loop.around(lambda: _workers(news, settings, ALL, 1, words))
    two = loop.around(lambda: _workers(news, settings, ALL, 2, words))
    latencies = _latencies(news, settings, one.pace.per_second / 2)
    results = {
        "extract": one_step.pace.per_cpu_second / one_step.bare,
        "all": one.pace.per_cpu_second / one.bare,
        "two": (two.pace.per_second / two.bare) / (one.pace.per_second / one.bare),
        "p99": latencies[98],
    }
    _report(results, latencies)


def _report(results: dict[str, float], latencies: Sequence[float]) -> None:
    print(f"latency at half load: p50 {latencies[49]:.2f} s, p95 {latencies[94]:.2f} s, p99 {latencies[98]:.2f} s")
    print(f"extract only keeps {results['extract']:.2f} of the bare loop per CPU second (floor {FLOORS['extract']})")
    print(f"all three steps keep {results['all']:.2f} (floor {FLOORS['all']})")
    print(f"two workers reach {results['two']:.2f} times one (floor {FLOORS['two']})")
    missed = [name for name in ("extract", "all", "two") if results[name] < FLOORS[name]]
    missed += ["p99"] if results["p99"] > FLOORS["p99"] else []
    if missed:
        raise SystemExit(f"missed: {', '.join(missed)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with corpora/stories/news-3000.jsonl.gz")
    parser.add_argument("--articles", type=int, default=600)
    return parser.parse_args()


@dataclass(frozen=True)
class Beside:
    """What workers did, and articles per CPU second of the bare loops before and after them."""

    pace: Pace
    bare: float


class Loop:
    """Nothing but analysing, in batches like the worker's."""

    def __init__(self, news: list[Article], settings: Settings) -> None:
        self._news = news
        self._analyser = Analyser(load(settings.model))
        self._analyser.analyse(news[:BATCH])  # what is made on first use does not count for the workers either

    def around(self, measured: Callable[[], Pace]) -> Beside:
        """The pace of workers between two loops."""
        before, found, after = self._rate(), measured(), self._rate()
        return Beside(found, (before + after) / 2)

    def _rate(self) -> float:
        start = time.process_time()
        for first in range(0, len(self._news), BATCH):
            self._analyser.analyse(self._news[first : first + BATCH])
        rate = len(self._news) / (time.process_time() - start)
        print(f"bare loop: {rate:.1f} articles per CPU second", flush=True)
        return rate


def _workers(news: list[Article], settings: Settings, steps: str, count: int, words: float) -> Pace:
    """The pace of workers that are there when all articles come at once."""
    with fresh(settings) as here, running(here, steps, count) as processes, counting(here, steps) as done:
        replay(news, here).check()
        found = pace(processes, done, len(news))
    print(
        f"{count} worker(s), {steps}: {found.per_second:.1f} articles, {found.per_second * words:.0f} words a second, "
        f"{found.per_cpu_second:.1f} articles per CPU second"
    )
    for number, used in enumerate(found.used, 1):
        print(f"  worker {number}: {_shown(used, found.wall)}")
    return found


def _shown(used: Usage, wall: float) -> str:
    return (
        f"streaming {used.stream_cpu / wall:.0%} of a CPU, peak {used.stream_mib} MiB; "
        f"parsing {used.parse_cpu / wall:.0%}, {used.parse_mib} MiB"
    )


def _latencies(news: list[Article], settings: Settings, rate: float) -> list[float]:
    """Seconds from article to event, as 99 percentiles; the first article, which finds the worker cold, is left out."""
    with fresh(settings) as here, running(here, ALL, 1) as processes, counting(here, ALL) as done:
        replay(news[:1], here).check()
        pace(processes, done, 1)
        replay(when_due(at_rate(news[1:], rate), Stop()), here).check()
        pace(processes, done, len(news))
        return quantiles(_event_latencies(here, news[0].id), n=100)


def _event_latencies(settings: Settings, left_out: str) -> list[float]:
    topics = topics_of(settings)
    sent = {message.key: message.timestamp for message in read_all(settings, topics.articles)}
    found = []
    for event_type in event_types():
        for message in read_all(settings, topics.events(event_type)):
            told = wire.decode(message.value, StoryEvent)
            if told.event.article_id != left_out:
                found.append((message.timestamp - sent[told.event.article_id.encode()]) / 1000)
    return found


if __name__ == "__main__":
    main()
