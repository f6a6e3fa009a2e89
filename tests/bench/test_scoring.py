from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.gold import GoldArticle, GoldEvent, GoldSpan, OptionalEvent
from bench.scoring import accuracy, count, match, pair, ratio, same_source, total
from pipeline.model import Argument, Article, Attribution, Event, Name, Span

TEXT = "Kenya sent 400 troops to Somalia on Monday. Officials denied it."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def article(*events: GoldEvent, optional: tuple[OptionalEvent, ...] = ()) -> GoldArticle:
    whole = Article(id="a", source_id="a", source="a", content_type="text/plain", text=TEXT)
    return GoldArticle(article=whole, events=events, optional=optional)


def gold(trigger: str, roles: dict[str, str] | None = None, **changes: Any) -> GoldEvent:
    fields: dict[str, Any] = {
        "type": "personnel_deployment",
        "subtypes": ("deploy",),
        "trigger": span(trigger),
        "sentence": span(TEXT),
        "polarities": ("positive",),
        "modalities": ("actual",),
        "arguments": {role: (span(words),) for role, words in (roles or {}).items()},
        "optional": {},
        "attributed": False,
        "sources": (),
    }
    return GoldEvent(**{**fields, **changes})


def found(trigger: str, roles: dict[str, str] | None = None, **changes: Any) -> Event:
    arguments = {role: (Argument(**span(words).model_dump()),) for role, words in (roles or {}).items()}
    fields: dict[str, Any] = {
        "id": trigger,
        "article_id": "a",
        "source_id": "a",
        "type": "personnel_deployment",
        "subtype": "deploy",
        "trigger": span(trigger),
        "sentence": span(TEXT),
        "arguments": arguments,
        "polarity": "positive",
        "modality": "actual",
        "score": 0.9,
    }
    return Event.model_validate({**fields, **changes})


def by(source: str) -> Attribution:
    return Attribution(source=span(source), cue=span("denied"), direct=False, anonymous=True)


def test_an_event_matches_where_the_triggers_overlap_and_the_type_is_the_same() -> None:
    assert match([found("sent 400")], article(gold("sent"))).pairs
    assert not match([found("troops")], article(gold("sent"))).pairs
    assert not match([found("sent", type="denial", subtype="deny")], article(gold("sent"))).pairs


def test_events_match_one_to_one() -> None:
    matching = match([found("sent"), found("sent 400")], article(gold("sent")))
    assert [event.trigger.text for event, _ in matching.pairs] == ["sent"]
    assert [event.trigger.text for event in matching.extras] == ["sent 400"]


def test_precision_and_recall_count_misses_and_extras() -> None:
    counts = count(match([found("sent"), found("denied")], article(gold("sent"), gold("Somalia"), gold("Monday"))))
    events = ratio(counts, "events")
    assert (events.precision, events.recall) == (1 / 2, 1 / 3)
    assert events.f1 == pytest.approx(0.4)
    assert ratio(counts, "events", "personnel_deployment") == events


def test_an_extra_in_a_sentence_with_an_optional_event_of_its_type_is_not_counted() -> None:
    second = OptionalEvent(type="personnel_deployment", sentence=span("Officials denied it."))
    assert not match([found("denied")], article(optional=(second,))).extras
    assert match([found("sent")], article(optional=(second,))).extras
    assert match([found("denied", type="denial", subtype="deny")], article(optional=(second,))).extras


def test_an_event_of_the_given_title_is_not_scored() -> None:
    assert not match([found("sent", field="title")], article()).extras


def test_any_of_the_values_that_annotators_allow_is_right() -> None:
    wanted = gold("sent", subtypes=("presence", "deploy"), polarities=("negative",), modalities=("actual", "possible"))
    counts = count(match([found("sent")], article(wanted)))
    assert [accuracy(counts, name) for name in ("subtype", "polarity", "modality")] == [1.0, 0.0, 1.0]
    assert ratio(counts, "events", "personnel_deployment/deploy").f1 == 1.0


def test_a_wrong_subtype_is_a_miss_and_an_extra_of_the_subtypes_alone() -> None:
    counts = count(match([found("sent", subtype="withdraw")], article(gold("sent"))))
    assert ratio(counts, "events").f1 == 1.0
    assert ratio(counts, "events", "personnel_deployment/deploy").recall == 0.0
    assert ratio(counts, "events", "personnel_deployment/withdraw").precision == 0.0


def test_attributed_is_judged_only_where_the_annotators_agree() -> None:
    event = found("sent", attribution=(by("Officials"),))
    assert accuracy(count(match([event], article(gold("sent", attributed=None)))), "attributed") is None
    assert accuracy(count(match([event], article(gold("sent", attributed=True)))), "attributed") == 1.0
    assert accuracy(count(match([event], article(gold("sent")))), "attributed") == 0.0


def test_a_source_is_right_where_one_name_holds_the_other() -> None:
    event = found("sent", attribution=(by("Officials"),))
    assert accuracy(count(match([event], article(gold("sent", sources=("The officials",))))), "source") == 1.0
    assert accuracy(count(match([event], article(gold("sent", sources=("Kenya",))))), "source") == 0.0
    assert not same_source("he", "the Kremlin")


def test_arguments_are_right_where_they_overlap_one_of_the_same_role() -> None:
    wanted = gold("sent", {"actor": "Kenya", "count": "400", "location": "Somalia", "time": "on Monday"})
    event = found("sent", {"actor": "Kenya", "count": "400 troops", "location": "Monday", "personnel": "troops"})
    counts = count(match([event], article(wanted)))
    assert (ratio(counts, "arguments").right, ratio(counts, "arguments").given) == (2, 4)
    assert ratio(counts, "arguments").wanted == 4
    assert ratio(counts, "arguments", "location").f1 == 0.0


def test_arguments_of_missed_events_count_as_missed_and_those_of_extras_not_at_all() -> None:
    counts = count(match([found("denied", {"actor": "Officials"})], article(gold("sent", {"actor": "Kenya"}))))
    assert (ratio(counts, "arguments").given, ratio(counts, "arguments").wanted) == (0, 1)


def test_optional_arguments_count_neither_way() -> None:
    wanted = gold("sent", {"actor": "Kenya"}, optional={"location": (span("Somalia"),)})
    with_it = count(match([found("sent", {"actor": "Kenya", "location": "Somalia"})], article(wanted)))
    without = count(match([found("sent", {"actor": "Kenya"})], article(wanted)))
    assert ratio(with_it, "arguments") == ratio(without, "arguments")
    assert ratio(with_it, "arguments").f1 == 1.0


def test_the_value_of_a_right_argument_is_judged_where_the_gold_tells_one() -> None:
    told = GoldSpan(**span("Kenya").model_dump(), normalized={"name": "Kenya", "iso3166": "KE"})
    wanted = gold("sent", arguments={"actor": (told,), "location": (span("Somalia"),)})
    right = Argument(**span("Kenya").model_dump(), normalized=Name(name="Kenya", iso3166="KE"))
    wrong = Argument(**span("Kenya").model_dump(), normalized=Name(name="Kenya"))
    shares = [
        accuracy(count(match([found("sent", arguments={"actor": (argument,)})], article(wanted))), "actor", "values")
        for argument in (right, wrong)
    ]
    assert shares == [1.0, 0.0]


spans = st.tuples(st.sampled_from("ab"), st.integers(0, 30), st.integers(1, 6)).map(
    lambda drawn: (drawn[0], Span(start=drawn[1], end=drawn[1] + drawn[2], text="x" * drawn[2]))
)


@given(st.lists(spans), st.lists(spans))
def test_pairs_are_one_to_one_of_one_kind_and_overlap(
    left: list[tuple[str, Span]], right: list[tuple[str, Span]]
) -> None:
    links = pair(left, right)
    assert len(set(links.values())) == len(links)
    for i, j in links.items():
        assert left[i][0] == right[j][0]
        assert left[i][1].start < right[j][1].end
        assert right[j][1].start < left[i][1].end


@given(st.lists(spans))
def test_spans_pair_completely_with_themselves(given_spans: list[tuple[str, Span]]) -> None:
    assert len(pair(given_spans, given_spans)) == len(given_spans)


def test_counts_of_articles_add_up() -> None:
    one = count(match([found("sent")], article(gold("sent"))))
    other = count(match([], article(gold("sent"))))
    assert ratio(total((one, other)), "events").recall == 0.5
