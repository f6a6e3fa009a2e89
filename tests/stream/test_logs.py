"""A worker's messages as JSON, those of the libraries below it included."""

import json
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.stream.audit import wait_until_handled
from pipeline.stream.producer import replay
from tests.stream.processes import workers
from tests.stream.streaming import article


@pytest.mark.broker
def test_every_line_of_a_worker_is_an_object(real: Settings, tmp_path: Path) -> None:
    told = {"PIPELINE_LOG": "json", "PIPELINE_LOG_LEVEL": "INFO"}
    replay([article(0), article(1, "explode\x1b[2J"), article(2, "it crashes")], real).check()
    output = tmp_path / "messages"
    with workers(real, output, environment=told) as running:
        running.start()
        wait_until_handled(real, 60)
        running.stop()
    lines = [json.loads(line) for line in output.read_text(encoding="ascii").splitlines()]
    assert all({"time", "level", "logger", "message"} <= set(line) for line in lines)
    assert {line["logger"].partition(".")[0] for line in lines} >= {"aiokafka", "faust"}
