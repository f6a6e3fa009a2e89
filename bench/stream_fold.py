"""How many articles a second one group step takes from its topic, folds and sends on: the ceiling of all workers.

    python -m bench.stream_fold [--articles 4000]

The articles are made up, as for the speed of grouping alone: stories of all sizes, and events in two of five.
"""

import argparse
import os
from hashlib import blake2b
from itertools import islice

from bench.stories_speed import articles
from bench.stream_process import pace, running
from bench.stream_topics import fresh, grouping
from pipeline import wire
from pipeline.ids import event_id
from pipeline.model import Analysis, Event
from pipeline.settings import Settings, read_settings
from pipeline.stream.connection import open_producer
from pipeline.stream.extract import ANALYSES_KEY
from pipeline.stream.topics import topics_of


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=4000)
    count = parser.parse_args().articles
    with fresh(read_settings()) as here:
        _fill(here, count)
        with running(here, "group", 1) as processes, grouping(here) as done:
            found = pace(processes, done, count)
    load = os.getloadavg()[0]
    print(f"{found.articles} articles grouped: {found.per_second:.0f} a second, at a load of {load:.0f}")
    print(f"{found.per_cpu_second:.0f} a CPU second of the worker")


def _fill(settings: Settings, count: int) -> None:
    topic = topics_of(settings).analyses
    with open_producer(settings) as producer:
        for each in map(_sound, islice(articles(), count)):
            headers = wire.headers(each)
            producer.send(topic, key=ANALYSES_KEY.encode(), value=wire.encode(each), headers=headers, partition=0)
        producer.flush(timeout=600)


def _sound(analysis: Analysis) -> Analysis:
    """The analysis with ids that follow from what it is of."""
    name = blake2b(analysis.article_id.encode(), digest_size=16).hexdigest()
    events = tuple(_event(each, name) for each in analysis.events)
    return analysis.model_copy(update={"article_id": name, "events": events})


def _event(event: Event, article: str) -> Event:
    identity = event_id(article, event.type, event.field, event.trigger)
    return event.model_copy(update={"id": identity, "article_id": article})


if __name__ == "__main__":
    main()
