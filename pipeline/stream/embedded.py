"""A broker inside the process, on loopback: librdkafka's mock cluster. For the demo and fast tests.

It keeps 5 MiB a partition in memory, creates topics on first use with 4 partitions, and goes with the process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from confluent_kafka import Producer

from pipeline.settings import Settings
from pipeline.stream.topics import topics_of

API_VERSION = "2.0"  # of Kafka; the newest that the mock cluster answers all requests of


@contextmanager
def embedded_broker(settings: Settings) -> Iterator[Settings]:
    """The settings that point at a new broker, for as long as the context lasts."""
    holder = Producer({"bootstrap.servers": "none", "test.mock.num.brokers": 1, "log_level": 0})
    (broker,) = holder.list_topics(timeout=10).brokers.values()
    for topic in topics_of(settings).all():
        holder.list_topics(topic=topic.name, timeout=10)  # asking for a topic makes it
    yield replace(
        settings,
        bootstrap_servers=f"{broker.host}:{broker.port}",
        api_version=API_VERSION,
        security_protocol="PLAINTEXT",
        partitions=4,
        replication=1,
    )
    del holder
