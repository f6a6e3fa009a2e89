"""Whole articles: facts with evidence, masks, other languages."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.clean import clean
from pipeline.articles.make import Record, make
from pipeline.articles.read import read_articles
from pipeline.model import Article, CleanArticle, Fact, Metadata

SEEDS = Path(__file__).parents[2] / "seeds"
RECORD = Record("a", "a", "text/plain")
BODY = (
    "The council of Arnhem voted on Monday to keep the ferry that runs at night.\nThe mayor said it would cost little."
)


def seed(number: int) -> CleanArticle:
    (article,) = read_articles(sorted(SEEDS.glob("*.txt"))[number])
    assert isinstance(article, Article)
    return clean(article)


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def all_facts(cleaned: CleanArticle) -> list[Fact]:
    facts = cleaned.facts
    single = (facts.title, facts.published, facts.outlet, facts.domain, facts.dateline)
    return [*(fact for fact in single if fact), *facts.authors, *facts.credited]


@pytest.mark.parametrize(
    ("number", "title", "outlet", "published", "credited"),
    [
        (0, "Russia tells Trump its military personnel are still in Venezuela", "CGTN", "2019-06-04", ["Reuters"]),
        (1, None, None, "2019-06-04", []),
        (2, "Kremlin contradicts Trump on personnel in Venezuela", None, None, ["Reuters"]),
        (
            3,
            "Kremlin Says Russian Military Specialists Are Still in Venezuela, Contradicting Trump Tweet",
            "The Moscow Times",
            "2019-06-04",
            ["Reuters"],
        ),
        (4, None, None, None, []),
    ],
)
def test_facts_of_the_seeds(
    number: int, title: str | None, outlet: str | None, published: str | None, credited: list[str]
) -> None:
    cleaned = seed(number)
    facts = cleaned.facts
    assert (value(facts.title), value(facts.outlet), value(facts.published)) == (title, outlet, published)
    assert [fact.value for fact in facts.credited] == credited
    assert value(facts.language) == "en"
    assert (facts.published is not None and facts.published.how == "inferred") == (number == 0)


@pytest.mark.parametrize("number", range(5))
def test_evidence_stands_where_it_is_said_to_stand(number: int) -> None:
    cleaned = seed(number)
    text = cleaned.article.text
    for fact in all_facts(cleaned):
        if fact.start is not None and fact.how != "inferred":
            assert fact.evidence.split() == text[fact.start : fact.end].split() or fact.how == "tagline"


def test_a_given_title_at_the_top_of_the_text_is_located_there() -> None:
    fact = clean(make(RECORD, f"Ferry stays after all\n{BODY}", Metadata(title="Ferry stays after all"))).facts.title
    assert fact is not None
    assert (fact.how, fact.start, fact.end) == ("metadata", 0, 21)


def test_a_text_without_headline_has_no_title() -> None:
    assert clean(make(RECORD, BODY)).facts.title is None


def test_metadata_tells_outlet_domain_family_and_date() -> None:
    told = Metadata(outlet="cnn.com", url="https://edition.cnn.com/2021/05/03/ferry", authors=("By Ineke Bos",))
    facts = clean(make(RECORD, BODY, told)).facts
    assert (value(facts.outlet), value(facts.domain), facts.family) == ("CNN", "edition.cnn.com", "CNN")
    assert facts.published is not None
    assert (facts.published.value, facts.published.how) == ("2021-05-03", "url")
    assert [author.value for author in facts.authors] == ["Ineke Bos"]


def test_an_unknown_outlet_is_kept_as_written() -> None:
    facts = clean(make(RECORD, BODY, Metadata(outlet="Arnhem Tides"))).facts
    assert (value(facts.outlet), facts.family) == ("Arnhem Tides", None)


def test_a_dateline_tells_place_and_agency_and_is_masked() -> None:
    cleaned = clean(make(RECORD, f"ARNHEM (Reuters) - {BODY}"))
    assert value(cleaned.facts.dateline) == "ARNHEM"
    assert [fact.value for fact in cleaned.facts.credited] == ["Reuters"]
    assert [cleaned.article.text[mask.start : mask.end] for mask in cleaned.masks] == ["ARNHEM (Reuters) - "]


def test_a_page_that_stands_in_an_articles_place_is_set_aside_with_the_reason() -> None:
    text = "Before you continue\nWe use cookies to keep our services running. Accept all\nManage options\nMore"
    assert clean(make(Record("a", "a", "text/html"), text)).set_aside == "a page that asks for consent"


def test_other_languages_are_set_aside_with_the_reason() -> None:
    cleaned = clean(make(RECORD, "El consejo votó el lunes mantener el transbordador que funciona por la noche."))
    assert cleaned.set_aside == "not in English: es"
    assert clean(make(RECORD, BODY)).set_aside is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text_can_be_cleaned_and_masks_lie_within_it(text: str) -> None:
    cleaned = clean(make(RECORD, text))
    places = [place for mask in cleaned.masks for place in (mask.start, mask.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert clean(make(RECORD, text)) == cleaned


def test_a_hundred_thousand_lines_of_a_character_take_less_than_a_second() -> None:
    article = make(RECORD, "x\n" * 100_000)
    clean(make(RECORD, "x\n"))  # what is loaded on first use does not count
    start = time.process_time()
    cleaned = clean(article)
    assert time.process_time() - start < 1
    assert [(mask.start, mask.end) for mask in cleaned.masks] == [(0, len(article.text) - 1)]


def test_a_short_run_of_boilerplate_is_a_mask_a_line() -> None:
    cleaned = clean(make(RECORD, "x\n" * 200))
    assert len(cleaned.masks) == 200


@pytest.mark.parametrize(
    ("line", "masked"),
    [("Hanna Lis, Piotr Wrona", True), ("Hanna Lis and Jan Zet", False), ("Piotr Wrona said no.", False)],
)
def test_a_first_line_of_the_known_authors_alone_is_masked(line: str, masked: bool) -> None:
    cleaned = clean(make(RECORD, f"{line}\n{BODY}", Metadata(authors=("Hanna Lis", "Piotr Wrona"))))
    assert [mask.reason for mask in cleaned.masks if mask.end == len(line)] == (["byline"] if masked else [])


def test_facts_that_the_text_tells_lose_what_steers_a_terminal_and_keep_their_place() -> None:
    text = "Troops\x1b[31m sent\x00 to the north\n\nBy Ada\x07 Miller\n\nThe army sent troops to the north on Monday.\n"
    facts = clean(make(Record("a.txt", "a.txt", "text/plain"), text)).facts
    told = [fact for fact in (facts.title, *facts.authors, facts.outlet, *facts.credited) if fact]
    assert told
    assert all(fact.value.isprintable() for fact in told)
    assert all(text[fact.start : fact.end] for fact in told if fact.start is not None)


def test_an_address_in_capitals_alone_on_a_line_is_one() -> None:
    text = "The ferry stays.\nIt will not leave before noon.\nSource: HTTPS://DELTA.EXAMPLE/FERRY"
    cleaned = clean(make(Record("a.txt", "a.txt", "text/plain"), text, Metadata()))
    assert cleaned.facts.domain is not None
    assert cleaned.facts.domain.value == "delta.example"
