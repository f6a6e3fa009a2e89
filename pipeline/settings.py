"""Settings from the environment; the only reader of it."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SettingsError


@dataclass(frozen=True)
class Settings:
    """Every setting of the pipeline; the field's comment names its variable, the default is its default."""

    bootstrap_servers: str | None = None  # KAFKA_BOOTSTRAP_SERVERS; none: the broker inside the process (demo)
    security_protocol: str = "PLAINTEXT"  # KAFKA_SECURITY_PROTOCOL
    sasl_mechanism: str | None = None  # KAFKA_SASL_MECHANISM
    sasl_username: str | None = None  # KAFKA_SASL_USERNAME
    sasl_password: str | None = None  # KAFKA_SASL_PASSWORD
    ssl_cafile: Path | None = None  # KAFKA_SSL_CAFILE
    topic_prefix: str = "news."  # PIPELINE_TOPIC_PREFIX
    partitions: int = 8  # PIPELINE_PARTITIONS
    replication: int = 1  # PIPELINE_REPLICATION
    log_dir: Path = Path("out/stories")  # PIPELINE_LOG_DIR
    data_dir: Path = Path("var")  # PIPELINE_DATA_DIR: what a worker keeps between runs
    model: str | None = None  # PIPELINE_MODEL: a spaCy model with UD labels; none: the shipped one
    worker_id: str = ""  # PIPELINE_WORKER_ID: stable over a worker's restarts
    web_host: str = "127.0.0.1"  # PIPELINE_WEB_HOST
    web_port: int = 6066  # PIPELINE_WEB_PORT
    log_level: str = "WARNING"  # PIPELINE_LOG_LEVEL

    def __repr__(self) -> str:
        """Everything but the password."""
        shown = {**vars(self), "sasl_password": "***" if self.sasl_password else None}
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from environment variables (os.environ by default); empty values count as not set."""
    env = {k: v for k, v in (os.environ if environment is None else environment).items() if v.strip()}
    default = Settings()
    return Settings(
        bootstrap_servers=env.get("KAFKA_BOOTSTRAP_SERVERS"),
        security_protocol=env.get("KAFKA_SECURITY_PROTOCOL", default.security_protocol),
        sasl_mechanism=env.get("KAFKA_SASL_MECHANISM"),
        sasl_username=env.get("KAFKA_SASL_USERNAME"),
        sasl_password=env.get("KAFKA_SASL_PASSWORD"),
        ssl_cafile=_optional_path(env, "KAFKA_SSL_CAFILE"),
        topic_prefix=env.get("PIPELINE_TOPIC_PREFIX", default.topic_prefix),
        partitions=_positive(env, "PIPELINE_PARTITIONS", default.partitions),
        replication=_positive(env, "PIPELINE_REPLICATION", default.replication),
        log_dir=Path(env.get("PIPELINE_LOG_DIR", default.log_dir)),
        data_dir=Path(env.get("PIPELINE_DATA_DIR", default.data_dir)),
        model=env.get("PIPELINE_MODEL"),
        worker_id=env.get("PIPELINE_WORKER_ID", socket.gethostname()),
        web_host=env.get("PIPELINE_WEB_HOST", default.web_host),
        web_port=_positive(env, "PIPELINE_WEB_PORT", default.web_port),
        log_level=env.get("PIPELINE_LOG_LEVEL", default.log_level).upper(),
    )


def _positive(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, str(default))
    if not text.isdecimal() or int(text) == 0:
        raise SettingsError(f"{name} is {text!r}, but must be a whole number above 0")
    return int(text)


def _optional_path(env: Mapping[str, str], name: str) -> Path | None:
    return Path(env[name]) if name in env else None
