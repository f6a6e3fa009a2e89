"""A broker that asks for a password and speaks only TLS: every client of ours gets in by settings, nobody else."""

import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import BrokerUnavailable
from pipeline.settings import Settings
from pipeline.stream.producer import replay
from pipeline.stream.topics import create_topics
from tests.stream.brokers import own_broker
from tests.stream.processes import workers
from tests.stream.streaming import article
from tests.stream.test_faults import check

pytestmark = pytest.mark.broker
PASSWORD = "correct-horse"

PROPERTIES = """
listener.security.protocol.map=BROKER:SASL_SSL,CONTROLLER:PLAINTEXT
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.broker.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule \\
  required username="pipeline" password="{password}";
ssl.keystore.type=PKCS12
ssl.keystore.location={keystore}
ssl.keystore.password=keystore
ssl.key.password=keystore
ssl.truststore.type=PEM
ssl.truststore.location={authority}
"""


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_certificates(folder: Path) -> None:
    """ca.pem, and server.p12 signed by it for 127.0.0.1."""
    subject, days = ("-subj", "/CN=test"), ("-days", "2")
    openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", *subject)
    openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", *subject)
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names", *days)
    openssl(folder, "x509", "-req", "-in", "server.csr", "-out", "server.pem", *signed)
    keystore = ("-inkey", "server.key", "-in", "server.pem", "-passout", "pass:keystore", "-out", "server.p12")
    openssl(folder, "pkcs12", "-export", *keystore)


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    folder = tmp_path_factory.mktemp("secured")
    make_certificates(folder)
    properties = folder / "extra.properties"
    properties.write_text(
        PROPERTIES.format(password=PASSWORD, keystore=folder / "server.p12", authority=folder / "ca.pem")
    )
    user = f"--add-scram SCRAM-SHA-512=[name=pipeline,password={PASSWORD}]"
    with own_broker(folder / "kafka", properties, user) as broker:
        broker.start()
        yield Settings(
            bootstrap_servers=broker.address,
            security_protocol="SASL_SSL",
            sasl_mechanism="SCRAM-SHA-512",
            sasl_username="pipeline",
            sasl_password=PASSWORD,
            ssl_cafile=folder / "ca.pem",
            partitions=2,
            log_dir=folder / "logs",
            data_dir=folder / "var",
            web_port=0,
        )


def test_producer_admin_worker_and_reader_get_in_and_the_password_stands_in_no_output(
    secured: Settings, tmp_path: Path
) -> None:
    create_topics(secured)
    environment = {
        "KAFKA_SECURITY_PROTOCOL": secured.security_protocol,
        "KAFKA_SASL_MECHANISM": str(secured.sasl_mechanism),
        "KAFKA_SASL_USERNAME": str(secured.sasl_username),
        "KAFKA_SASL_PASSWORD": PASSWORD,
        "KAFKA_SSL_CAFILE": str(secured.ssl_cafile),
        "PIPELINE_LOG_LEVEL": "DEBUG",
    }
    with workers(secured, tmp_path / "output", environment=environment) as running:
        running.start()
        replay([article(number) for number in range(30)], secured).check()
        check(secured, 30, tmp_path)
        running.stop()
    assert PASSWORD.encode() not in (tmp_path / "output").read_bytes()


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"sasl_password": "wrong"}, "KAFKA_SASL_PASSWORD"),
        ({"security_protocol": "PLAINTEXT"}, "KAFKA_SECURITY_PROTOCOL"),
        ({"ssl_cafile": None}, "KAFKA_SSL_CAFILE"),
        ({"security_protocol": "SASL_PLAINTEXT"}, "KAFKA_SECURITY_PROTOCOL"),
    ],
)
def test_without_the_right_settings_nobody_gets_in_and_the_setting_is_named_at_once(
    secured: Settings, changed: dict[str, object], names: str
) -> None:
    began = time.monotonic()
    with pytest.raises(BrokerUnavailable, match=names) as caught:
        create_topics(replace(secured, **changed), patience=60.0)  # type: ignore[arg-type]  # fields of Settings
    assert PASSWORD not in str(caught.value)
    assert time.monotonic() - began < 10
