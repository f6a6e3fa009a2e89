from pipeline.model import Entry, Event
from tests.stories.making import analysis, event, reworded, stories

TEXT = "France and Russia over the soldiers sent to Mali and to Gao, told for the test of denials once more"
CLAIM = event("deploy", "sent", actor="Russia", personnel="soldiers", location="Mali", said_by=["Ukraine"])


def entries(*articles: list[Event]) -> list[Entry]:
    """The entries of the one story that the articles' events come to."""
    told = stories([analysis(f"a{n}", reworded(TEXT, n), events) for n, events in enumerate(articles)])
    assert len(told) == 1
    return list(told[0].entries)


def denied(found: list[Entry]) -> set[str]:
    """Triggers of the happenings that are denied."""
    return {entry.mentions[0].trigger.text for entry in found if entry.denied_by}


def test_a_denial_whose_claim_tells_the_happening_is_linked_from_either_side() -> None:
    denial = event("deny", "denied", speaker="Russia", claim="having sent soldiers to Mali", claimant="Ukraine", at=400)
    assert denied(entries([CLAIM], [denial])) == denied(entries([denial], [CLAIM])) == {"sent"}


def test_an_unnamed_claim_of_the_one_who_made_it_is_found() -> None:
    assert denied(
        entries(
            [CLAIM],
            [event("disavow", "had no idea", speaker="Russia", claim="what the remark meant", claimant="Ukraine")],
        )
    ) == {"sent"}


def test_a_denial_of_another_matter_is_not_linked() -> None:
    bribes = event("deny", "denied", speaker="Russia", claim="allegations that its envoy had taken bribes", at=400)
    assert denied(entries([CLAIM, bribes])) == set()


def test_a_denial_of_somebody_elses_claim_is_not_linked() -> None:
    other = event("deny", "denied", speaker="Russia", claim="the claim", claimant="Qatar", at=900)
    assert denied(entries([CLAIM], [other])) == set()


def test_nobody_denies_the_own_word() -> None:
    own = event("presence", "are", actor="Russia", personnel="soldiers", location="Mali", said_by=["Russia"])
    other = event("deny", "denied", speaker="Russia", claim="a report on soldiers in Mali", at=400)
    assert denied(entries([own], [other])) == set()


def test_what_was_not_denied_is_not_linked() -> None:
    kept = event("deny", "deny", speaker="Russia", claim="having sent soldiers to Mali", polarity="negative", at=400)
    assert denied(entries([CLAIM], [kept])) == set()


def test_denials_of_one_claim_by_one_side_are_one_entry() -> None:
    first = event("deny", "denied", speaker="Russia", claim="having sent soldiers to Mali", claimant="Ukraine", at=400)
    second = event(
        "contradict",
        "contradicted",
        speaker="Russian President Vladimir Putin",
        claim="the statement",
        claimant="Ukraine",
        at=400,
    )
    found = entries([CLAIM, first], [second])
    assert [len(entry.mentions) for entry in found if entry.type == "denial"] == [2]


def test_a_report_that_is_denied_is_what_outlets_told_on_nobodys_word() -> None:
    told = event("withdraw", "cut", actor="Russia", personnel="staff", said_by=["The Wall Street Journal"])
    denial = event("deny", "denied", speaker="Rosneft", claim="the report", at=400)
    assert denied(entries([CLAIM, told, denial])) == {"cut"}


def test_nobody_contradicts_what_someone_says_only_on_a_later_day() -> None:
    later = event("deploy", "sent", actor="Russia", personnel="soldiers", location="Mali", said_by=["Russia"])
    against = event("contradict", "contradicts", speaker="Ukraine", claimant="Russia")
    told = [
        analysis("a", TEXT, [against], date="2020-03-02"),
        analysis("b", reworded(TEXT, 1), [later], date="2020-03-05"),
    ]
    (story,) = stories(told)
    assert denied(list(story.entries)) == set()
    (story,) = stories([told[0], analysis("b", reworded(TEXT, 1), [later], date="2020-03-01")])
    assert denied(list(story.entries)) == {"sent"}
