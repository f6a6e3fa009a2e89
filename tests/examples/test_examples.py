"""Each example runs on what the steps make of the golden analyses, and prints what these tell."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from kafka import TopicPartition

from pipeline.settings import Settings
from pipeline.site.export import export
from pipeline.stream.asyncapi import carried
from pipeline.stream.connection import open_producer
from pipeline.stream.consumer import consumer, end_offsets
from pipeline.stream.topics import topics_of
from tests.examples.filled import fill
from tests.runtimes import first_lines, installed, jars, need, python, run, running
from tests.stream.processes import wait_for
from tests.test_golden import LOGS

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
STORY = "s-126526c4532ed60d"
TITLE = "Russia tells Trump its military personnel are still in Venezuela"
FIRST = "“Russia has informed us that they have removed most of their people from Venezuela,”"


def test_every_example_is_in_the_table() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    assert set(re.findall(r"^\| \[(\w+)\]\(\1/", (EXAMPLES / "README.md").read_text(), re.MULTILINE)) == folders


def test_no_python_example_needs_the_package() -> None:
    for path in EXAMPLES.rglob("*.py"):
        assert not re.search(r"^\s*(?:import|from) pipeline\b", path.read_text(), re.MULTILINE)


def test_the_examples_in_python_need_the_client_that_they_are_tested_with() -> None:
    pinned = re.search(r"^kafka-python==\S+", (EXAMPLES.parent / "requirements.lock").read_text(), re.MULTILINE)
    assert pinned
    for name in ("python", "webhook"):
        assert (EXAMPLES / name / "requirements.txt").read_text().split() == [pinned.group()]


@pytest.mark.broker
def test_node_prints_the_stories_whose_claims_are_denied(real: Settings) -> None:
    place = installed(EXAMPLES / "nodejs")
    lines = first_lines([need("node"), "denied.mjs"], 4, place, fill(real))
    assert lines[0] == lines[2] == f"{STORY} {TITLE}"
    assert lines[1].startswith("  denied, reported before: ")
    assert lines[3].startswith("  denied, as soon as it was told: ")


@pytest.mark.broker
def test_java_follows_the_events_of_a_type(real: Settings) -> None:
    libraries, java = jars(EXAMPLES / "java"), need("java")
    command = [java, "-cp", f"{libraries}/*", str(EXAMPLES / "java" / "FollowEvents.java"), "contract_statement"]
    lines = first_lines(command, 4, libraries, fill(real))
    assert all(line.startswith(f"{STORY} contract_statement/") for line in lines)
    assert any("positive in CGTN: " in line for line in lines)


@pytest.mark.broker
def test_python_prints_the_stories_as_they_stand(real: Settings) -> None:
    printed = run([sys.executable, str(EXAMPLES / "python" / "stories.py")], EXAMPLES, fill(real)).splitlines()
    assert printed[0] == f"{STORY} {TITLE}, 5 articles"
    assert any(line.startswith("  denied, 2 independent sources: ") for line in printed[1:])


CLIENT = """
import json
from collections import namedtuple

TopicPartition = namedtuple("TopicPartition", "topic partition")
Message = namedtuple("Message", "key value")
STORY = dict(story_id="s", merged_into=None, title="t" * 1000, articles=[], entries=[])

class KafkaConsumer:
    def __init__(self, **_):
        self.left = [Message(number, json.dumps(STORY)) for number in range(1000)]

    partitions_for_topic = lambda self, topic: {0}
    assign = seek_to_beginning = close = lambda self, *_: None
    end_offsets = lambda self, places: {place: 1 for place in places}
    position = lambda self, place: 0 if self.left else 1

    def poll(self, timeout_ms):
        found, self.left = self.left, []
        return {0: found}
"""


def test_python_ends_quietly_where_nobody_reads_on(tmp_path: Path) -> None:
    (tmp_path / "kafka.py").write_text(CLIENT)
    piped = f"{sys.executable} {EXAMPLES / 'python' / 'stories.py'} | head -n 1"
    done = subprocess.run(
        ["bash", "-c", piped],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"s {'t' * 1000}, 0 articles\n"
    assert done.stderr == ""


DUCKDB = """
import sqlite3, sys
import challenged, duckdb

def copied(db, path):
    '''The tables that are asked for, where DuckDB's extension for SQLite cannot be fetched.'''
    db.execute("ATTACH ':memory:' AS news; USE news")
    export = sqlite3.connect(path)
    for name in ("entries", "sources"):
        (made,) = export.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
        db.execute(made)
        rows = export.execute(f"SELECT * FROM {name}").fetchall()
        db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)

try:
    duckdb.connect().execute("INSTALL sqlite")
except duckdb.Error:
    challenged.attach = copied
challenged.main(sys.argv[1])
"""


def test_duckdb_asks_an_export(tmp_path: Path) -> None:
    interpreter, news = python(EXAMPLES / "duckdb"), tmp_path / "news.db"
    export(LOGS, [], news)
    printed = run([interpreter, "-c", DUCKDB, str(news)], EXAMPLES / "duckdb", {"PYTHONPATH": ""})
    assert re.search(r"Russia +│ +\d+ │ +\d+ │", printed)
    assert re.search(r"Reuters +│ +\d+ │ +[1-9]\d* │", printed)


def test_the_sink_of_kafka_connect_has_only_fields_that_it_knows_and_a_topic_that_there_is() -> None:
    told = json.loads((EXAMPLES / "connect" / "stories-to-postgres.json").read_text())
    known = {
        *("connector.class", "tasks.max", "topics", "key.converter", "value.converter", "transforms"),
        *("connection.url", "connection.user", "connection.password", "errors.tolerance"),
        *("insert.mode", "pk.mode", "pk.fields", "table.name.format", "auto.create", "auto.evolve"),
        *(f"transforms.{told['config']['transforms']}.{field}" for field in ("type", "field")),
    }
    assert set(told) == {"name", "config"}
    assert set(told["config"]) <= known
    assert told["config"]["topics"] in carried()
    assert told["config"]["connection.password"].startswith("${file:"), "no password belongs into this file"


@contextmanager
def webhook(posted: "Queue[dict[str, str]]", refusals: int = 0) -> Iterator[str]:
    """A webhook that does not take the first posts; its address."""
    left = [503] * refusals

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            is_taken = not left
            self.send_response(200 if is_taken else left.pop())
            self.end_headers()
            if is_taken:
                posted.put(json.loads(body))

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook"
    finally:
        server.shutdown()
        server.server_close()


HOSTILE = "<!channel> & <https://example.org|this>\x1b[2J \u202edeined"
LATER = (
    {"kind": "article-added", "data": {"title": "To Mali"}},
    {"kind": "mention-added", "entry_id": "e", "data": {"sentence": HOSTILE}},
    {"kind": "read-by-somebody"},
    {"kind": "status-changed", "entry_id": "e", "data": {"status": "reported"}},
    {"kind": "status-changed", "entry_id": "e", "data": {"status": "denied"}},
)


@pytest.mark.broker
def test_a_webhook_gets_each_denial_once_also_one_that_it_refused_at_first_and_after_a_restart(
    real: Settings,
) -> None:
    environment, posted = fill(real), Queue[dict[str, str]]()
    with webhook(posted, refusals=1) as url:
        command = [sys.executable, str(EXAMPLES / "webhook" / "post_denied.py"), "--from-beginning", url]
        with running(command, EXAMPLES, environment):
            before = [posted.get(timeout=60)["text"] for _ in range(2)]
            wait_for(lambda: all_committed(real), 30, "the offsets of what is posted")
        with open_producer(real) as producer:
            for record in LATER:
                told = json.dumps({"story_id": "s-later"} | record).encode()
                producer.send(topics_of(real).story_log, key=b"s-later", value=told)
        with running(command, EXAMPLES, environment):
            later = posted.get(timeout=60)["text"]
            wait_for(lambda: all_committed(real), 30, "the offsets of what is posted")
    assert all(text.startswith("*Denied:* ") and f"\n{TITLE} ({STORY}, e-" in text for text in before)
    shown = "&lt;!channel&gt; &amp; &lt;https://example.org|this&gt; [2J  deined"
    assert later == f"*Denied:* {shown}\nTo Mali (s-later, e)"
    assert posted.empty()


def all_committed(settings: Settings) -> bool:
    topic = topics_of(settings).story_log
    with consumer(settings, group_id="example-webhook") as client:
        places = [TopicPartition(topic, number) for number in client.partitions_for_topic(topic) or ()]
        found = end_offsets(client, places)
        return bool(found) and all(client.committed(place) == end for place, end in found.items())
