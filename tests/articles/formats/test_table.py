"""CSV and TSV, row by row."""

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.articles.formats import table
from pipeline.articles.make import Unreadable
from pipeline.articles.mapping import read_mapping
from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons

HEADER = ("id", "Publish Date", "title", "url", "language", "media_name", "text")
ROWS = (("7", "2021-05-03", 'The "night" ferry', "https://post.example/7", "en", "Arnhem Post", FERRY),
        ("8", "2021-05-04", "Bridge,\nshut", "https://post.example/8", "en", "Arnhem Post",
         f"{BRIDGE}\n\n{FERRY}"))  # fmt: skip


def written(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_are_articles_by_the_names_of_their_columns(tmp_path: Path, delimiter: str) -> None:
    for name in ("a.csv", "download"):
        found = read(tmp_path, name, written(HEADER, *ROWS, delimiter=delimiter))
        assert [article.text for article in articles(found)] == [FERRY, f"{BRIDGE}\n\n{FERRY}"]
        assert places(found) == [f"{name}#1", f"{name}#2"]
        first = articles(found)[0]
        assert first.source_id == "7"
        told = first.metadata
        assert (told.title, told.published, told.outlet) == ('The "night" ferry', "2021-05-03", "Arnhem Post")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets_are_read(tmp_path: Path, encoding: str) -> None:
    (article,) = articles(
        read(tmp_path, "a.csv", written(("title", "text"), ("Café", f"{FERRY} Café.")).encode(encoding))
    )
    assert (article.metadata.title, article.text) == ("Café", f"{FERRY} Café.")


def test_what_excel_writes_above_the_header_is_passed_over(tmp_path: Path) -> None:
    (article,) = articles(
        read(tmp_path, "a.csv", "sep=;\n\n" + written(("title", "text"), ("A", FERRY), delimiter=";"))
    )
    assert (article.metadata.title, article.text) == ("A", FERRY)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_lines_that_end_with_carriage_returns_alone_are_lines(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    rows = (("title", "text"), ("Ferry", f"{FERRY}\n{FERRY}"), *((f"Bridge {n}", BRIDGE) for n in range(300)))
    data = written(*rows).replace("\r\n", "\r").replace("\n", "\r").encode()
    found = articles(read(tmp_path, "a.csv", pack(data)))
    assert [(article.metadata.title, article.text) for article in found] == list(rows[1:])


def test_other_names_are_told_by_a_mapping(tmp_path: Path) -> None:
    fields = read_mapping(["text=Copy Text,title=head,published=made.at"])
    data = written(("head", "Copy Text", "made.at"), ("Ferry", FERRY, "2021-05-03"))
    for name in ("a.csv", "download"):
        (article,) = articles(read(tmp_path, name, data, fields))
        assert (article.text, article.metadata.title, article.metadata.published) == (FERRY, "Ferry", "2021-05-03")


def test_a_table_without_texts_says_what_it_has_and_what_to_do(tmp_path: Path) -> None:
    listed = read(tmp_path, "a.csv", "URL,MobileURL,Date,Title\nhttps://post.example/7,,2021-05-03,Ferry\n")
    assert reasons(listed) == [
        "a table without a column of texts; it has url, MobileURL, date, title: "
        "fetch the pages that it lists, or name one, --map text=COLUMN"
    ]
    assert reasons(read(tmp_path, "b.tsv", "20210503\tDUTCH\t042\n")) == [
        "a table without a column of texts; it has 20210503, DUTCH, 042: name one, --map text=COLUMN"
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.just("\n"), min_size=1))
)
def test_every_row_is_accounted_for_and_its_text_kept(tmp_path: Path, texts: list[str]) -> None:
    found = read(tmp_path, "a.csv", written(("title", "text"), *(("A", text) for text in texts)))
    assert len(found) == max(len(texts), 1)
    assert [article.text for article in articles(found)] == [text for text in texts if text.strip()]


def test_bad_rows_are_told_with_their_lines_and_the_others_are_read(tmp_path: Path) -> None:
    bad = ['"He said "no", today",x', f"Too,many,{BRIDGE[:20]}", ",", "Title only"]
    data = "\n".join(["title,text", f"Good,{FERRY[:20]}", *bad, "", f"Good,{BRIDGE[:20]}"])
    found = read(tmp_path, "a.csv", data)
    assert [article.text for article in articles(found)] == [FERRY[:20], BRIDGE[:20]]
    assert [item.data.strip() for item in found if isinstance(item, Unreadable)] == [line.encode() for line in bad]
    assert reasons(found)[:2] == ["not a row of CSV: ',' expected after '\"'", "3 columns, where the header has 2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_quotation_marks_that_nobody_escaped_are_kept(tmp_path: Path, delimiter: str) -> None:
    rows = (('A "night" ferry', f'{FERRY} "No," he said.'), ("B", f'"Yes" {BRIDGE}, and "no"ne'), ("C", BRIDGE))
    lines = (delimiter.join(("title", "text")), *(f'"{title}"{delimiter}"{text}"' for title, text in rows))
    found = read(tmp_path, "a.csv", "\r\n".join(lines))
    assert [(article.metadata.title, article.text) for article in articles(found)] == list(rows)
    assert reasons(found) == []


def test_a_quote_that_never_ends_does_not_hide_the_row_below_it(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", f'title,text\nA,"{FERRY}\nB,"{BRIDGE}"\nC,"{FERRY}"\n')
    assert [article.text for article in articles(found)] == [BRIDGE, FERRY]
    assert [item.data for item in found if isinstance(item, Unreadable)] == [f'A,"{FERRY}\n'.encode()]
    assert places(found) == ["a.csv#1", "a.csv#2", "a.csv#3"]


def test_a_line_within_a_damaged_row_is_no_row_for_its_commas(tmp_path: Path) -> None:
    for line in ('"No", he said.', 'The keeper, he said, says "no".', 'He said, "no"'):
        assert articles(read(tmp_path, "a.csv", f'title,text\nA,"{FERRY}\n{line}\n')) == []


def test_a_quote_that_never_ends_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", f'title,text\nA,"{FERRY}"\nB,"{BRIDGE}\nC,x\n')
    assert [article.text for article in articles(found)] == [FERRY]
    assert reasons(found) == ["not a row of CSV: unexpected end of data"]


def test_endless_lines_and_endless_failures_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_LINE", 1000)
    assert reasons(read(tmp_path, "a.csv", "title,text\n" + "x" * 5000)) == [
        "a line of more than 1000 bytes; the rows before it were read"
    ]
    monkeypatch.setattr(table, "MAX_FAILED", 3)
    found = read(tmp_path, "b.csv", "title,text\n" + "x,\n" * 50)
    assert len(found) == 5
    assert reasons(found)[-1] == "the rest, from row 5 on, is not read"


def test_prose_with_commas_is_a_text(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "a.txt", f"Text, title, and date of the report are secret.\n{FERRY}"))
    assert article.content_type == "text/plain"
