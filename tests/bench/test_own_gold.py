import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from bench.eval_events import OWN

ARTICLES: list[dict[str, Any]] = json.loads(OWN.read_text(encoding="utf-8"))
SUBTYPES = {
    "personnel_deployment": {"deploy", "presence", "reinforce", "rotate", "reduce", "withdraw"},
    "denial": {"deny", "contradict", "dispute", "disavow"},
    "contract_statement": {"sign", "fulfil", "plan", "change", "end", "describe"},
}
ROLES = {
    "personnel_deployment": {"actor", "personnel", "count", "location", "origin", "time", "purpose", "means"},
    "denial": {"speaker", "claim", "claimant", "addressee", "time"},
    "contract_statement": {"party", "subject", "value", "speaker", "time", "location"},
}
EVENTS = [(article, event) for article in ARTICLES for event in article["events"]]


def spans(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (event["trigger"], event["sentence"])
    yield from (span for fillers in event["arguments"].values() for span in fillers)
    yield from (span for link in event["attribution"] for span in (link["source"], link["cue"]) if span)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article["id"]))
def test_every_span_is_its_text(article: dict[str, Any]) -> None:
    for event in article["events"]:
        for span in spans(event):
            assert article["text"][span["start"] : span["end"]] == span["text"]
            assert span["text"].strip() == span["text"] != ""


def test_arguments_lie_in_the_sentence_of_their_event() -> None:
    for _, event in EVENTS:
        whole = event["sentence"]
        for span in (event["trigger"], *(span for fillers in event["arguments"].values() for span in fillers)):
            assert whole["start"] <= span["start"] < span["end"] <= whole["end"], event["id"]


def test_one_trigger_carries_one_event_of_a_type() -> None:
    triggers = Counter((article["id"], event["trigger"]["start"]) for article, event in EVENTS)
    assert set(triggers.values()) == {1}
    assert len({event["id"] for _, event in EVENTS}) == len(EVENTS)


def test_types_subtypes_and_roles_are_those_of_the_guide_and_all_occur() -> None:
    found = {(event["type"], event["subtype"]) for _, event in EVENTS}
    assert found == {(type_, subtype) for type_, subtypes in SUBTYPES.items() for subtype in subtypes}
    roles = {(event["type"], role) for _, event in EVENTS for role in event["arguments"]}
    assert roles == {(type_, role) for type_, named in ROLES.items() for role in named}


def test_the_corpus_holds_articles_of_news_length_from_many_outlets() -> None:
    assert len(ARTICLES) >= 40
    assert len({article["outlet"] for article in ARTICLES}) >= 40
    assert all(80 <= len(article["text"].split()) <= 260 for article in ARTICLES)
    assert {event["polarity"] for _, event in EVENTS} == {"positive", "negative"}
    assert {event["modality"] for _, event in EVENTS} == {"actual", "planned", "possible"}
