"""Kills workers, and brokers of its own, at random moments while articles stream; then all must be where it must be.

The quick analysis of the tests stands in for the language model: it is the stream that is tried. `python -m bench.chaos
--articles 2000 --minutes 5 --workers 3 --brokers 1` or `make chaos`; exit code 1 and what is amiss where anything is.
"""

import argparse
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from pipeline.errors import BrokerUnavailable
from pipeline.settings import Settings
from pipeline.stream.audit import audit, wait_until_handled
from pipeline.stream.producer import replay
from pipeline.stream.topics import create_topics, topics_of
from pipeline.stream.watchdog import committed_and_ends
from tests.stream.brokers import Broker, cluster
from tests.stream.processes import Workers, workers
from tests.stream.streaming import article, folded_topic, logs, paced

BROKER = 0.1  # of the kills, the share that is a broker's
PAUSES = (0.5, 6.0)  # seconds between two kills, at least and at most
TELL = 15.0  # seconds between two lines of progress
REST = 600.0  # seconds in which what is left when the kills are over is handled
SLOWEST = 50  # articles; for each so many, a second more


def main() -> None:
    """Prints progress and the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000, help="how many are sent while workers are killed")
    parser.add_argument("--minutes", type=float, default=5, help="how long there are kills")
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--brokers", type=int, default=1, help="1, or 3 that each keep all messages")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder) / "kafka", given.brokers) as brokers:
        settings = Settings(
            bootstrap_servers=",".join(broker.address for broker in brokers),
            partitions=4,
            replication=min(3, given.brokers),
            web_port=0,
            topic_prefix="chaos.",
        )
        settings = replace(settings, log_dir=Path(folder) / "logs", data_dir=Path(folder) / "var")
        create_topics(settings)
        problems = _run(settings, brokers, given, Path(folder))
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


def _run(settings: Settings, brokers: Sequence[Broker], given: argparse.Namespace, folder: Path) -> list[str]:
    """What is amiss when the kills are over and all is handled."""
    sending = threading.Thread(target=_send, args=(settings, given), daemon=True)
    with workers(settings, folder / "output") as running:
        for slot in range(given.workers):
            running.start(slot)
        sending.start()
        started = time.monotonic()
        kills = _kill(running, brokers, given, Random(given.seed))
        sending.join()
        _revive(running, given.workers)
        seconds = time.monotonic() - started
        print(f"{kills.total()} kills ({kills['broker']} of brokers) in {seconds:.0f} s", flush=True)
        wait_until_handled(settings, REST + given.articles / SLOWEST)
        found = audit(settings)
        seconds = time.monotonic() - started
        print(f"{seconds:.0f} s until all was handled: {found.articles} articles, {found.analyses} analyses, ", end="")
        print(f"{found.records} log records, {found.stories} stories, {found.dead_letters.total()} dead letters")
    problems = list(found.problems)
    if found.articles != given.articles:
        problems.append(f"{given.articles} articles were sent, {found.articles} are there")
    if logs(settings.log_dir) != folded_topic(settings, folder / "offline"):
        problems.append("the logs are not byte for byte what the analyses fold to")
    return problems


def _send(settings: Settings, given: argparse.Namespace) -> None:
    """Sends all; what was not delivered while the broker was away is sent again, as `replay --resume` would."""
    left = [article(number) for number in range(given.articles)]
    rate = given.articles / (60 * given.minutes)
    while left:
        try:
            undelivered = {failure.source for failure in replay(paced(left, rate), settings).failures}
        except BrokerUnavailable:
            continue
        left = [each for each in left if each.source in undelivered]
        print(f"{len(left)} articles were not delivered", flush=True)


def _kill(running: Workers, brokers: Sequence[Broker], given: argparse.Namespace, random: Random) -> Counter[str]:
    """Kills until the time is over; by what was killed."""
    kills, start = Counter[str](), time.monotonic()
    told = start
    while time.monotonic() - start < 60 * given.minutes:
        time.sleep(random.uniform(*PAUSES))
        _revive(running, given.workers)
        if random.random() < BROKER:
            kills["broker"] += 1
            broker = random.choice(brokers)
            broker.kill()
            broker.start()
        else:
            kills["worker"] += 1
            slot = random.randrange(given.workers)
            running.kill(slot)
            running.start(slot)
        if time.monotonic() - told > TELL:
            told = time.monotonic()
            print(f"{told - start:.0f} s: {kills.total()} kills, lag {_lag(running.settings)}", flush=True)
    return kills


def _revive(running: Workers, slots: int) -> None:
    """Starts again what ended by itself, as whoever runs workers would."""
    for slot in range(slots):
        if running.running[slot].poll() is not None:
            running.start(slot)


def _lag(settings: Settings) -> int | None:
    topics = topics_of(settings)
    try:
        found = committed_and_ends(settings, [topics.articles, topics.analyses, topics.story_log])
    except BrokerUnavailable:  # it has just been killed
        return None
    return sum(end - committed for committed, end in found.values())


if __name__ == "__main__":
    main()
