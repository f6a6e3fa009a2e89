"""What `pipeline tail` prints, of which messages."""

import orjson
import pytest
from typer.testing import CliRunner

from pipeline.cli.main import app
from pipeline.settings import Settings
from pipeline.stream.connection import open_producer

pytestmark = pytest.mark.stream
TOPIC = "news.articles.v1"


@pytest.fixture
def filled(embedded: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", str(embedded.bootstrap_servers))
    monkeypatch.setenv("KAFKA_API_VERSION", str(embedded.api_version))
    with open_producer(embedded) as producer:
        for number in range(6):
            value = {"n": number, "is_even": number % 2 == 0, "in": [{"to": "x"}, {"to": str(number)}]}
            headers = [("ce_id", b"\xff%d" % number)]
            producer.send(TOPIC, key=b"k%d" % (number % 3), value=orjson.dumps(value), headers=headers, partition=0)
        producer.send(TOPIC, key=b"k0", value=None, partition=0)
        producer.send(TOPIC, key=b"k0", value=b"no \x1b json", partition=0)
        producer.flush()


def told(*options: str) -> list[int]:
    done = CliRunner().invoke(app, ["tail", "articles.v1", *options])
    assert done.exit_code == 0, done.output
    return [orjson.loads(line)["n"] for line in done.stdout.splitlines() if line.startswith("{")]


@pytest.mark.usefixtures("filled")
def test_messages_are_chosen_by_offset_key_field_and_number() -> None:
    assert told() == [0, 1, 2, 3, 4, 5]
    assert told("--from-offset", "4") == [4, 5]
    assert told("--from-offset", "-4") == [4, 5]
    assert told("--limit", "2") == [0, 1]
    assert told("--key", "k1") == [1, 4]
    assert told("--key", "k1", "--filter", "is_even=true") == [4]
    assert told("--filter", "in.to=3") == [3]
    assert told("--filter", "n=2", "--filter", "in.to=x") == [2]
    assert told("--filter", "n=2", "--filter", "in.to=3") == told("--filter", "none=1") == []
    assert told("--follow", "--limit", "6") == [0, 1, 2, 3, 4, 5]


@pytest.mark.usefixtures("filled")
def test_headers_show_all_that_comes_with_a_value_and_stay_json() -> None:
    done = CliRunner().invoke(app, ["tail", TOPIC, "--headers", "--from-offset", "5"])
    whole, gone, other = map(orjson.loads, done.stdout.splitlines())
    assert (whole["partition"], whole["offset"], whole["key"], whole["value"]["n"]) == (0, 5, "k2", 5)
    assert whole["headers"] == {"ce_id": "\\xff5"}
    assert whole["timestamp"] > 0
    assert gone["value"] is None
    assert other["value"] == "no \x1b json"
    assert "\x1b" not in done.stdout


@pytest.mark.usefixtures("filled")
def test_a_topic_that_there_is_none_of_and_a_filter_that_is_none_are_errors() -> None:
    ended = CliRunner().invoke(app, ["tail", "nonsense"])
    assert (ended.exit_code, "no topic news.nonsense" in ended.stderr) == (1, True)
    assert CliRunner().invoke(app, ["tail", "articles.v1", "--filter", "n"]).exit_code == 2
