"""A broker inside the process, on loopback: librdkafka's mock cluster. For the demo and fast tests.

It keeps 5 MiB a partition in memory, creates topics on first use with 4 partitions, and goes with the process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import aiokafka
import faust
from confluent_kafka import Producer
from faust.transport.drivers import aiokafka as driver

from pipeline.settings import Settings
from pipeline.stream.topics import topics_of

API_VERSION = "2.0"  # of Kafka; the newest that the mock cluster answers all requests of
FETCH_WAIT_MS = 100


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


def answer_fetches_soon(app: faust.App) -> None:
    """Keeps the app from waiting at each step: the mock cluster holds a fetch for as long as it may take.

    A real broker answers as soon as there is a message; Faust lets a fetch take 1.5 s and has no setting for it.
    """
    app.transport = _Transport(app.conf.broker_consumer, app)


class _Thread(driver.AIOKafkaConsumerThread):
    def _create_worker_consumer(self, transport: driver.Transport) -> aiokafka.AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # it is read when the consumer starts
        return consumer


class _Consumer(driver.Consumer):
    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)


class _Transport(driver.Transport):
    Consumer = _Consumer
