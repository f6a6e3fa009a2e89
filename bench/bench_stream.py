"""Throughput and latency through a real broker, beside a bare loop that only extracts, in the same run.

A worker's rate counts from its first article to its last, without its start. Latency is from an article's own
timestamp on its topic to that of an event found in it, at half of one worker's rate.
"""

import argparse
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import quantiles

from bench.stream_process import Pace, pace, running
from pipeline import wire
from pipeline.articles.make import Record, make
from pipeline.articles.read import read_articles
from pipeline.extract.events import EVENT_TYPES
from pipeline.language.load import load
from pipeline.model import Article, StoryEvent
from pipeline.settings import Settings, read_settings
from pipeline.steps import Analyser
from pipeline.stream.app import BATCH
from pipeline.stream.consumer import ends, read_all
from pipeline.stream.pacing import at_rate
from pipeline.stream.producer import replay
from pipeline.stream.replaying import when_due
from pipeline.stream.stop import Stop
from pipeline.stream.topics import create_topics, topics_of
from pipeline.stream.watchdog import committed_and_ends

SEEDS = Path(__file__).parent.parent / "seeds"
FLOORS = {"extract": 0.9, "all": 0.7, "two": 1.5, "p99": 3.0}


def main() -> None:
    """Measure and print; exits with 1 where a floor is missed."""
    given = _arguments()
    settings = read_settings()
    articles = list(islice(_articles(given.shared), given.articles))
    words = sum(len(article.text.split()) for article in articles) / len(articles)
    print(f"{len(articles)} articles of {words:.0f} words on average")
    bare = _bare(articles, settings)
    print(f"bare loop: {bare:.1f} articles per CPU second")
    one_step = _workers(articles, settings, "extract", 1, words)
    one = _workers(articles, settings, "extract,group,log", 1, words)
    two = _workers(articles, settings, "extract,group,log", 2, words)
    latencies = _latencies(articles, settings, one.per_second / 2)
    results = {
        "extract": one_step.per_cpu_second / bare,
        "all": one.per_cpu_second / bare,
        "two": two.per_second / one.per_second,
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


def _articles(shared: Path | None) -> Iterator[Article]:
    """News articles of the corpus; without it the seeds again and again, each time another article by its end."""
    corpus = shared / "corpora" / "stories" / "news-3000.jsonl.gz" if shared else None
    if corpus and corpus.is_file():
        yield from (item for item in read_articles(corpus) if isinstance(item, Article))
        return
    seeds = [item for path in sorted(SEEDS.iterdir()) for item in read_articles(path) if isinstance(item, Article)]
    for number in range(1_000_000):
        seed = seeds[number % len(seeds)]
        record = Record(source=seed.source, source_id=f"{seed.source_id}-{number}", content_type=seed.content_type)
        yield make(record, f"{seed.text}\nCopy {number}.\n", seed.metadata)


def _bare(articles: list[Article], settings: Settings) -> float:
    """Articles per CPU second of a loop that does nothing but analyse, in batches like the worker's."""
    analyser = Analyser(load(settings.model))
    analyser.analyse(articles[:BATCH])  # what is made on first use does not count for the workers either
    start = time.process_time()
    for first in range(0, len(articles), BATCH):
        analyser.analyse(articles[first : first + BATCH])
    return len(articles) / (time.process_time() - start)


def _workers(articles: list[Article], settings: Settings, steps: str, count: int, words: float) -> Pace:
    """The pace of workers that find all articles waiting."""
    with tempfile.TemporaryDirectory() as folder:
        here = _fresh(settings, Path(folder))
        replay(articles, here).check()
        with running(here, steps, count) as processes:
            found = pace(processes, _done(here, steps), len(articles))
    cpu = ", ".join(f"{seconds / found.wall:.0%} CPU" for seconds in found.cpu)
    memory = ", ".join(f"{peak} MiB" for peak in found.peak_mib)
    print(
        f"{count} worker(s), {steps}: {found.per_second:.1f} articles, {found.per_second * words:.0f} words a second, "
        f"{found.per_cpu_second:.1f} articles per CPU second ({cpu}; peak {memory})"
    )
    return found


def _latencies(articles: list[Article], settings: Settings, rate: float) -> list[float]:
    """Seconds from article to event, as 99 percentiles."""
    with tempfile.TemporaryDirectory() as folder:
        here = _fresh(settings, Path(folder))
        with running(here, "extract,group,log", 1) as processes:
            replay(articles[:1], here).check()
            pace(processes, _done(here, "extract,group,log"), 1)  # the worker is warm
            replay(when_due(at_rate(articles[1:], rate), Stop()), here).check()
            pace(processes, _done(here, "extract,group,log"), len(articles))
        return quantiles(_event_latencies(here), n=100)


def _event_latencies(settings: Settings) -> list[float]:
    topics = topics_of(settings)
    sent = {message.key: message.timestamp for message in read_all(settings, topics.articles)}
    found = []
    for event_type in EVENT_TYPES:
        for message in read_all(settings, topics.events(event_type)):
            told = wire.decode(message.value, StoryEvent)
            found.append((message.timestamp - sent[told.event.article_id.encode()]) / 1000)
    return found


def _fresh(settings: Settings, folder: Path) -> Settings:
    """Topics that nobody has used, on the same broker."""
    prefix = f"bench-{uuid.uuid4().hex[:10]}."
    here = replace(settings, topic_prefix=prefix, log_dir=folder / "logs", data_dir=folder / "var")
    create_topics(here)
    return here


def _done(settings: Settings, steps: str) -> Callable[[], int]:
    """Counts articles through all the steps: analyses, or where they are logged, those with nothing left to do."""
    topics = topics_of(settings)

    def analysed() -> int:
        return sum(ends(settings, [topics.analyses])[topics.analyses].values())

    def logged() -> int:
        count = analysed()
        offsets = committed_and_ends(settings, [topics.analyses, topics.story_log])
        behind = sum(end - committed for (_, _), (committed, end) in offsets.items())
        return max(0, count - behind)

    return logged if "log" in steps else analysed


if __name__ == "__main__":
    main()
