import pytest

from pipeline.model import Entry, Event
from tests.stories.making import analysis, event, reworded, stories

TEXT = "Soldiers sent from Russia to Mali, as told and denied in many words of many people over some days"
SENT = {"actor": "Russia", "personnel": "soldiers", "location": "Mali"}
CLAIMED = event("deploy", "sent", said_by=["Ukraine"], **SENT)
DENIED = event("deny", "denied", speaker="Russia", claim="having sent soldiers to Mali", claimant="Ukraine", at=500)
DISPUTED = event("dispute", "overstated", speaker="Russia", claim="the number of soldiers sent to Mali", at=500)


def entry(*articles: list[Event]) -> Entry:
    """The deployment's entry; the articles come a day apart, each from an outlet of its own."""
    made = [
        analysis(f"a{n}", reworded(TEXT, n), events, date=f"2020-03-0{n + 1}", outlet=f"Outlet {n}")
        for n, events in enumerate(articles)
    ]
    (story,) = stories(made)
    return next(entry for entry in story.entries if entry.type == "personnel_deployment")


@pytest.mark.parametrize(
    ("articles", "status"),
    [
        ([[CLAIMED]], "reported"),
        ([[CLAIMED], [CLAIMED]], "corroborated"),
        ([[CLAIMED], [CLAIMED, DISPUTED]], "disputed"),
        ([[CLAIMED], [CLAIMED, DENIED]], "denied"),
        ([[event("deploy", "sent", **SENT)], [DENIED]], "contested"),
        ([[CLAIMED], [event("deploy", "sent", said_by=["France"], **SENT)], [DENIED]], "contested"),
    ],
)
def test_status(articles: list[list[Event]], status: str) -> None:
    assert entry(*articles).status == status


def test_a_claim_that_its_denier_confirms_later_reads_so() -> None:
    told = entry([CLAIMED], [DENIED], [event("deploy", "sent", said_by=["Russia"], **SENT)])
    assert [change.status for change in told.history] == ["reported", "denied", "contested"]
    assert told.confirmed_by_denier


def test_a_denier_who_retells_the_claim_confirms_nothing() -> None:
    retold = event("deploy", "sent", said_by=["Ukraine", "Russia"], **SENT)
    told = entry([CLAIMED], [DENIED], [retold])
    assert (told.status, told.confirmed_by_denier) == ("denied", False)
