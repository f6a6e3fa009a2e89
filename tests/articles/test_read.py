"""Files of any kind to articles, and nothing lost on the way."""

from pathlib import Path

import pytest

from pipeline.articles.bounds import MAX_TEXT
from pipeline.articles.formats import format
from pipeline.articles.make import Unreadable
from pipeline.articles.read import read_articles
from pipeline.model import Article

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def only(path: Path) -> Article | Unreadable:
    (outcome,) = read_articles(path)
    return outcome


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_a_text_file_is_one_article_with_its_very_text(path: Path) -> None:
    article = only(path)
    assert isinstance(article, Article)
    assert article.text == path.read_bytes().decode()
    assert article.source_id == path.name


def test_markdown_is_told_by_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# Storm\n\nIt rained all night.")
    article = only(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.content_type == "text/markdown"


def test_windows_line_ends_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One line.\r\nAnother line.\r\n")
    article = only(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.text == "One line.\r\nAnother line.\r\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.4 ...", "a PDF document, which is not read: take its text out, for example with pdftotext -layout"),
        (b"<html><body></body></html>", "no article text in the page"),
        (b"\xff\xfe" + bytes(range(1, 256)), "no text: its bytes are none in any encoding that is declared or likely"),
        (bytes(range(128, 256)), "no text: its bytes are none in any encoding that is declared or likely"),
    ],
)
def test_what_is_no_article_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a").write_bytes(data)
    outcome = only(tmp_path / "a")
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == reason
    assert outcome.source == str(tmp_path / "a")


@pytest.mark.parametrize("text", ["{broken", "[broken", "{'text': 'It rained.'}", "\n {\n  broken: 1}"])
def test_json_by_its_name_and_beginning_is_never_prose(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    (tmp_path / "a.txt").write_text(text)
    outcome = only(tmp_path / "a.json")
    assert isinstance(outcome, Unreadable)
    assert outcome.reason.startswith("not JSON: ")
    assert isinstance(only(tmp_path / "a.txt"), Article)


def test_of_json_lines_that_were_cut_at_their_beginning_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('ained.", "title": "Rain"}\n{"text": "It snowed."}\n')
    cut, whole = read_articles(tmp_path / "a.jsonl")
    assert isinstance(cut, Unreadable)
    assert cut.reason.startswith("not JSON: ")
    assert isinstance(whole, Article)


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    outcomes = [only(tmp_path / "none.txt"), only(tmp_path)]
    reasons = [outcome.reason for outcome in outcomes if isinstance(outcome, Unreadable)]
    assert reasons == ["no such file", "a folder without files (hidden ones are left out)"]


def test_a_name_that_is_no_utf8_can_be_told(tmp_path: Path) -> None:
    path = Path(str(tmp_path)) / "caf\udce9.txt"
    path.write_text("Rain fell on the square.")
    outcome = only(path)
    assert outcome.source.endswith("caf\ufffd.txt")
    assert isinstance(outcome, Article)
    outcome.model_dump_json()


def test_of_a_long_text_the_beginning_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * (MAX_TEXT // 4))
    article, rest = read_articles(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert isinstance(rest, Unreadable)


def test_of_a_document_beyond_the_bound_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format, "MAX_DOCUMENT", 110)
    records = ", ".join(f'{{"id": "{number}", "text": "Rain fell {number} times."}}' for number in range(9))
    (tmp_path / "a.json").write_text(f"[{records}]")
    found = list(read_articles(tmp_path / "a.json"))
    assert [item.source_id for item in found if isinstance(item, Article)] == ["0", "1"]
    assert [item.reason[:20] for item in found if isinstance(item, Unreadable)] == [
        "not JSON: damaged, o",
        "the rest, beyond 110",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    ("name", "data", "texts"),
    [
        (
            "a.txt",
            "It rained in Pe\u00f1as.\r\nThe caf\u00e9 closed.",
            ["It rained in Pe\u00f1as.\r\nThe caf\u00e9 closed."],
        ),
        ("a.json", '{"text": "It rained in Pe\u00f1as."}', ["It rained in Pe\u00f1as."]),
        ("a.jsonl", '{"text": "It rained."}\r\n{"text": "Pe\u00f1as."}\r\n', ["It rained.", "Pe\u00f1as."]),
        (
            "a.xml",
            "<rss><item><description>It rained in Pe\u00f1as.</description></item></rss>",
            ["It rained in Pe\u00f1as."],
        ),
        (
            "nitf.xml",
            "<?xml version='1.0' encoding='utf-16'?><nitf><body.content>It rained in Pe\u00f1as.</body.content></nitf>",
            ["It rained in Pe\u00f1as."],
        ),
        ("a.csv", "title,text\r\nRain,It rained in Pe\u00f1as.\r\n", ["It rained in Pe\u00f1as."]),
    ],
)
def test_text_of_wide_characters_is_read_with_a_mark_or_without(
    tmp_path: Path, encoding: str, name: str, data: str, texts: list[str]
) -> None:
    (tmp_path / name).write_bytes(data.encode(encoding))
    assert [item.text for item in read_articles(tmp_path / name) if isinstance(item, Article)] == texts
