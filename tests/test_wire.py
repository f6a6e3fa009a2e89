"""Wire format: round trips, headers, and the reasons given for what is not a record."""

import re
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import wire
from pipeline.errors import WireError
from pipeline.model import (
    Analysis,
    Article,
    Event,
    Fact,
    Facts,
    Features,
    LogRecord,
    Metadata,
    Record,
    Span,
    Story,
    StoryEvent,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)  # a lone surrogate is no Unicode text
NUMBER = st.integers(0, 2**63 - 1)
SPANS = st.builds(Span, start=NUMBER, end=NUMBER, text=TEXT)
FACT = st.builds(Fact, value=TEXT, evidence=TEXT, how=TEXT, start=st.none() | NUMBER, end=st.none() | NUMBER)
FACTS = st.builds(
    Facts,
    title=st.none() | FACT,
    authors=st.lists(FACT, max_size=2).map(tuple),
    **dict.fromkeys(("published", "outlet", "domain", "language", "dateline"), st.none()),
    family=st.none() | TEXT,
    credited=st.just(()),
)
EVENTS = st.builds(
    Event,
    **dict.fromkeys(("id", "article_id", "source_id", "subtype", "rule"), TEXT),
    type=st.sampled_from(["denial", "contract_statement"]),
    trigger=SPANS,
    sentence=SPANS,
    arguments=st.just({}),
    attribution=st.just(()),
)
ARTICLES = st.builds(
    Article,
    **dict.fromkeys(("id", "source_id", "source", "content_type", "text"), TEXT),
    metadata=st.builds(
        Metadata, title=st.none() | TEXT, published=st.none() | TEXT, authors=st.lists(TEXT, max_size=2).map(tuple)
    ),
)
ANALYSES = st.builds(
    Analysis,
    **dict.fromkeys(("article_id", "source_id", "source"), TEXT),
    facts=FACTS,
    masks=st.just(()),
    events=st.lists(EVENTS, max_size=2).map(tuple),
    features=st.builds(Features, terms=st.dictionaries(TEXT, NUMBER, max_size=3)),
)
STORY_EVENTS = st.builds(StoryEvent, story_id=TEXT, entry_id=TEXT, event=EVENTS, facts=FACTS)
JSON_DATA = st.dictionaries(TEXT, st.none() | TEXT | NUMBER | st.booleans() | st.lists(TEXT, max_size=2), max_size=3)
LOG_RECORDS = st.builds(
    LogRecord, id=TEXT, story_id=TEXT, seq=NUMBER, kind=TEXT, span=st.none() | SPANS, data=JSON_DATA
)
STORIES = st.builds(
    Story, story_id=TEXT, articles=st.just(()), entries=st.just(()), independent_sources=NUMBER, last_seq=NUMBER
)


def article(**changed: object) -> Article:
    given = {"id": "a1", "source_id": "x", "source": "x.txt", "content_type": "text/plain", "text": "Hello."}
    return Article.model_validate(given | changed)


@given(st.one_of(ARTICLES, ANALYSES, STORY_EVENTS, LOG_RECORDS, STORIES))
def test_a_record_survives_the_wire_and_its_headers_name_it(record: Record) -> None:
    headers = wire.headers(record)
    assert wire.decode(wire.encode(record), type(record), headers) == record
    assert dict(headers)["ce_dataschema"].startswith(b"urn:news-event-pipeline:")


def test_headers_are_cloudevents_attributes_and_without_a_date_hold_no_time() -> None:
    assert dict(wire.headers(article())) == {
        "ce_specversion": b"1.0",
        "ce_id": b"a1",
        "ce_type": b"news-event-pipeline.article.v1",
        "ce_source": b"/news-event-pipeline/replay",
        "ce_subject": b"x",
        "ce_dataschema": b"urn:news-event-pipeline:article.v1",
        "content-type": b"application/json",
    }


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2019-06-04", "2019-06-04T00:00:00Z"),
        ("4 June 2019, 10:30", "2019-06-04T10:30:00Z"),
        ("2019-06-04T01:30:00+02:00", "2019-06-03T23:30:00Z"),
        ("Tue, 04 Jun 2019 10:30:00 GMT", "2019-06-04T10:30:00Z"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_an_articles_time_is_its_publication_in_utc(written: str, time: str | None) -> None:
    told = dict(wire.headers(article(metadata=Metadata(published=written)))).get("ce_time")
    assert told == (time.encode() if time else None)


@pytest.mark.parametrize(
    "value", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2019", "soon", "٢٠١٩-٠٦-٠٤"]
)
def test_a_date_that_is_no_moment_is_no_time(value: str) -> None:
    facts = Facts(published=Fact(value=value, evidence=value, how="made"))
    assert wire.published(facts) is None


@given(FACTS, st.none() | st.datetimes(timezones=st.none() | st.timezones()))
def test_a_time_is_one_of_rfc_3339_and_the_moment_that_the_facts_tell(facts: Facts, moment: datetime | None) -> None:
    told = moment and Fact(value=moment.isoformat(), evidence="", how="made")
    time = wire.published(facts.model_copy(update={"published": told}))
    if time:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z", time)
        again = datetime.fromisoformat(moment.isoformat()) if moment else None
        assert again == datetime.fromisoformat(time).replace(tzinfo=UTC if again and again.tzinfo else None)
    else:
        assert moment is None or moment.year in (1, 9999)


def test_a_record_without_a_time_of_its_own_has_that_of_what_made_it() -> None:
    record = LogRecord(id="r", story_id="s", seq=0, kind="story-opened")
    assert "ce_time" not in dict(wire.headers(record))
    assert dict(wire.headers(record, "2019-06-04T00:00:00Z"))["ce_time"] == b"2019-06-04T00:00:00Z"
    assert "ce_time" not in dict(wire.headers(article()))


def test_unknown_fields_are_ignored_so_that_a_newer_producer_does_not_stop_an_older_reader() -> None:
    data = orjson.loads(wire.encode(article())) | {"new": 1}
    assert wire.decode(orjson.dumps(data), Article) == article()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "no value"),
        (b"", "no value"),
        (b"Berlin (dpa)", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a Article"),
        (b'{"id": "a"}', "source_id: Field required"),
        (wire.encode(article()).replace(b'"Hello."', b"7"), "text: Input should be a valid string"),
    ],
)
def test_bytes_that_are_no_article_say_why(data: bytes | None, reason: str) -> None:
    with pytest.raises(WireError, match=reason):
        wire.decode(data, Article)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (("ce_dataschema", b"urn:news-event-pipeline:article.v2"), "version 'v2' of article"),
        (("ce_type", b"news-event-pipeline.story.v1"), "story.v1', not Article"),
        (("ce_specversion", b"0.3"), "CloudEvents version is '0.3'"),
        (("content-type", b"application/avro"), "content type is 'application/avro'"),
        (("ce_type", b"\xff\x1b[2J"), "not Article"),
    ],
)
def test_headers_that_contradict_the_record_are_refused(header: tuple[str, bytes], reason: str) -> None:
    with pytest.raises(WireError, match=reason):
        wire.decode(wire.encode(article()), Article, [header])


@pytest.mark.parametrize("name", ["content-type", "ce_specversion", "ce_type", "ce_dataschema"])
def test_a_header_without_value_is_refused_and_no_crash(name: str) -> None:
    with pytest.raises(WireError):
        wire.decode(wire.encode(article()), Article, [(name, None)])


def test_a_value_larger_than_any_topic_takes_is_not_parsed() -> None:
    with pytest.raises(WireError, match="topics take"):
        wire.decode(b" " * (wire.MAX_MESSAGE + 1), Article)


def test_a_reason_never_holds_raw_control_characters() -> None:
    with pytest.raises(WireError) as caught:
        wire.decode(wire.encode(article()), Article, [("ce_type", b"\x1b[2J")])
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("data", [{"n": 2**64}, {"n": "\ud800"}])
def test_what_json_cannot_carry_is_an_error_and_not_a_crash(data: dict[str, object]) -> None:
    with pytest.raises(WireError, match="cannot be written as JSON"):
        wire.encode(LogRecord(id="r", story_id="s", seq=0, kind="k", data=data))
