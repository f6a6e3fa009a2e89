"""What was found as records: offsets into the original, values, sources, ids."""

from dataclasses import replace

import pytest

from pipeline.extract.records import Recorder
from pipeline.extract.text.layout import Layout
from pipeline.extract.text.view import read
from pipeline.language.decode import Found, Link
from pipeline.model import Argument, Attribution, CleanArticle, Count, Event, Name, Time
from tests.extract.making import clean, found, link

TEXT = "It  rained. Norway sent [an advertisement] about 40 medics to Mali on Monday, Peskov said."
LAID_OUT = "It rained. Norway sent about 40 medics to Mali on Monday, Peskov said."
ARTICLE = clean(TEXT, "[an advertisement] ", published="2019-06-04")
SENT = found(LAID_OUT, "sent", actor="Norway", count="about 40", personnel="medics", location="Mali", time="on Monday")


def record(one: Found, article: CleanArticle = ARTICLE) -> Event:
    return Recorder.of(article, Layout.of(read(article)), [one], "model 1.0").event(one)


def argument(event: Event, role: str) -> Argument:
    (only,) = event.arguments[role]
    return only


def attribution(text: str, source: str | None = None, cue: str | None = None) -> Attribution:
    (only,) = record(found(text, "sent", link(text, source, cue)), clean(text)).attribution
    return only


def test_a_record_tells_what_was_found_and_by_which_model() -> None:
    event = record(SENT)
    assert (event.article_id, event.source_id, event.field) == ("a1", "s1", "text")
    assert (event.type, event.subtype) == ("personnel_deployment", "deploy")
    assert (event.polarity, event.modality) == ("positive", "actual")
    assert (event.score, event.model, event.rule) == (0.9, "model 1.0", None)


def test_every_span_is_of_the_original_text() -> None:
    event = record(SENT)
    spans = [event.trigger, event.sentence, *(each for every in event.arguments.values() for each in every)]
    assert all(TEXT[span.start : span.end] == span.text for span in spans)
    assert event.trigger.start == TEXT.index("sent")
    assert event.sentence.text == TEXT.removeprefix("It  rained. ")
    assert argument(event, "count").text == "about 40"


def test_arguments_have_the_values_of_their_roles() -> None:
    event = record(SENT)
    assert {role: argument(event, role).normalized for role in event.arguments} == {
        "actor": Name(name="Norway", iso3166="NO"),
        "count": Count(min=36, max=44, approximate=True),
        "personnel": None,
        "location": Name(name="Mali", iso3166="ML"),
        "time": Time(iso8601="2019-06-03"),
    }


@pytest.mark.parametrize("modality", ["planned", "possible"])
def test_what_lies_ahead_is_on_the_coming_day(modality: str) -> None:
    event = record(found(LAID_OUT, "sent", modality=modality, time="on Monday"))
    assert argument(event, "time").normalized == Time(iso8601="2019-06-10")


@pytest.mark.parametrize("published", [None, "2019-06", "soon"])
def test_without_the_articles_day_a_weekday_has_no_date(published: str | None) -> None:
    event = record(found(LAID_OUT, "sent", time="on Monday"), clean(LAID_OUT, published=published))
    assert argument(event, "time").normalized is None


def test_a_time_of_day_does_not_hide_the_articles_day() -> None:
    event = record(found(LAID_OUT, "sent", time="on Monday"), clean(LAID_OUT, published="2019-06-04T23:10:00+02:00"))
    assert argument(event, "time").normalized == Time(iso8601="2019-06-03")


def test_who_is_named_by_the_last_word_is_named_in_full() -> None:
    text = "Spokesman Dmitry Peskov came. Medics were sent by Peskov, Peskov said."
    event = record(found(text, "sent", link(text, "Peskov"), actor="Peskov"), clean(text))
    assert argument(event, "actor").normalized == Name(name="Dmitry Peskov")
    assert event.attribution[0].name == Name(name="Dmitry Peskov")


@pytest.mark.parametrize("source", ["Peskov", "Peskov’s", "“Peskov”", "our Peskov", "Mr. Peskov"])
def test_a_mention_is_named_in_full_whatever_stands_around_the_name(source: str) -> None:
    made = attribution(f"Medics were sent, {source} said. It was Dmitry Peskov.", source, "said")
    assert made.name == Name(name="Dmitry Peskov")


@pytest.mark.parametrize("source", ["Dmitry", "Dmitry’s", "“Dmitry”", "our Dmitry"])
def test_a_first_name_is_named_in_full_whatever_stands_around_it(source: str) -> None:
    text = f"Dmitry Peskov sent medics, {source} said."
    made = record(found(text, "sent", link(text, source, "said"), actor="Dmitry Peskov"), clean(text))
    assert made.attribution[0].name == Name(name="Dmitry Peskov")


@pytest.mark.parametrize(
    ("source", "anonymous"),
    [
        ("Officials", True),
        ("A diplomat", True),
        ("people close to them", True),
        ("The minister", False),
        ("his lawyer", False),
        ("He", False),
        ("Peskov", False),
        ("Moscow", False),
    ],
)
def test_a_source_without_a_name_that_stands_for_nobody_told_before_is_anonymous(source: str, anonymous: bool) -> None:
    made = attribution(f"sent, {source} said", source, "said")
    assert made.anonymous is anonymous
    assert (made.source and made.source.text, made.cue and made.cue.text) == (source, "said")


def test_a_link_without_a_source_is_anonymous_and_may_have_a_cue() -> None:
    made = attribution("sent, it was said", None, "said")
    assert (made.source, made.name, made.anonymous) == (None, None, True)
    assert made.cue is not None
    assert attribution("sent").cue is None


def quoted(text: str, *links: Link) -> list[tuple[str | None, bool]]:
    """The source of each link of what was sent, and whether it is quoted."""
    event = record(found(text, "sent", *links), clean(text))
    return [(each.source.text if each.source else None, each.direct) for each in event.attribution]


def test_the_innermost_source_outside_of_the_quote_is_the_one_that_is_quoted() -> None:
    text = "“They sent medics,” he said, Reuters reports."
    links = (link(text, "he", "said", direct=True), link(text, "Reuters", "reports"))
    assert quoted(text, *links) == [("he", True), ("Reuters", False)]


def test_a_source_that_the_quote_itself_names_is_not_quoted() -> None:
    text = "“Officials say they sent medics,” he said."
    links = (link(text, "Officials", "say", direct=True), link(text, "he", "said"))
    assert quoted(text, *links) == [("Officials", False), ("he", True)]


def test_where_the_quote_names_every_source_nobody_is_quoted() -> None:
    text = "“Officials say they sent medics, he said.”"
    links = (link(text, "Officials", "say", direct=True), link(text, "he", "said"))
    assert quoted(text, *links) == [("Officials", False), ("he", False)]


def test_of_several_sources_outside_of_the_quote_one_alone_is_quoted() -> None:
    text = "“They sent medics,” he said, Reuters reports."
    links = (link(text, "he", "said", direct=True), link(text, "Reuters", "reports", direct=True))
    assert quoted(text, *links) == [("he", True), ("Reuters", False)]


def test_a_quote_whose_sentence_does_not_say_who_speaks_is_direct_too() -> None:
    text = "“They sent medics. They did.”"
    assert quoted(text, link(text, direct=True)) == [(None, True)]


def test_without_quotation_marks_around_the_event_nobody_is_quoted() -> None:
    text = "They sent “medics”, he said."
    assert quoted(text, link(text, "he", "said", direct=True)) == [("he", False)]


def test_marks_around_what_the_model_does_not_take_for_a_quote_quote_nobody() -> None:
    text = "They “sent” medics, he said."
    assert quoted(text, link(text, "he", "said")) == [("he", False)]


def test_an_event_in_the_title_has_offsets_into_the_title() -> None:
    article = clean("It rained.", title="Norway sent medics")
    event = record(found("It rained.\nNorway sent medics", "sent"), article)
    assert (event.field, event.trigger.start, event.sentence.text) == ("title", 7, "Norway sent medics")


def test_ids_are_the_same_for_the_same_and_differ_by_type_place_and_field() -> None:
    text = "sent and sent"
    again, other = replace(found(text, "sent"), trigger=(9, 13)), replace(found(text, "sent"), type="denial")
    ids = [record(each, clean(text)).id for each in (found(text, "sent"), again, other)]
    titled = record(found("It rained.\nsent away", "sent"), clean("It rained.", title="sent away"))
    assert record(found(text, "sent"), clean(text)).id == ids[0]
    assert len({*ids, titled.id}) == 4
