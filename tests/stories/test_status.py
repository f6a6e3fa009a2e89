import pytest

from pipeline.model import Entry, Event
from pipeline.stories.mention import Mention
from pipeline.stories.status import asserting, confirmed, status
from tests.stories.making import analysis, denied, mention, reworded, sent, stories

TEXT = "Soldiers sent from Russia to Mali, as told and denied in many words of many people over some days"
CLAIM = mention(sent(article="a"))
DENIAL = mention(denied(article="b"), "2020-03-03")
DISPUTE = mention(denied(article="b", subtype="dispute"), "2020-03-03")
FACT = mention(sent(said_by=(), article="c"))
FRENCH = mention(sent(said_by=("France",), article="c"))
OWN = mention(sent(said_by=("Russia",), article="d"), "2020-03-04")


@pytest.mark.parametrize(
    ("mentions", "sources", "denials", "expected"),
    [
        ([CLAIM], 1, [], "reported"),
        ([CLAIM, CLAIM], 2, [], "corroborated"),
        ([CLAIM], 2, [DISPUTE], "disputed"),
        ([CLAIM], 1, [DENIAL], "denied"),
        ([CLAIM], 2, [DISPUTE, DENIAL], "denied"),
        ([CLAIM, FACT], 1, [DENIAL], "contested"),
        ([CLAIM, FRENCH], 2, [DENIAL], "contested"),
        ([CLAIM, FRENCH], 1, [DENIAL], "denied"),
        ([CLAIM, CLAIM], 2, [DENIAL], "denied"),
        ([CLAIM, OWN], 2, [DENIAL], "contested"),
    ],
)
def test_status(mentions: list[Mention], sources: int, denials: list[Mention], expected: str) -> None:
    assert status(mentions, sources, denials) == expected


def test_an_article_that_tells_it_as_somebodys_word_too_tells_no_fact() -> None:
    both = [CLAIM, mention(sent(said_by=(), article="a", at=300))]
    assert status(both, 1, [DENIAL]) == "denied"


def test_what_a_claim_that_is_denied_says_is_no_fact() -> None:
    inside = mention(sent(said_by=(), article="b", at=450))
    assert status([inside], 1, [DENIAL]) == "denied"
    title = mention(sent(said_by=(), article="b", at=450).model_copy(update={"field": "title"}))
    assert status([title], 1, [DENIAL]) == "contested"


@pytest.mark.parametrize(("at", "expected"), [(450, "denied"), (700, "contested")])
def test_who_tells_of_the_denial_is_no_voice_for_what_it_denies(at: int, expected: str) -> None:
    told = denied(article="b").model_copy(update={"attribution": sent(said_by=("State radio",)).attribution})
    inside = mention(sent(said_by=("State radio",), article="b", at=at))
    assert status([CLAIM, inside], 2, [mention(told)]) == expected


def bare(article: str) -> Event:
    """A denial that names nobody who claims it."""
    told = denied(article=article)
    return told.model_copy(update={"arguments": {"claim": told.arguments["claim"]}})


@pytest.mark.parametrize(
    ("at", "said_by", "denial", "expected"),
    [
        (450, (), bare("b"), {"one"}),
        (700, (), bare("b"), {"one", "other"}),
        (450, ("State radio",), bare("b"), {"one", "other"}),
        (450, (), denied(article="b"), {"one", "other"}),
        (450, (), bare("c"), {"one", "other"}),
    ],
    ids=["in its claim", "outside of it", "in another's mouth", "whose claim it is is told", "of another article"],
)
def test_who_only_tells_of_a_denial_asserts_nothing(
    at: int, said_by: tuple[str, ...], denial: Event, expected: set[str]
) -> None:
    told = mention(sent(said_by=said_by, article="b", at=at))
    sources = {CLAIM.event.id: "one", told.event.id: "other"}
    assert asserting([CLAIM, told], [mention(denial)], sources) == expected


def test_what_is_known_from_its_denial_alone_stands_on_who_tells_of_it() -> None:
    told = mention(sent(said_by=(), article="b", at=450))
    assert asserting([told], [mention(bare("b"))], {told.event.id: "one"}) == {"one"}


@pytest.mark.parametrize(
    ("said_by", "date", "expected"),
    [
        (("Russia",), "2020-03-04", True),
        (("Russia",), "2020-03-03", False),
        (("Russia",), None, False),
        (("Ukraine",), "2020-03-04", False),
        (("Ukraine", "Russia"), "2020-03-04", False),
        ((), "2020-03-04", False),
    ],
)
def test_who_denied_confirms_by_asserting_it_on_a_later_day(
    said_by: tuple[str, ...], date: str | None, expected: bool
) -> None:
    assert confirmed([mention(sent(said_by=said_by), date)], [DENIAL]) is expected


def entry(*articles: list[Event]) -> Entry:
    """The deployment's entry; the articles come a day apart, each from an outlet of its own."""
    made = [
        analysis(f"a{n}", reworded(TEXT, n), events, date=f"2020-03-0{n + 1}", outlet=f"Outlet {n}")
        for n, events in enumerate(articles)
    ]
    (story,) = stories(made)
    return next(entry for entry in story.entries if entry.type == "personnel_deployment")


def test_a_claim_that_its_denier_confirms_later_reads_so() -> None:
    told = entry([sent()], [denied()], [sent(said_by=("Russia",))])
    assert [change.status for change in told.history] == ["reported", "denied", "contested"]
    assert told.confirmed_by_denier


def test_a_denier_who_retells_the_claim_confirms_nothing() -> None:
    told = entry([sent()], [denied()], [sent(said_by=("Ukraine", "Russia"))])
    assert (told.status, told.confirmed_by_denier) == ("denied", False)
