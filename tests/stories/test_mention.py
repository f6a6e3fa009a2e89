import pytest

from pipeline.model import Count, Event, Money
from pipeline.stories.mention import mention_of, weight, words
from pipeline.stories.tables import rarity
from tests.stories.making import denied, event, mention, sent


def test_an_event_is_read_by_its_slots() -> None:
    made = event(
        "deploy", "sent", said_by=["Ukraine"], actor="Russia", personnel="300 soldiers", location="the city of Gao"
    )
    read = mention(made)
    assert read.who.stems == {"russia", "=RU"}
    assert {"gao", "city"} <= read.where.stems
    assert "soldier" in read.people.stems
    assert read.source.stems == {"ukrain", "=UA"}
    assert read.told.stems == read.who.stems | read.where.stems | read.people.stems
    assert not (read.claim.stems or read.subject.stems or read.claimant.stems)


def test_of_a_denial_the_speakers_act_and_the_claim_is_told() -> None:
    read = mention(denied())
    assert read.who.stems == {"russia", "=RU"}
    assert read.claimant.stems == {"ukrain", "=UA"}
    assert {"soldier", "mali"} <= read.claim.stems <= read.told.stems


def test_a_known_name_counts_beside_the_words_and_a_pronoun_says_nobody() -> None:
    read = mention(event("deploy", "sent", actor=("Russia", "the company", "it"), location="Mali"))
    assert read.who.stems == {"russia", "=RU", "company"}


def test_numbers_sums_and_times_are_values() -> None:
    read = mention(event("sign", "signed", party="Russia", count="300", value="1200", time="2020-03-01"))
    assert read.counts == (Count(min=300, max=300),)
    assert read.sums == (Money(amount=1200, currency="EUR"),)
    assert len(read.times) == 1


@pytest.mark.parametrize(
    ("made", "denies"),
    [
        (denied(), True),
        (denied(subtype="dispute"), True),
        (denied(polarity="negative"), False),
        (event("deny", modality="possible", speaker="Russia"), False),
        (sent(), False),
    ],
)
def test_only_a_denial_that_was_made_denies(made: Event, denies: bool) -> None:
    assert mention_of(made, None).denies is denies


def test_an_outlet_is_no_voice_and_a_voice_no_outlet() -> None:
    read = mention(sent(said_by=("Reuters", "Ukraine")))
    assert read.outlet == "Reuters"
    assert read.voice == frozenset({"ukrain", "=UA"})
    assert (mention(sent(said_by=())).outlet, mention(sent(said_by=())).voice) == (None, None)


def test_stems_weigh_together_and_the_rarer_the_more() -> None:
    assert weight([]) == 0.0
    assert weight(["said", "konnaville"]) == pytest.approx(rarity()["said"] + rarity()["konnaville"])
    assert words(["konnaville"]).weight > words(["said"]).weight > 0
