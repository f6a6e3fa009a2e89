"""Why a broker cannot be talked to, told at once and with what to do."""

import time
from dataclasses import replace

import pytest

from pipeline.errors import BrokerUnavailable, TopicsMissing
from pipeline.settings import Settings
from pipeline.stream.connection import wait_for_broker
from pipeline.stream.diagnosis import Metadata, Problem, look
from pipeline.stream.topics import require_topics
from tests.stream.brokers import free_ports

pytestmark = pytest.mark.stream


def test_a_broker_that_answers_tells_its_topics(embedded: Settings) -> None:
    found = look(embedded)
    assert isinstance(found, Metadata)
    assert (found.nodes, found.topics["news.articles.v1"]) == (1, 4)


def test_of_several_servers_one_that_answers_is_enough(embedded: Settings) -> None:
    servers = f"127.0.0.1:{free_ports()},{embedded.bootstrap_servers}"
    assert isinstance(look(replace(embedded, bootstrap_servers=servers)), Metadata)


SASL = {"sasl_mechanism": "PLAIN", "sasl_username": "u", "sasl_password": "a-secret"}


@pytest.mark.parametrize(
    ("changed", "names", "may_pass"),
    [
        ({"bootstrap_servers": "no-such-host.invalid:9092"}, "no such host: .*KAFKA_BOOTSTRAP_SERVERS", False),
        ({"bootstrap_servers": f"127.0.0.1:{free_ports()}"}, "refused.*make kafka", True),
        ({"security_protocol": "SSL"}, "KAFKA_SECURITY_PROTOCOL", False),
        ({"security_protocol": "SASL_SSL", **SASL}, "KAFKA_SECURITY_PROTOCOL", False),
    ],
)
def test_the_cause_is_told_within_seconds(
    embedded: Settings, changed: dict[str, str], names: str, may_pass: bool
) -> None:
    began = time.monotonic()
    settings = replace(embedded, **changed)  # type: ignore[arg-type]  # fields of Settings
    with pytest.raises(BrokerUnavailable, match=names):
        require_topics(settings, ())
    assert time.monotonic() - began < 6
    found = look(settings)
    assert isinstance(found, Problem)
    assert found.may_pass == may_pass
    assert "a-secret" not in found.text


def test_only_what_may_pass_is_waited_for(embedded: Settings) -> None:
    began = time.monotonic()
    with pytest.raises(BrokerUnavailable):
        wait_for_broker(replace(embedded, security_protocol="SSL"), 60)
    assert time.monotonic() - began < 10
    with pytest.raises(BrokerUnavailable):
        wait_for_broker(replace(embedded, bootstrap_servers=f"127.0.0.1:{free_ports()}"), 1.5)


def test_topics_that_are_missing_are_named_with_what_makes_them(embedded: Settings) -> None:
    with pytest.raises(TopicsMissing, match=r"no topic a, b, c and 1 more: .*pipeline topics create"):
        require_topics(embedded, ["news.articles.v1", *"abcd"])
