"""Whose report an article is."""

from pipeline.articles.credits import attributed, end_credit, tagline_credits
from pipeline.articles.layout import lines

REST = "\nThe council had met for nine hours before it came to the vote at midnight."


def attributions(text: str) -> list[str]:
    return [fact.value for fact in attributed(text, lines(text))]


def test_agencies_in_taglines_and_copyright_lines_are_credited() -> None:
    text = "The Associated Press contributed to this report.\n(With input from Xinhua and the BBC)\n© 2021 Reuters."
    assert [fact.value for fact in tagline_credits(lines(text))] == ["AP", "Xinhua", "Xinhua", "BBC", "Reuters"]


def test_an_agency_that_the_lead_names_is_credited() -> None:
    assert attributions("The ferry stays, Reuters reported on Monday." + REST) == ["Reuters"]
    assert attributions("The ferry stays, according to the Interfax news agency." + REST) == ["Interfax"]


def test_one_mention_further_down_is_a_citation_not_a_credit() -> None:
    assert attributions(("The ferry stays." + REST) * 2 + "\nIt was late, according to Interfax.") == []


def test_a_quote_given_to_an_agency_in_the_second_paragraph_is_no_credit() -> None:
    assert attributions("The ferry stays." + REST.replace("The council", "It told AFP that it")) == []
    assert attributions("The ferry stays, the mayor told AFP." + REST) == ["AFP"]


def test_mentions_again_and_again_are_a_credit() -> None:
    text = "The ferry stays." + REST + "\nIt was late, according to AFP." * 3
    assert set(attributions(text)) == {"AFP"}


def test_names_that_only_contain_an_agency_are_none() -> None:
    assert attributions("The Tassel reported a loss and APEC said nothing." + REST) == []


def test_an_agency_alone_on_the_last_line_is_credited() -> None:
    assert [
        fact.value if fact else None for fact in map(end_credit, lines("(Reuters)\n— AFP\nSource: TASS\nBBC\nThe end"))
    ] == [
        "Reuters",
        "AFP",
        "TASS",
        None,
        None,
    ]
