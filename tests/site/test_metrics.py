"""/metrics of the pages: what the database holds, requests by page, nothing that a request could choose."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.exposition import CONTENT_TYPE, page
from pipeline.site import database
from pipeline.site.metrics import Metrics
from pipeline.site.pages import pages, templates
from tests.site.asking import ask, get
from tests.stream.prometheus import Samples, parse


def value(samples: Samples, name: str, /, **labels: str) -> float:
    return samples[f"pipeline_site_{name}", frozenset(labels.items())]


def read(metrics: Metrics, file: Path) -> Samples:
    with closing(database.open_to_read(file)) as db:
        return parse(page(metrics.families(db)))


def test_what_the_database_holds_is_what_queries_count(seeds: Path) -> None:
    samples = parse(get(seeds, "/metrics").text.encode())
    with closing(sqlite3.connect(seeds)) as db:
        for name, query in {
            "stories": "SELECT count(*) FROM stories",
            "mentions": "SELECT count(*) FROM mentions",
            "denials": "SELECT count(*) FROM denied_claims WHERE counts",
            "dead_letters": "SELECT count(*) FROM dead_letters",
        }.items():
            assert value(samples, name) == db.execute(query).fetchone()[0]
        denied = "SELECT count(*) FROM entries WHERE status = 'denied' AND type = 'personnel_deployment'"
        told = value(samples, "entries", type="personnel_deployment", status="denied")
        assert told == db.execute(denied).fetchone()[0] > 0


def test_requests_are_timed_by_page_whatever_their_addresses_hold(seeds: Path) -> None:
    *answers, last = ask(
        seeds, "/stories", "/stories?q=x", "/stories/s-none", "/stories/%22%0a.json", "/none", "/site.css", "/metrics"
    )
    assert [answer.status for answer in answers] == [200, 200, 404, 404, 404, 200]
    assert last.headers["Content-Type"] == CONTENT_TYPE
    samples = parse(last.text.encode())
    found = {dict(labels)["page"]: count for (name, labels), count in samples.items() if name.endswith("_count")}
    assert found == {"/stories": 2, "/stories/{story}": 1, "/stories/{story}.json": 1, "other": 1, "/site.css": 1}
    assert value(samples, "request_seconds_sum", page="/stories") > 0


@pytest.mark.parametrize(("host", "status"), [("localhost:8080", 200), ("evil.example", 421)])
def test_only_who_asks_for_this_machine_is_told(seeds: Path, host: str, status: int) -> None:
    assert get(seeds, "/metrics", Host=host).status == status


def test_lag_and_model_are_told_where_they_are_known(seeds: Path) -> None:
    assert not [name for name, _ in read(Metrics(), seeds) if name.endswith(("_lag_messages", "_info"))]
    samples = read(Metrics(("news", "1.1.0"), lambda: {("news.stories.v1", 3): 7}), seeds)
    assert value(samples, "lag_messages", topic="news.stories.v1", partition="3") == 7
    assert value(samples, "model_info", name="news", version="1.1.0") == 1


def test_the_page_of_the_stream_tells_its_pace_of_late_and_what_waits(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((0.0, 30.0, 90.0, 120.0))
    monkeypatch.setattr("pipeline.site.metrics.time.monotonic", lambda: next(clock))
    metrics = Metrics(lags=lambda: {("news.stories.v1", 3): 7})
    for articles in (100, 1000, 1030, 1090):
        metrics.look(articles)
    (page,) = (each for each in pages(metrics.flow) if each.address == "/stream")
    with closing(database.open_to_read(seeds)) as db:
        data = page.read(db, {}, {})
    lags = [{"topic": "news.stories.v1", "partition": 3, "messages": 7}]
    counted = {"articles": 5, "stories": 1, "dead_letters": 0}
    assert data == counted | {"articles_a_second": 1.0, "lags": lags}  # 90 in 90 s: the first look is too old
    text = templates().get_template("stream.html").render(page_name="stream", live=True, twin="", digest="", **data)
    assert "<b>1.0</b> articles a second" in text
    assert "<td>7</td>" in text


def test_an_export_has_no_pace(seeds: Path) -> None:
    assert "This is an export: nothing comes in." in get(seeds, "/stream").text


def test_types_and_statuses_that_are_not_known_are_no_labels(tmp_path: Path) -> None:
    with closing(database.create(tmp_path / "news.db")) as db, db:
        columns = "story_id, id, position, type, subtype, status, polarity, modality, independent_sources, "
        columns += "articles, confirmed_by_denier, in_own_voice"
        for name, kind in (("a", "coup"), ("b", "riot")):
            db.execute(
                f"INSERT INTO entries ({columns}) VALUES ('s', ?, 1, ?, '', 'odd', '', '', 1, 1, 0, 0)", (name, kind)
            )
    assert value(read(Metrics(), tmp_path / "news.db"), "entries", type="other", status="other") == 2
