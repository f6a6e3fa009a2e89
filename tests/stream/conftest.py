"""Brokers for the tests of the stream: one inside the process, and a real one where the environment names it."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.settings import Settings, read_settings
from pipeline.stream.embedded import embedded_broker
from pipeline.stream.topics import create_topics


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Settings]:
    """Settings of a fresh broker inside the process."""
    with embedded_broker(Settings(log_dir=tmp_path / "logs", data_dir=tmp_path / "var", web_port=0)) as settings:
        yield settings


@pytest.fixture
def real(tmp_path: Path) -> Settings:
    """Settings of the real broker, with topics of their own, created."""
    given = read_settings()
    if given.bootstrap_servers is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must run these tests: start a broker and set KAFKA_BOOTSTRAP_SERVERS")
        pytest.skip("KAFKA_BOOTSTRAP_SERVERS is not set: `make kafka` starts a broker")
    settings = replace(
        given,
        topic_prefix=f"test-{uuid.uuid4().hex[:12]}.",
        partitions=4,
        log_dir=tmp_path / "logs",
        data_dir=tmp_path / "var",
        web_port=0,
    )
    create_topics(settings)
    return settings
