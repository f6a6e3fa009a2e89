"""What the doctor finds, on a real broker, and what it says where something is not as it must be."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.main import app
from pipeline.settings import Settings
from pipeline.stream.connection import admin, open_producer
from pipeline.stream.doctor import examine
from pipeline.stream.producer import replay
from tests.stream.streaming import article


def found(settings: Settings) -> dict[str, tuple[bool, str]]:
    return {finding.what: (finding.is_ok, finding.text) for finding in examine(settings)}


@pytest.mark.broker
def test_a_broker_with_all_that_is_needed_is_well(real: Settings) -> None:
    replay([article(1)], real).check()
    told = found(real)
    assert list(told) == ["broker", "authentication", "topics", "permissions", "schema versions", "log folder"]
    assert all(is_ok for is_ok, _ in told.values())


@pytest.mark.broker
def test_a_message_of_another_version_is_named_by_its_place(real: Settings) -> None:
    with open_producer(real) as producer:
        schema = ("ce_dataschema", b"urn:news-event-pipeline:analysis.v2")
        producer.send(f"{real.topic_prefix}analyses.v1", value=b"{}", headers=[schema])
    is_ok, text = found(real)["schema versions"]
    assert not is_ok
    assert "analyses.v1: offset 0 of partition 0" in text
    assert "v2" in text


@pytest.mark.broker
def test_missing_topics_and_wrong_partitions_are_told(real: Settings) -> None:
    is_ok, text = found(replace(real, topic_prefix=f"{real.topic_prefix}other."))["topics"]
    assert not is_ok
    assert "pipeline topics create" in text
    with admin(real) as client:
        client.create_partitions({f"{real.topic_prefix}analyses.v1": 3})
    is_ok, text = found(real)["topics"]
    assert not is_ok
    assert "one partition" in text


@pytest.mark.model
def test_each_thing_is_a_line_and_one_that_fails_makes_the_exit_code_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("KAFKA_BOOTSTRAP_SERVERS", raising=False)
    monkeypatch.setenv("PIPELINE_LOG_DIR", str(tmp_path / "file" / "logs"))
    monkeypatch.setenv("PIPELINE_DATA_DIR", str(tmp_path / "var" / "data"))
    ended = CliRunner().invoke(app, ["doctor"])
    lines = ended.stdout.splitlines()
    assert ended.exit_code == 1
    assert [line.split()[0] for line in lines] == ["FAILS", "FAILS", "ok", "ok"]
    assert "KAFKA_BOOTSTRAP_SERVERS" in lines[0]
    assert "PIPELINE_LOG_DIR" in lines[1]
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_model_whose_libraries_are_broken_fails_as_one_line_among_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ImportError("cannot import name 'orth' from 'spacy'")

    monkeypatch.delenv("KAFKA_BOOTSTRAP_SERVERS", raising=False)
    monkeypatch.setattr("pipeline.analysing.load_analysis", broken)
    ended = CliRunner().invoke(app, ["doctor"])
    assert ended.exit_code == 1
    assert "cannot import name 'orth' from 'spacy': install the package" in ended.stdout
