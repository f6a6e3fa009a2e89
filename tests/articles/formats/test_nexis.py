"""Nexis downloads: documents of one file, and the lines around their texts."""

from pathlib import Path

import pytest

from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons

OLD = """
                               {n} of 2 DOCUMENTS


                               Arnhem Post

                             May {n}, 2021 Monday
                               Late Edition

{head}
BYLINE: By INEKE BOS

SECTION: Section A; Column 1; Pg. 3

LENGTH: 40 words

DATELINE: ARNHEM

BODY:

{text}

GRAPHIC: PHOTO: The ferry at night.

LOAD-DATE: May 4, 2021

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper
"""
NEW = """Ferry stays
Arnhem Post
May 3, 2021 Monday

Copyright 2021 Arnhem Post All Rights Reserved
Section: NEWS
Length: 40 words
Byline: Ineke Bos
Body

{text}

Classification

Language: ENGLISH
Load-Date: May 4, 2021

End of Document

"""
WRAPPED = f"   {FERRY[:40]}\n{FERRY[40:].strip()}\n\n   {BRIDGE}"


def test_the_documents_of_the_old_layout_are_articles(tmp_path: Path) -> None:
    data = OLD.format(n=1, head="HEADLINE: Ferry stays\n", text=WRAPPED) + OLD.format(n=2, head="", text=BRIDGE)
    found = read(tmp_path, "a.txt", data)
    first, second = articles(found)
    assert first.text == f"{FERRY}\n{BRIDGE}".replace("  ", " ")
    assert second.text == BRIDGE
    assert places(found) == ["a.txt#1", "a.txt#2"]
    told = first.metadata
    assert (told.title, told.outlet, told.authors) == ("Ferry stays", "Arnhem Post", ("INEKE BOS",))
    assert (told.published, told.language) == ("May 1, 2021 Monday", "ENGLISH")


@pytest.mark.parametrize("rights", ["", "Copyright 2021 Arnhem Post Company\nAll Rights Reserved\n\n"])
@pytest.mark.parametrize("edition", ["", "Late Edition - Final\n"])
def test_a_headline_without_a_label_stands_below_the_date_where_the_outlet_stands_above(
    tmp_path: Path, rights: str, edition: str
) -> None:
    head = f"1 of 1 DOCUMENTS\n\n{rights}Arnhem Post\n\nMay 3, 2021 Monday\n{edition}\nFerry Stays\n\n"
    (article,) = articles(read(tmp_path, "a.txt", f"{head}BYLINE: By INEKE BOS\n\nLENGTH: 40 words\n\n{FERRY}\n"))
    assert (article.metadata.title, article.metadata.outlet) == ("Ferry Stays", "Arnhem Post")


@pytest.mark.parametrize("body", ["BODY:\n", "BODY:\n\n", "Body\n\n", "BODY: "])
def test_the_label_of_the_text_is_no_headline(tmp_path: Path, body: str) -> None:
    head = "1 of 1 DOCUMENTS\n\nArnhem Post\n\nMay 3, 2021 Monday\n\nFerry Stays\n\nLENGTH: 40 words\n\n"
    (article,) = articles(read(tmp_path, "a.txt", f"{head}{body}{FERRY}\n\nLOAD-DATE: May 4, 2021\n"))
    assert (article.metadata.title, article.metadata.outlet, article.text) == ("Ferry Stays", "Arnhem Post", FERRY)


@pytest.mark.parametrize("above", ["", "LANGUAGE: ENGLISH\n\n"])
def test_a_short_text_without_a_label_ends_above_the_labels_below_it(tmp_path: Path, above: str) -> None:
    head = "{} of 2 DOCUMENTS\n\nArnhem Post\n\nMay 3, 2021 Monday\n\nFerry Stays\n\nLENGTH: 21 words\n\n" + above
    below = "\n\nLOAD-DATE: May 4, 2021\n\nLANGUAGE: ENGLISH\n\nCopyright 2021 Arnhem Post\nAll Rights Reserved\n\n"
    found = read(tmp_path, "a.txt", f"{head.format(1)}{FERRY}{below}{head.format(2)}{BRIDGE}\n\n{FERRY}{below}")
    assert [article.text for article in articles(found)] == [FERRY, f"{BRIDGE}\n{FERRY}"]
    assert [article.metadata.title for article in articles(found)] == ["Ferry Stays"] * 2
    assert reasons(found) == []


def test_the_documents_of_the_new_layout_are_articles(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", NEW.format(text=FERRY) + NEW.format(text=BRIDGE))
    assert [article.text for article in articles(found)] == [FERRY, BRIDGE]
    told = articles(found)[0].metadata
    assert (told.title, told.outlet, told.authors) == ("Ferry stays", "Arnhem Post", ("Ineke Bos",))
    assert told.published == "May 3, 2021 Monday"


def test_documents_without_a_label_for_their_text_are_parted_too(tmp_path: Path) -> None:
    parts = (
        f"{n} of 2 DOCUMENTS\n\nArnhem Post\n\nMay 3, 2021\n\nHEADLINE: Title\n\n{text}\n\n"
        for n, text in ((1, FERRY), (2, BRIDGE))
    )
    assert [article.text for article in articles(read(tmp_path, "a.txt", "".join(parts)))] == [FERRY, BRIDGE]


def test_numbers_of_pages_and_a_full_text_by_another_name_are_understood(tmp_path: Path) -> None:
    one = "Document {} of 2\n\nPage 1 of 2\n\nFerry stays\n\nFull text: {}\n\n"
    found = read(tmp_path, "a.txt", one.format(1, FERRY) + one.format(2, BRIDGE))
    assert [(article.metadata.title, article.text) for article in articles(found)] == [
        ("Ferry stays", FERRY),
        ("Ferry stays", BRIDGE),
    ]


def test_a_document_without_a_text_is_told_in_its_place(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", NEW.format(text="") + NEW.format(text=BRIDGE))
    assert [type(item).__name__ for item in found] == ["Unreadable", "Article"]
    assert reasons(found) == ["a Nexis document without a text"]


def test_a_text_that_speaks_of_documents_and_bodies_is_one_article(tmp_path: Path) -> None:
    text = f"Only 3 of 12 documents were shown.\nBody\n{FERRY}\nLength: of the ferry 30 metres\n"
    (article,) = articles(read(tmp_path, "a.txt", text))
    assert article.text == text


def test_headlines_of_rights_and_editions_are_none_of_the_lines_around_a_text(tmp_path: Path) -> None:
    for title in ("Copyright law is changed", "New edition of the map is out"):
        (article,) = articles(read(tmp_path, "a.txt", NEW.format(text=FERRY).replace("Ferry stays", title)))
        assert (article.metadata.title, article.metadata.outlet) == (title, "Arnhem Post")
