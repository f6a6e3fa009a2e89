"""Settings from the environment; the only reader of it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import SettingsError

PROTOCOLS = ("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
LOGS = ("text", "json")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
SERVER = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/,\[\]]+):\d{1,5}")
SCORE = r"0?\.\d{1,6}|0|1|1\.0{1,6}"
NAME = re.compile(r"[A-Za-z0-9._-]{0,200}")
"""Of a topic or a member of a group; Kafka takes 249 characters, and a topic has its own after the prefix."""


class Secret(str):
    """A text that libraries may use but not show: what prints or logs its repr, alone or in a dict, shows stars."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Nothing of it."""
        return "'***'"


@dataclass(frozen=True)
class Settings:
    """Every setting of the pipeline; the field's comment names its variable, the default is its default."""

    bootstrap_servers: str | None = None  # KAFKA_BOOTSTRAP_SERVERS; none: only the demo works, on its own broker
    api_version: str | None = None  # KAFKA_API_VERSION: "2.0"; none: asked of the broker
    security_protocol: str = "PLAINTEXT"  # KAFKA_SECURITY_PROTOCOL: PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL
    sasl_mechanism: str | None = None  # KAFKA_SASL_MECHANISM: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512
    sasl_username: str | None = None  # KAFKA_SASL_USERNAME
    sasl_password: str | None = None  # KAFKA_SASL_PASSWORD
    ssl_cafile: Path | None = None  # KAFKA_SSL_CAFILE: who signed the broker's certificate; none: the system's
    topic_prefix: str = "news."  # PIPELINE_TOPIC_PREFIX
    partitions: int = 8  # PIPELINE_PARTITIONS
    replication: int = 1  # PIPELINE_REPLICATION
    log_dir: Path = Path("out/stories")  # PIPELINE_LOG_DIR
    data_dir: Path = Path("var")  # PIPELINE_DATA_DIR: what a worker keeps between runs
    model: str | None = None  # PIPELINE_MODEL: a spaCy model with the component news_events; none: the shipped one
    thresholds: Mapping[str, float] = field(default_factory=dict)  # PIPELINE_THRESHOLDS: "denial=0.7": by event type
    denied_from: float | None = None  # PIPELINE_DENIED_FROM: score from which a denial changes a status; none: learned
    map: str = ""  # PIPELINE_MAP: "text=body,title=headline": where the parts of an article stand in a record
    worker_id: str = ""  # PIPELINE_WORKER_ID: stable over a worker's restarts, no two alike; empty: has none
    web_host: str = "127.0.0.1"  # PIPELINE_WEB_HOST
    web_port: int = 6066  # PIPELINE_WEB_PORT: /health and /ready of a worker; 0: no web server
    article_seconds: int = 20  # PIPELINE_ARTICLE_SECONDS: an article that takes longer becomes a dead letter
    stalled_after: int = 900  # PIPELINE_STALLED_AFTER: seconds with work but no progress that end a worker
    log: str = "text"  # PIPELINE_LOG: text, json
    most_lag: int = 0  # PIPELINE_MOST_LAG: analyses not grouped yet from which on extract waits; 0: no bound
    log_level: str = "WARNING"  # PIPELINE_LOG_LEVEL

    def __post_init__(self) -> None:
        """Refuse what would fail later with a worse message."""
        servers = "host:port or host:port,host:port"
        _like("KAFKA_BOOTSTRAP_SERVERS", self.bootstrap_servers, rf"{SERVER.pattern}(,{SERVER.pattern})*", servers)
        _like("KAFKA_API_VERSION", self.api_version, r"\d{1,3}(\.\d{1,3}){1,2}", "a version such as 2.0")
        for name, value in (("PIPELINE_TOPIC_PREFIX", self.topic_prefix), ("PIPELINE_WORKER_ID", self.worker_id)):
            _like(name, value, NAME.pattern, "at most 200 letters, digits, dots, hyphens and underscores")
        _one_of("KAFKA_SECURITY_PROTOCOL", self.security_protocol, PROTOCOLS)
        _one_of("PIPELINE_LOG", self.log, LOGS)
        _one_of("PIPELINE_LOG_LEVEL", self.log_level, LEVELS)
        if self.security_protocol.startswith("SASL"):
            _one_of("KAFKA_SASL_MECHANISM", self.sasl_mechanism, MECHANISMS)
            if not (self.sasl_username and self.sasl_password):
                raise SettingsError(f"{self.security_protocol} needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD")
        if self.sasl_password is not None:
            object.__setattr__(self, "sasl_password", Secret(self.sasl_password))
        if self.ssl_cafile is not None and not self.ssl_cafile.is_file():
            raise SettingsError(f"KAFKA_SSL_CAFILE is {str(self.ssl_cafile)!r}, but there is no such file")


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from environment variables (os.environ by default); empty values count as not set."""
    env = {k: v for k, v in (os.environ if environment is None else environment).items() if v.strip()}
    default = Settings()
    return Settings(
        bootstrap_servers="".join(env.get("KAFKA_BOOTSTRAP_SERVERS", "").split()) or None,
        api_version=env.get("KAFKA_API_VERSION"),
        security_protocol=env.get("KAFKA_SECURITY_PROTOCOL", default.security_protocol).upper(),
        sasl_mechanism=env.get("KAFKA_SASL_MECHANISM"),
        sasl_username=env.get("KAFKA_SASL_USERNAME"),
        sasl_password=env.get("KAFKA_SASL_PASSWORD"),
        ssl_cafile=_optional_path(env, "KAFKA_SSL_CAFILE"),
        topic_prefix=env.get("PIPELINE_TOPIC_PREFIX", default.topic_prefix),
        partitions=_whole(env, "PIPELINE_PARTITIONS", default.partitions),
        replication=_whole(env, "PIPELINE_REPLICATION", default.replication),
        log_dir=Path(env.get("PIPELINE_LOG_DIR", default.log_dir)),
        data_dir=Path(env.get("PIPELINE_DATA_DIR", default.data_dir)),
        model=env.get("PIPELINE_MODEL"),
        thresholds=_thresholds(env.get("PIPELINE_THRESHOLDS", "")),
        denied_from=_optional_score(env, "PIPELINE_DENIED_FROM"),
        map=env.get("PIPELINE_MAP", default.map),
        worker_id=env.get("PIPELINE_WORKER_ID", default.worker_id),
        web_host=env.get("PIPELINE_WEB_HOST", default.web_host),
        web_port=_whole(env, "PIPELINE_WEB_PORT", default.web_port, least=0, most=65_535),
        article_seconds=_whole(env, "PIPELINE_ARTICLE_SECONDS", default.article_seconds),
        stalled_after=_whole(env, "PIPELINE_STALLED_AFTER", default.stalled_after),
        log=read_log(env),
        most_lag=_whole(env, "PIPELINE_MOST_LAG", default.most_lag, least=0),
        log_level=env.get("PIPELINE_LOG_LEVEL", default.log_level).upper(),
    )


def read_log(environment: Mapping[str, str] | None = None) -> str:
    """How messages are written, whatever else is set."""
    env = os.environ if environment is None else environment
    log = env.get("PIPELINE_LOG", "").strip().lower() or Settings.log
    _one_of("PIPELINE_LOG", log, LOGS)
    return log


def _whole(env: Mapping[str, str], name: str, default: int, least: int = 1, most: int = 1_000_000) -> int:
    text = env.get(name, str(default)).strip()
    if not re.fullmatch(r"[0-9]{1,7}", text) or not least <= int(text) <= most:
        raise SettingsError(f"{name} is {text!r}, but must be a whole number from {least} to {most}")
    return int(text)


def _thresholds(text: str) -> dict[str, float]:
    """Of "denial=0.7,contract_statement=0.4"."""
    found = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, value = (each.strip() for each in part.partition("="))
        if not name or not re.fullmatch(SCORE, value):
            raise SettingsError(
                f"PIPELINE_THRESHOLDS has {part!r}, but must be event types with scores from 0 to 1, "
                "such as denial=0.7,contract_statement=0.4"
            )
        found[name] = float(value)
    return found


def _like(name: str, value: str | None, pattern: str, words: str) -> None:
    if value is not None and not re.fullmatch(pattern, value):
        raise SettingsError(f"{name} is {value!r}, but must be {words}")


def _one_of(name: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SettingsError(f"{name} is {value!r}, but must be one of {', '.join(allowed)}")


def _optional_score(env: Mapping[str, str], name: str) -> float | None:
    text = env[name].strip() if name in env else None
    _like(name, text, SCORE, "a score from 0 to 1, such as 0.8")
    return None if text is None else float(text)


def _optional_path(env: Mapping[str, str], name: str) -> Path | None:
    return Path(env[name]) if name in env else None
