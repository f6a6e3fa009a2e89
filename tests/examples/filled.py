"""Topics that hold what the steps make of the golden analyses."""

from itertools import count

from bench.golden import analyses
from pipeline.settings import Settings
from pipeline.storylog import StoryLogs
from pipeline.stream.connection import open_producer
from pipeline.stream.group import Group
from pipeline.stream.log import Log
from pipeline.stream.topics import topics_of
from tests.stream.messages import arrived, message


def fill(settings: Settings) -> dict[str, str]:
    """Sends the log records, events and snapshots; the environment in which an example finds them."""
    topics, offsets = topics_of(settings), count()
    sent = Group(topics, lambda start, end: [])([message(each, at) for at, each in enumerate(analyses())])
    log = Log(StoryLogs(settings.log_dir), topics, lambda partition, end: [])
    sent += log([arrived(each, next(offsets)) for each in sent if each.topic == topics.story_log])
    with open_producer(settings) as producer:
        for each in sent:
            producer.send(each.topic, key=each.key, value=each.value, headers=list(each.headers))
        producer.flush()
    return {"KAFKA_BOOTSTRAP_SERVERS": str(settings.bootstrap_servers), "PIPELINE_TOPIC_PREFIX": settings.topic_prefix}
