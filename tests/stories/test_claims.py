from pipeline.model import Event
from pipeline.stories.claims import Claim
from tests.stories.making import event, reading

REPORTED = event("deploy", at=0, actor="Russia", said_by=("Le Monde",))


def last_claim(*events: Event) -> Claim:
    return reading("a", events).claims[-1]


def test_the_company_is_the_one_named_before() -> None:
    before = event("sign", at=0, party="Mali", said_by=("Rosoboronexport",))
    told = last_claim(before, event("plan", at=300, party="Mali", said_by=("the company",)))
    assert [source.text for source in told.asserters] == ["Rosoboronexport"]


def test_a_noun_that_no_source_bears_stands_for_none_of_them() -> None:
    told = last_claim(
        event("deploy", at=0, actor="Russia", said_by=("Broadcaster RTN",)),
        event("end", at=300, party="the junta"),
    )
    assert [party.known for party in told.actors] == [False]


def test_the_report_within_the_words_of_another_is_no_source_of_theirs() -> None:
    told = last_claim(REPORTED, event("presence", at=300, actor="Russia", said_by=("the report", "Rostec")))
    assert told.media == ()


def test_the_report_is_the_source_of_what_is_denied_of_it() -> None:
    denied = event("presence", at=320, actor="Russia", said_by=("the report", "Rostec"))
    first, presence, *_ = sorted(
        reading("a", [REPORTED, event("dispute", at=300, speaker="Rostec", claim="staff"), denied]).claims,
        key=lambda claim: claim.type != "personnel_deployment",
    )
    assert first.media == ("Le Monde",)
    assert presence.media == ("Le Monde",)
