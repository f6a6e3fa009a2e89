"""How to reach the broker: the settings as options of kafka-python and of Faust."""

import logging
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import faust
from kafka import KafkaAdminClient, KafkaProducer
from kafka.errors import BrokerResponseError, KafkaError

from pipeline.errors import BrokerUnavailable, SettingsError
from pipeline.settings import Settings
from pipeline.stream.diagnosis import Problem, look
from pipeline.wire import MAX_MESSAGE

log = logging.getLogger(__name__)

HOW_TO_START = (
    "no broker is named: start one with `make kafka` or `docker compose up -d`, then set "
    "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9092 (`pipeline demo` needs none)"
)
PATIENCE = 30.0  # seconds that a command waits for a broker that does not answer
DELIVERY = 120.0  # seconds that a producer tries to deliver a message
MAX_REQUEST = 2 * MAX_MESSAGE + 1024 * 1024  # bytes: a dead letter has headers and key beside what it holds


def address(settings: Settings) -> str:
    """The broker's host:port list; raises BrokerUnavailable, with what to do, where none is named."""
    if settings.bootstrap_servers is None:
        raise BrokerUnavailable(HOW_TO_START)
    return settings.bootstrap_servers


def client_options(settings: Settings) -> dict[str, Any]:
    """Options that every kafka-python client takes."""
    options: dict[str, Any] = {
        "bootstrap_servers": address(settings).split(","),
        "security_protocol": settings.security_protocol,
        "bootstrap_timeout_ms": int(PATIENCE * 1000),
    }
    if settings.api_version:
        options["api_version"] = tuple(int(part) for part in settings.api_version.split("."))
    if context := ssl_context(settings):
        options["ssl_context"] = context
    if settings.security_protocol.startswith("SASL"):
        options |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": settings.sasl_username,
            "sasl_plain_password": settings.sasl_password,
        }
    return options


def faust_options(settings: Settings) -> dict[str, Any]:
    """Broker and credentials as a Faust app takes them."""
    brokers = [f"kafka://{server}" for server in address(settings).split(",")]
    return {"broker": brokers, "broker_credentials": _credentials(settings)}


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """A context that checks the broker's certificate and name, where the protocol has TLS."""
    if not settings.security_protocol.endswith("SSL"):
        return None
    try:
        return ssl.create_default_context(cafile=settings.ssl_cafile and str(settings.ssl_cafile))
    except OSError as error:
        raise SettingsError(f"KAFKA_SSL_CAFILE is {str(settings.ssl_cafile)!r}, which holds no certificate") from error


def wait_for_broker(settings: Settings, seconds: float = PATIENCE) -> None:
    """Returns when the broker answers.

    Raises BrokerUnavailable where it does not in time, where none is named, and at once for what no waiting mends.
    """
    address(settings)
    deadline = time.monotonic() + seconds
    while isinstance(found := look(settings), Problem):
        if not found.may_pass or time.monotonic() > deadline:
            raise BrokerUnavailable(found.text)
        log.warning("waiting: %s", found.text)
        time.sleep(0.5)


def admin(settings: Settings, patience: float = PATIENCE) -> KafkaAdminClient:
    """An admin client, to be closed; raises BrokerUnavailable."""
    options = client_options(settings) | {"bootstrap_timeout_ms": int(patience * 1000)}
    try:
        return KafkaAdminClient(**options)
    except KafkaError as error:
        raise unavailable(settings, error) from error


@contextmanager
def open_producer(settings: Settings) -> Iterator[KafkaProducer]:
    """A producer that loses nothing and keeps the order; raises BrokerUnavailable where none answers."""
    try:
        producer = KafkaProducer(
            **client_options(settings),
            acks="all",
            enable_idempotence=True,
            delivery_timeout_ms=int(DELIVERY * 1000),
            max_request_size=MAX_REQUEST,
            compression_type="gzip",
            linger_ms=5,
        )
    except KafkaError as error:
        raise unavailable(settings, error) from error
    try:
        yield producer
    finally:
        producer.close(timeout=10)


def unavailable(settings: Settings, error: Exception) -> BrokerUnavailable:
    """The error for a broker that did not answer or refused, without anything secret in it."""
    if isinstance(error, BrokerResponseError):
        refused = f"{type(error).__name__}: {error.description}"
        return BrokerUnavailable(f"the broker at {settings.bootstrap_servers} refused a request ({refused})")
    return BrokerUnavailable(f"the broker at {settings.bootstrap_servers} does not answer ({type(error).__name__})")


def _credentials(settings: Settings) -> Any:
    context = ssl_context(settings)
    if settings.security_protocol.startswith("SASL"):
        return faust.SASLCredentials(
            username=settings.sasl_username,
            password=settings.sasl_password,
            ssl_context=context,
            mechanism=settings.sasl_mechanism,
        )
    return faust.SSLCredentials(context) if context else None
