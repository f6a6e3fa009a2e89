from collections.abc import Sequence

import pytest
from hypothesis import assume, given

from pipeline.model import Event
from pipeline.stories.denying import DENIES, denies
from pipeline.stories.learned import network
from pipeline.stories.likeness import SAME, same
from pipeline.stories.mention import mention_of, mentions_of
from tests.stories.making import EVENTS, argument, arrived, denied, event, mention, sent

TOLD = mention(sent(article="a"))
INSIDE = "affirmed inside the claim"


def named(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    return dict(zip(names, values, strict=True))


@given(EVENTS, EVENTS)
def test_sameness_is_the_same_both_ways(one: Event, other: Event) -> None:
    first, second = mention_of(one, 10), mention_of(other.model_copy(update={"article_id": "b"}), None)
    assert list(same(first, second)) == list(same(second, first))
    near = mention_of(other, 12)
    assert list(same(first, near)) == list(same(near, first))


@given(EVENTS, EVENTS)
def test_there_is_a_finite_value_for_each_name(one: Event, other: Event) -> None:
    assume(one.type == "denial")
    first, second = mention_of(one, 10), mention_of(other, 12)
    assert len(same(first, second)) == len(SAME)
    assert len(denies(first, second)) == len(DENIES)
    assert all(0 <= value <= 3 for value in (*same(first, second), *denies(first, second)))


def test_two_tellings_share_what_they_both_tell() -> None:
    found = named(SAME, same(TOLD, mention(sent(said_by=(), article="b"), "2020-03-05")))
    assert found["who: shared"] == found["where: shared"] == 1.0
    assert found["told: cosine"] == pytest.approx(1.0)
    assert (found["source: both told"], found["claim: both told"]) == (0.0, 0.0)
    assert (found["one article"], found["attributed"], found["deploy"]) == (False, 1, 2)
    assert 0 < found["sentence: shared"] <= 1


@pytest.mark.parametrize(
    ("role", "value", "near", "far", "feature"),
    [
        ("count", "300", "300", "450", "number"),
        ("value", "100", "120", "130", "sum"),
        ("time", "2020-03-01", "2020-03-02", "2020-05-02", "time"),
    ],
)
def test_values_agree_or_exclude_each_other(role: str, value: str, near: str, far: str, feature: str) -> None:
    told, like, unlike = (mention(sent().model_copy(update=filled(role, text))) for text in (value, near, far))
    for other, agrees in ((like, True), (unlike, False)):
        found = named(SAME, same(told, other))
        assert (found[f"{feature} the same"], found[f"{feature} another"]) == (agrees, not agrees)


def filled(role: str, text: str) -> dict[str, object]:
    return {"arguments": {role: (argument(role, text, 0),)}}


def test_a_denial_and_what_it_denies() -> None:
    found = named(DENIES, denies(mention(denied(article="b"), "2020-03-03"), TOLD))
    assert found["trigger in claim"] == found["claimant is its source"] == found["denier is who"] == 1.0
    assert (found["one article"], found["same day"], found["told later"]) == (False, False, False)
    assert (found["deny"], found["deploy"], found["attributed"]) == (1, 1, True)


def test_what_stands_in_the_sentence_alone_is_not_in_the_claim() -> None:
    made = event(
        "deny", "denied", article="b", sentence="It denied that soldiers were sent.", speaker="it", claim="that"
    )
    found = named(DENIES, denies(mention(made), TOLD))
    assert (found["trigger in claim"], found["trigger in sentence"]) == (0.0, 1.0)


def test_a_mention_inside_the_claim_of_its_own_article() -> None:
    inside = named(DENIES, denies(mention(denied(at=0)), mention(sent(at=30))))
    before = named(DENIES, denies(mention(denied(at=900)), mention(sent(at=30))))
    assert (inside[INSIDE], inside["before"], before[INSIDE]) == (True, False, False)
    assert (before["before"], before["right before"], before["far apart"]) == (True, False, 870 / 1500)


def test_title_and_text_are_apart_though_both_begin_at_0() -> None:
    title = mention(sent(at=30).model_copy(update={"field": "title"}))
    assert not named(SAME, same(title, mention(sent(at=30))))["one sentence"]
    found = named(DENIES, denies(mention(denied(at=0)), title))
    assert not (found[INSIDE] or found["one sentence"])


def test_what_is_negated_inside_a_claim_is_told_apart_and_matches_no_claim() -> None:
    denial, negated = mention(denied(at=0)), sent(at=30).model_copy(update={"polarity": "negative"})
    found = named(DENIES, denies(denial, mention(negated)))
    assert (found[INSIDE], found["negated inside the claim"]) == (False, True)
    shared = "affirmed claim: shared"
    assert (found[shared], named(DENIES, denies(denial, mention(sent(at=30))))[shared] > 0) == (0.0, True)


def test_the_learned_networks_tell_one_happening_and_its_denial_from_others() -> None:
    alike, denying = network("same"), network("denies")
    again, other = mention(sent(article="b"), "2020-03-03"), mention(arrived(article="b"), "2020-03-03")
    assert alike(same(TOLD, again)) > 0.8
    assert alike(same(TOLD, other)) < 0.2
    bribes = denied("Qatar", "allegations that its envoy had taken bribes", "the newspaper", article="b")
    assert denying(denies(mention(denied(article="b"), "2020-03-03"), TOLD)) > 0.8
    assert denying(denies(mention(bribes, "2020-03-03"), TOLD)) < 0.2


def test_what_stands_around_an_event_and_before_it_counts() -> None:
    first = event("deploy", "sent", at=0, sentence="Norway sent soldiers to Latvia.", actor="Norway")
    second = event("deploy", "stay", at=200, sentence="They will stay until spring.")
    alone = event("deploy", "stay", at=200, article="b", sentence="They will stay until spring.")
    _, told = mentions_of([second, first], None)
    apart = mention(
        event("deploy", "sent", article="c", sentence="Soldiers from Norway are in Latvia.", actor="Norway")
    )
    with_context, without = (named(SAME, same(one, apart)) for one in (told, mention(alone)))
    assert with_context["around: who"] == with_context["around: told"] == 1.0
    assert with_context["before: cosine"] > 0.5
    assert (without["around: who"], without["before: cosine"]) == (0.0, 0.0)


def test_events_of_the_title_and_those_far_away_are_not_around() -> None:
    title = event("deploy", "sent", sentence="Norway sends soldiers").model_copy(update={"field": "title"})
    far = event("deploy", "sent", at=3000, sentence="Soldiers left Latvia.")
    made = mentions_of([far, event("deploy", "stay", at=200, sentence="They will stay until spring."), title], None)
    assert [one.event.field for one in made] == ["title", "text", "text"]
    assert all(one.around == one.sentence and not one.before.weight for one in made)


def test_the_same_and_other_numbers_and_subtypes_are_told_apart() -> None:
    one = mention(event("deploy", "sent", sentence="Norway sent 250 soldiers.", count="250"))
    for number, shared, others in (("250", True, False), ("900", False, True)):
        found = named(SAME, same(one, mention(event("withdraw", "left", sentence=f"The {number} men left."))))
        assert (found["figures: shared"], found["figures: others"]) == (shared, others)
        assert (found["deploy"], found["withdraw"], found["presence"]) == (1, 1, 0)
