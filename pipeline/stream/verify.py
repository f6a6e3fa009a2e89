"""Whether the topics on the broker are as the steps need them; and whether they are still the same ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import KafkaError

from pipeline.errors import TopicsUnfit
from pipeline.settings import Settings
from pipeline.stream.connection import admin, unavailable
from pipeline.stream.topics import Topic, topics_of

ANEW = "set another PIPELINE_TOPIC_PREFIX, `pipeline topics create`, and replay the articles"
FOR_GOOD = ("retention.ms", "retention.bytes")


@dataclass(frozen=True)
class Found:
    """A topic as the broker has it; replicas are the fewest of a partition, config is empty where it is not told."""

    id: str
    partitions: int
    replicas: int = 1
    config: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a topic and what to do; no worker works on a grave one."""

    text: str
    is_grave: bool


def verify_topics(settings: Settings) -> list[Fault]:
    """All that is wrong, in the order of the topics; raises BrokerUnavailable."""
    topics = topics_of(settings)
    found = look_up(settings, [topic.name for topic in topics.all()], with_config=True)
    return [
        fault
        for topic in topics.all()
        for fault in faults(topic, found.get(topic.name), settings.replication, topic.name == topics.analyses)
    ]


def check_same(before: Mapping[str, Found], now: Mapping[str, Found]) -> None:
    """Raises TopicsUnfit where a topic is gone, was made anew, or has other partitions than before."""
    for name, known in before.items():
        there = now.get(name)
        if there is None or there.id != known.id:
            what = "is gone" if there is None else "was deleted and made anew"
            raise TopicsUnfit(f"{name} {what} while the worker ran: {ANEW}, with empty folders")
        if there.partitions != known.partitions:
            raise TopicsUnfit(
                f"{name} has {there.partitions} partitions and had {known.partitions}: keys go to others than before; "
                "start the workers again, all of them"
            )


def look_up(settings: Settings, names: Iterable[str], with_config: bool = False) -> dict[str, Found]:
    """Those of the topics that are there; raises BrokerUnavailable."""
    with admin(settings) as client:
        try:
            there = sorted(set(names) & set(client.list_topics()))
            told = client.describe_topics(there) if there else []
            config = _config(client, there) if with_config else {}
        except KafkaError as error:
            raise unavailable(settings, error) from error
    return {
        each["name"]: Found(
            id=str(each["topic_id"]),
            partitions=len(each["partitions"]),
            replicas=min((len(part["replica_nodes"]) for part in each["partitions"]), default=0),
            config=config.get(each["name"], {}),
        )
        for each in told
    }


def faults(topic: Topic, found: Found | None, replication: int, is_folded: bool) -> Iterator[Fault]:
    """What is wrong with one topic; what is folded must be kept from its first message on."""
    if found is None:
        yield Fault(f"no topic {topic.name}: `pipeline topics create` makes it", is_grave=True)
        return
    if topic.partitions and found.partitions != topic.partitions:
        yield Fault(f"{topic.name} has {found.partitions} partitions, not {topic.partitions}: {ANEW}", is_grave=True)
    if not found.config:
        yield Fault(f"{topic.name}: its settings may not be read; see that they are {topic.config}", is_grave=False)
        return
    yield from _sizes(topic, found, replication)
    yield from _kept(topic, found.config, is_folded)
    whose = found.config.get("message.timestamp.type", "CreateTime")
    if whose != (wanted := topic.config["message.timestamp.type"]):
        trouble = f"{whose}: workers and senders whose clocks are ahead may be refused"
        yield _set(topic, "message.timestamp.type", wanted, trouble, is_grave=False)


def _sizes(topic: Topic, found: Found, replication: int) -> Iterator[Fault]:
    largest, wanted = _number(found.config, "max.message.bytes"), int(topic.config["max.message.bytes"])
    if largest < wanted:
        yield _set(topic, "max.message.bytes", str(wanted), str(largest), is_grave=True)
    least = _number(found.config, "min.insync.replicas")
    if least > found.replicas:
        yield _set(topic, "min.insync.replicas", str(found.replicas), f"{least}, so it takes no message", is_grave=True)
    elif found.replicas > 1 and least == 1:
        yield _set(topic, "min.insync.replicas", "2", "1, so that one broker's loss can lose messages", is_grave=False)
    if found.replicas < replication:
        yield Fault(f"{topic.name} has {found.replicas} replica(s), PIPELINE_REPLICATION is {replication}", False)


def _kept(topic: Topic, config: Mapping[str, str], is_folded: bool) -> Iterator[Fault]:
    policy, wanted = config.get("cleanup.policy", ""), topic.config.get("cleanup.policy", "delete")
    if policy != wanted:
        yield _set(topic, "cleanup.policy", wanted, policy, is_grave=wanted == "delete")
    if policy == wanted == "delete":
        for name in FOR_GOOD:
            if (value := config.get(name, "-1")) != "-1":
                yield _set(topic, name, "-1", f"{value}: messages will be dropped", is_grave=is_folded)


def _set(topic: Topic, name: str, wanted: str, now: str, is_grave: bool) -> Fault:
    do = f"kafka-configs.sh --alter --entity-type topics --entity-name {topic.name} --add-config {name}={wanted}"
    return Fault(f"{topic.name}: {name} is {now}; `{do}`", is_grave)


def _number(config: Mapping[str, str], name: str) -> int:
    text = config.get(name, "")
    return int(text) if text.isdecimal() else 0


def _config(client: Any, names: list[str]) -> dict[str, dict[str, str]]:
    """The settings of topics; none where the broker's rules keep them from us."""
    if not names:
        return {}
    wanted = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    try:
        told = client.describe_configs(wanted, config_filter="all").get("topic", {})
    except KafkaError:
        return {}
    return {name: {key: str(each["value"]) for key, each in config.items()} for name, config in told.items()}
