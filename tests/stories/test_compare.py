import pytest

from pipeline.stories.cast import cast
from pipeline.stories.compare import ENOUGH, likeness_of
from tests.stories.making import claim, event, reading

SENT = {"actor": "France", "personnel": "soldiers", "location": "Mali"}


def alike(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whether two events, told in two articles, are one happening."""
    words = ("Told here in these words", "Elsewhere one read it otherwise")
    first = claim(event(**{"subtype": "deploy", "sentence": words[0], **one}), "a")  # type: ignore[arg-type] # keywords
    second = claim(event(**{"subtype": "deploy", "sentence": words[1], **other}), "b")  # type: ignore[arg-type] # as above
    people = cast([first, second])
    points = likeness_of(first, second, people)
    assert points == likeness_of(second, first, people), "likeness is symmetric"
    return points is not None and points >= ENOUGH


@pytest.mark.parametrize(
    "other",
    [
        {"trigger": "flown in", "personnel": "troops"},
        {"location": "Bamako"},
        {"count": "450"},
        {"location": "the country"},
        {"subtype": "reinforce", "count": "300"},
    ],
    ids=["other words", "a place within the other", "another figure", "a place only described", "as reinforcement"],
)
def test_one_happening_in_other_words(other: dict[str, object]) -> None:
    assert alike({**SENT, "count": "300"}, {**SENT, **other})


@pytest.mark.parametrize(
    "other",
    [
        {"actor": "Chad"},
        {"location": "Ukraine"},
        {"personnel": "police officers"},
        {"time": "2020-02-20"},
        {"modality": "planned"},
        {"polarity": "negative"},
        {"subtype": "withdraw"},
        {"subtype": "reinforce"},
    ],
    ids=["actor", "place", "people", "day", "plan", "denied", "way back", "more, with no figure in common"],
)
def test_look_alikes_stay_apart(other: dict[str, object]) -> None:
    assert not alike({**SENT, "time": "2020-03-01"}, {**SENT, **other})


def test_two_cities_of_one_state_are_two_places() -> None:
    assert not alike({**SENT, "location": "Gao"}, {**SENT, "location": "Bamako"})


def test_a_place_alone_makes_no_happening() -> None:
    assert not alike({"location": "Mali"}, {"location": "Mali"})


def test_a_quote_that_two_articles_share_is_one_telling() -> None:
    quote = "They are there to repair what we delivered long ago, and they go on with it"
    fulfil = {"subtype": "fulfil", "trigger": "repair", "sentence": quote}
    assert alike(fulfil, fulfil)


def test_instructors_are_no_soldiers_unless_the_number_is_the_same() -> None:
    assert not alike({**SENT, "count": "300"}, {**SENT, "personnel": "instructors", "count": "900"})


def test_events_told_side_by_side_in_one_sentence_are_two() -> None:
    one = claim(event("deploy", "sent", actor="France", sentence="France sent them and sent others."))
    other = claim(event("deploy", "sent others", actor="France", sentence="France sent them and sent others."))
    assert likeness_of(one, other, cast([one, other])) is None


def test_contracts_with_the_same_parties_are_one_and_with_other_parties_two() -> None:
    deal = {"subtype": "sign", "party": ("France", "Russia"), "subject": "ships"}
    assert alike(deal, {**deal, "subject": "two vessels"})
    assert not alike(deal, {**deal, "party": ("France", "Qatar")})


def test_sums_far_apart_speak_against_one_contract() -> None:
    deal = {"subtype": "sign", "party": "France", "value": "1000000"}
    assert alike(deal, deal)
    assert not alike(deal, {**deal, "value": "9000000"})


def test_what_a_contract_is_about_may_stand_in_the_trigger_or_beside_a_place() -> None:
    terms = {"subtype": "fulfil", "trigger": "military contracts", "party": ("Russia", "Mali"), "said_by": ["Russia"]}
    assert alike(terms, {"subtype": "fulfil", "party": "Russia", "subject": "military aid", "trigger": "go on"})
    assert alike(terms, {"subtype": "fulfil", "subject": "trucks delivered to Mali", "said_by": ["Russia"]})
    assert not alike(terms, {"subtype": "fulfil", "subject": "trucks delivered to Chad", "said_by": ["Russia"]})


def test_whoever_demands_a_withdrawal_is_not_who_withdraws() -> None:
    demand = {**SENT, "subtype": "withdraw", "modality": "possible"}
    assert alike(demand, {**demand, "actor": "Ukraine", "said_by": ["Ukraine"]})
    assert not alike(demand, {**demand, "actor": "Ukraine", "said_by": ["Russia"]})


def test_what_the_article_has_as_a_place_is_no_actor() -> None:
    stay = event("presence", actor="Mali", personnel="police", location="Gao")
    other = event("presence", "stayed", location="Mali", personnel="soldiers", at=0)
    misread, _ = reading("a", [stay, other]).claims
    assert misread.actors == ()


def test_sources_of_one_side_speak_for_one_happening() -> None:
    sent = {"personnel": "soldiers", "location": "the camp"}
    assert alike({**sent, "said_by": ["Mali"]}, {**sent, "said_by": ["Mali"]})
    assert not alike({**sent, "said_by": ["Mali"]}, {**sent, "said_by": ["Chad"]})
