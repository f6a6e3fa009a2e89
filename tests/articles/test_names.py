"""Names in bylines and metadata."""

import pytest

from pipeline.articles.names import byline, given_names


@pytest.mark.parametrize(
    ("line", "authors", "outlets"),
    [
        ("By Ineke Bos", ["Ineke Bos"], []),
        ("BY INEKE BOS AND ÉMILE DUVAL", ["INEKE BOS", "ÉMILE DUVAL"], []),
        ("By [Reuters](#)", ["Reuters"], ["Reuters"]),
        ("By Ineke Bos, Associated Press", ["Ineke Bos"], ["AP"]),
        ("**By Ineke Bos, Moscow Correspondent**", ["Ineke Bos"], []),
        ("By INEKE BOS Staff Writer", ["INEKE BOS"], []),
        ("By Ineke Bos in Arnhem", ["Ineke Bos"], []),
        ("By Ludwig van Dam, Jr. | Delta", ["Ludwig van Dam, Jr."], []),
    ],
)
def test_people_and_outlets_of_a_byline(line: str, authors: list[str], outlets: list[str]) -> None:
    found = byline(line)
    assert found is not None
    assert list(found.authors) == authors
    assert [outlet.name for outlet in found.outlets] == outlets


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the water had gone.",
        "By the time he left",
        "By March",
        "Bystanders were hurt",
        "The mayor, by contrast",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        (("By Ineke Bos and Joao Reis",), ("Ineke Bos", "Joao Reis")),
        (("Ineke Bos", "Ineke Bos", "https://a.example/ineke", "desk@a.example"), ("Ineke Bos",)),
        (("Ineke Bos, Senior Reporter",), ("Ineke Bos",)),
        (("ineke bos",), ("ineke bos",)),
        (("Staff",), ()),
        (("Bos, Ineke",), ("Bos, Ineke",)),
        (("Иван Петров",), ("Иван Петров",)),
        (("Agence France-Presse",), ("Agence France-Presse",)),
    ],
)
def test_authors_of_metadata_are_cleaned(written: tuple[str, ...], authors: tuple[str, ...]) -> None:
    assert given_names(written).authors == authors


@pytest.mark.parametrize("written", ["Unknown", "No Author", "updated", "Sept.", "null"])
def test_what_pages_give_in_the_place_of_a_name_is_nobody(written: str) -> None:
    assert given_names((written, "Ineke Bos")).authors == ("Ineke Bos",)


def test_by_in_other_languages_goes_but_a_first_name_like_it_stays() -> None:
    assert given_names(("Von Ineke Bos", "Par Émile Duval", "Von Miller")).authors == (
        "Ineke Bos",
        "Émile Duval",
        "Von Miller",
    )
