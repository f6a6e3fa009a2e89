"""What a worker counts of its batches, and that alerts and dashboard ask for nothing else."""

import asyncio
import json
import re
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.exposition import page
from pipeline.language.version import Version
from pipeline.settings import Settings
from pipeline.site import database
from pipeline.site.metrics import Metrics as SiteMetrics
from pipeline.stream.app import build
from pipeline.stream.demo import wait_until_done
from pipeline.stream.embedded import answer_fetches_soon
from pipeline.stream.extract import Extract
from pipeline.stream.group import Group
from pipeline.stream.metrics import Metrics
from pipeline.stream.producer import replay
from pipeline.stream.topics import Topics
from tests.stories.making import MATTER, analysis, sent, stories
from tests.stream.fake_analysis import analyse
from tests.stream.messages import arrived, message
from tests.stream.prometheus import Samples, parse
from tests.stream.streaming import article

TOPICS = Topics("t.")
SOURCES = {"extract": TOPICS.articles, "group": TOPICS.analyses, "log": TOPICS.story_log}
DOCS = Path(__file__).parent.parent.parent / "docs" / "metrics"


def made() -> Metrics:
    return Metrics(TOPICS, SOURCES, Version("a model", "1.2"), 1000.5)


def read(metrics: Metrics, lag: dict[tuple[str, int], int] | None = None) -> Samples:
    return parse(page(metrics.families(lag or {})))


def value(samples: Samples, name: str, /, **labels: str) -> float:
    return samples[f"pipeline_{name}", frozenset(labels.items())]


def batches(metrics: Metrics) -> None:
    """Two articles with a denial, one that cannot be analysed and one that is none, through two steps."""
    given = [message(article(0)), message(article(1)), message(article(2, "explode")), message(b"\x00junk")]
    sent = Extract(analyse, TOPICS)(given)
    metrics.book("extract", len(given), sent, 0.3)
    analyses = [arrived(each, offset) for offset, each in enumerate(sent[:2])]
    metrics.book("group", len(analyses), Group(TOPICS, lambda _start, _end: [])(analyses), 0.02)


def test_batches_are_counted_by_what_they_took_and_sent() -> None:
    metrics = made()
    batches(metrics)
    samples = read(metrics)
    assert value(samples, "articles_total") == 4
    assert value(samples, "analyses_total") == 2
    assert value(samples, "events_total", type="denial") == 2
    assert value(samples, "dead_letters_total", stage="extract") == 2
    assert value(samples, "dead_letters_total", stage="group") == 0
    assert value(samples, "handled_messages_total", topic="t.articles.v1") == 4
    assert value(samples, "handled_messages_total", topic="t.analyses.v1") == 2


def test_a_batch_is_timed_by_its_step() -> None:
    metrics = made()
    batches(metrics)
    samples = read(metrics)
    steps = ("extract", "group", "log")
    assert [value(samples, "batch_seconds_count", step=step) for step in steps] == [1, 1, 0]
    assert value(samples, "batch_seconds_sum", step="extract") == 0.3
    assert [value(samples, "batch_seconds_bucket", step="extract", le=le) for le in ("0.25", "0.5")] == [0, 1]


def test_every_counter_is_there_from_the_start_so_that_the_first_count_is_seen_as_a_rise() -> None:
    before, metrics = read(made()), made()
    batches(metrics)
    assert before.keys() == read(metrics).keys()
    assert {number for (name, _), number in before.items() if name.endswith("_total")} == {0}


def test_lag_start_and_model_are_told() -> None:
    samples = read(made(), {("t.articles.v1", 3): 7})
    assert value(samples, "lag_messages", topic="t.articles.v1", partition="3") == 7
    assert value(samples, "extract_waiting") == 0
    assert value(samples, "start_time_seconds") == 1000.5
    assert value(samples, "model_info", name="a model", version="1.2") == 1


def test_a_worker_that_does_not_extract_tells_no_model() -> None:
    samples = read(Metrics(TOPICS, {"log": TOPICS.story_log}, None, 0.0))
    assert not [name for name, _ in samples if name == "pipeline_model_info"]


def test_labels_hold_nothing_of_an_article() -> None:
    metrics = made()
    said = article(1, "Zanzibar : the ministry denies Zanzibar.")
    sent = Extract(analyse, TOPICS)([message(said)])
    metrics.book("extract", 1, sent, 0.1)
    metrics.book("group", 1, Group(TOPICS, lambda _start, _end: [])([arrived(sent[0], 0)]), 0.1)
    served = page(metrics.families({})).decode()
    assert "Zanzibar" not in served
    assert said.id not in served


@pytest.mark.stream
def test_the_agents_count_what_they_handle(embedded: Settings) -> None:
    replay([article(0), article(1), article(2, "explode")], embedded).check()
    stream = build(embedded, analyse)
    answer_fetches_soon(stream.app)

    async def until_done() -> None:
        await stream.app.start()
        try:
            await wait_until_done(stream, embedded)
        finally:
            await stream.app.stop()

    asyncio.run(until_done())
    samples = read(stream.metrics)
    counters = [value(samples, f"{name}_total") for name in ("articles", "analyses")]
    assert counters == [3, 2]
    assert value(samples, "events_total", type="denial") == 2
    assert value(samples, "dead_letters_total", stage="extract") == 1
    assert value(samples, "handled_messages_total", topic="news.story-log.v1") > 2
    assert all(value(samples, "batch_seconds_sum", step=step) > 0 for step in SOURCES)
    assert [name for name, _ in samples if name == "pipeline_model_info"]


def test_alerts_and_dashboard_ask_only_for_what_is_served_and_the_dashboard_for_every_counter(tmp_path: Path) -> None:
    served = {name for name, _ in read(made(), {("t", 0): 1})}
    site = SiteMetrics(("a model", "1.2"), lambda: {("t", 0): 1})
    site.book("/stories", 0.1)
    with closing(database.create(tmp_path / "site.db")) as db:
        for story in stories([analysis("a", MATTER, [sent()])]):
            database.replace_story(db, story)
        served |= {name for name, _ in parse(page(site.families(db)))}
    dashboard = json.loads((DOCS / "dashboard.json").read_text())
    queries = " ".join(target["expr"] for panel in dashboard["panels"] for target in panel["targets"])
    alerts = " ".join((DOCS / "alerts.yml").read_text().split())
    names = re.compile(r"\bpipeline_\w+")
    assert set(names.findall(queries)) <= served
    assert names.findall(alerts)
    assert set(names.findall(alerts)) <= served
    assert {name for name in served if name.endswith("_total")} <= set(names.findall(queries + alerts))
