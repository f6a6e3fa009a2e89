"""Settings: defaults, what the environment changes, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Settings, read_settings


def test_an_empty_environment_gives_the_defaults() -> None:
    assert read_settings({}) == Settings()


@pytest.mark.parametrize("servers", ["b:9092", "b.example.org:9092,10.0.0.2:9093", "[::1]:9092"])
def test_servers_are_hosts_with_ports(servers: str) -> None:
    assert read_settings({"KAFKA_BOOTSTRAP_SERVERS": servers.replace(",", ", ")}).bootstrap_servers == servers


def test_empty_values_count_as_not_set() -> None:
    assert read_settings({"KAFKA_BOOTSTRAP_SERVERS": " ", "PIPELINE_PARTITIONS": ""}) == Settings()


def test_every_variable_that_the_fields_name_is_read(tmp_path: Path) -> None:
    cafile = tmp_path / "ca.pem"
    cafile.touch()
    given = {
        "KAFKA_BOOTSTRAP_SERVERS": "b:9092",
        "KAFKA_API_VERSION": "2.0",
        "KAFKA_SECURITY_PROTOCOL": "sasl_ssl",
        "KAFKA_SASL_MECHANISM": "SCRAM-SHA-512",
        "KAFKA_SASL_USERNAME": "u",
        "KAFKA_SASL_PASSWORD": "p",
        "KAFKA_SSL_CAFILE": str(cafile),
        "PIPELINE_TOPIC_PREFIX": "t.",
        "PIPELINE_PARTITIONS": "3",
        "PIPELINE_REPLICATION": "2",
        "PIPELINE_LOG_DIR": "logs",
        "PIPELINE_DATA_DIR": "data",
        "PIPELINE_MODEL": "m",
        "PIPELINE_THRESHOLDS": "denial=0.7",
        "PIPELINE_DENIED_FROM": "0.6",
        "PIPELINE_MAP": "text=body",
        "PIPELINE_WORKER_ID": "w1",
        "PIPELINE_WEB_HOST": "0.0.0.0",
        "PIPELINE_WEB_PORT": "0",
        "PIPELINE_ARTICLE_SECONDS": "8",
        "PIPELINE_STALLED_AFTER": "9",
        "PIPELINE_LOG": "JSON",
        "PIPELINE_MOST_LAG": "10",
        "PIPELINE_LOG_LEVEL": "info",
    }
    read = vars(read_settings(given))
    unchanged = [name for name, value in vars(Settings()).items() if read[name] == value]
    assert unchanged == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PIPELINE_PARTITIONS", "0"),
        ("PIPELINE_PARTITIONS", "many"),
        ("PIPELINE_PARTITIONS", "²"),
        ("PIPELINE_WEB_PORT", "-1"),
        ("PIPELINE_WEB_PORT", "65536"),
        ("PIPELINE_PARTITIONS", "9" * 5000),
        ("PIPELINE_TOPIC_PREFIX", "two words."),
        ("PIPELINE_TOPIC_PREFIX", "x" * 201),
        ("PIPELINE_WORKER_ID", "a/b"),
        ("KAFKA_API_VERSION", "banana"),
        ("KAFKA_API_VERSION", "2"),
        ("KAFKA_BOOTSTRAP_SERVERS", "localhost"),
        ("KAFKA_BOOTSTRAP_SERVERS", "http://localhost:9092"),
        ("KAFKA_BOOTSTRAP_SERVERS", "a:9092,"),
        ("PIPELINE_THRESHOLDS", "0.5"),
        ("PIPELINE_THRESHOLDS", "denial"),
        ("PIPELINE_THRESHOLDS", "denial="),
        ("PIPELINE_THRESHOLDS", "=0.5"),
        ("PIPELINE_THRESHOLDS", "denial=1.5"),
        ("PIPELINE_THRESHOLDS", "denial=-0.5"),
        ("PIPELINE_THRESHOLDS", "denial=nan"),
        ("PIPELINE_THRESHOLDS", "denial=high"),
        ("PIPELINE_THRESHOLDS", "denial=0.5=0.6"),
        ("PIPELINE_THRESHOLDS", "denial=0,7"),
        ("PIPELINE_THRESHOLDS", "denial=0.7;contract_statement=0.4"),
        *(("PIPELINE_DENIED_FROM", value) for value in ("1.5", "-0.5", "80", "0,8", "nan", "high")),
        ("PIPELINE_LOG", "xml"),
        ("PIPELINE_LOG_LEVEL", "loud"),
        ("KAFKA_SECURITY_PROTOCOL", "TLS"),
        ("KAFKA_SSL_CAFILE", "/no/such/file"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


@pytest.mark.parametrize(
    ("text", "thresholds"),
    [
        ("denial=0.7", {"denial": 0.7}),
        ("denial=0.7,contract_statement=0.4", {"denial": 0.7, "contract_statement": 0.4}),
        (" denial = .25 , , contract_statement=1,", {"denial": 0.25, "contract_statement": 1.0}),
        ("denial=0,contract_statement=1.0", {"denial": 0.0, "contract_statement": 1.0}),
        (",", {}),
        (" ", {}),
    ],
)
def test_thresholds_are_scores_by_event_type(text: str, thresholds: dict[str, float]) -> None:
    assert read_settings({"PIPELINE_THRESHOLDS": text}).thresholds == thresholds


@pytest.mark.parametrize(("text", "score"), [("0.85", 0.85), (" .5 ", 0.5), ("0", 0.0), ("1", 1.0), (" ", None)])
def test_denials_count_from_a_score_that_may_be_nought(text: str, score: float | None) -> None:
    assert read_settings({"PIPELINE_DENIED_FROM": text}).denied_from == score


def test_a_threshold_that_cannot_be_used_is_shown_beside_one_that_can() -> None:
    with pytest.raises(SettingsError, match=r"has 'contract_statement=4', .* such as denial=0\.7"):
        read_settings({"PIPELINE_THRESHOLDS": "denial=0.7,contract_statement=4"})


def test_sasl_without_a_password_is_refused() -> None:
    given = {"KAFKA_SECURITY_PROTOCOL": "SASL_SSL", "KAFKA_SASL_MECHANISM": "PLAIN", "KAFKA_SASL_USERNAME": "u"}
    with pytest.raises(SettingsError, match="KAFKA_SASL_PASSWORD"):
        read_settings(given)


def test_the_password_is_shown_neither_with_the_settings_nor_in_what_is_made_of_them() -> None:
    settings = Settings(sasl_password="hunter2")
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in f"{ {'password': settings.sasl_password} }"
    assert "hunter2" not in repr(replace(settings, web_port=0))
    assert settings.sasl_password == "hunter2"
