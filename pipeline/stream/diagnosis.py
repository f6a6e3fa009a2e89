"""Why a broker cannot be talked to, told within seconds.

Asked of librdkafka, which names causes that kafka-python takes for reasons to try again.
"""

import socket
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient

from pipeline.settings import Settings

SECONDS = 5.0
_SLICE = 0.3  # seconds between two looks at what went wrong


@dataclass(frozen=True)
class Metadata:
    """How many nodes a broker has, and how many partitions each topic."""

    nodes: int
    topics: dict[str, int]


@dataclass(frozen=True)
class Problem:
    """What keeps us from the broker and what to do; may_pass where the broker may only be starting."""

    text: str
    may_pass: bool


def look(settings: Settings, seconds: float = SECONDS) -> Metadata | Problem:
    """The broker's topics and nodes, or what is in the way."""
    errors: list[KafkaError] = []
    client, end = AdminClient(librdkafka_options(settings) | {"error_cb": errors.append}), time.monotonic() + seconds
    while True:
        try:
            return _metadata(client)
        except KafkaException:  # why, the callback is told
            client.poll(0)
        if time.monotonic() > end or any(error.code() == KafkaError._ALL_BROKERS_DOWN for error in errors):
            return _problem(settings, errors)


def _metadata(client: AdminClient) -> Metadata:
    found = client.list_topics(timeout=_SLICE)
    return Metadata(len(found.brokers), {name: len(topic.partitions) for name, topic in found.topics.items()})


def librdkafka_options(settings: Settings) -> dict[str, Any]:
    """The settings as options of confluent_kafka's clients."""
    options = {
        "bootstrap.servers": settings.bootstrap_servers,
        "security.protocol": settings.security_protocol,
        "ssl.ca.location": settings.ssl_cafile and str(settings.ssl_cafile),
    }
    if settings.security_protocol.startswith("SASL"):
        options |= {
            "sasl.mechanism": settings.sasl_mechanism,
            "sasl.username": settings.sasl_username,
            "sasl.password": settings.sasl_password,
        }
    return {name: value for name, value in options.items() if value} | {"log_level": 0}


def _problem(settings: Settings, errors: Sequence[KafkaError]) -> Problem:
    """The first cause that is told; one that no waiting mends before others."""
    causes = [_cause(settings, error) for error in errors if error.code() != KafkaError._ALL_BROKERS_DOWN]
    return min(causes, key=lambda cause: cause.may_pass, default=None) or _silent(settings)


def _silent(settings: Settings) -> Problem:
    """A broker that says nothing may wait for TLS to begin."""
    place = settings.bootstrap_servers
    if not settings.security_protocol.endswith("SSL") and any(map(_speaks_tls, str(place).split(","))):
        advice = "set KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL"
        return Problem(f"the broker at {place} speaks TLS: {advice}", may_pass=False)
    return Problem(f"the broker at {place} does not answer: check KAFKA_BOOTSTRAP_SERVERS", may_pass=True)


def _speaks_tls(server: str) -> bool:
    host, _, port = server.rpartition(":")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # nothing is sent, and nothing read
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=2) as plain:
            context.wrap_socket(plain).close()
    except OSError:
        return False
    return True


def _cause(settings: Settings, error: KafkaError) -> Problem:
    place, said = settings.bootstrap_servers, error.str().partition(": ")[2].partition(" (after")[0]
    if error.code() == KafkaError._RESOLVE:
        return Problem(f"no such host: {place} ({said}): check KAFKA_BOOTSTRAP_SERVERS", may_pass=False)
    if error.code() == KafkaError._AUTHENTICATION:
        names = "KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD and KAFKA_SASL_MECHANISM"
        return Problem(f"the broker at {place} lets nobody in ({said}): check {names}", may_pass=False)
    is_plain = settings.security_protocol == "PLAINTEXT"
    if error.code() == KafkaError._SSL or "security.protocol" in said or (not is_plain and "isconnected" in said):
        names = "KAFKA_SECURITY_PROTOCOL and KAFKA_SSL_CAFILE"
        return Problem(f"the broker at {place} speaks another protocol ({said}): check {names}", may_pass=False)
    what_to_do = "start it (`make kafka` or `docker compose up -d`) or check KAFKA_BOOTSTRAP_SERVERS"
    return Problem(f"the broker at {place} does not answer ({said}): {what_to_do}", may_pass=True)
