"""What stands in gzip and zip."""

import gzip
import io
import re
import zipfile
from pathlib import Path

from pipeline.articles.make import Unreadable
from pipeline.articles.read import read_articles
from pipeline.model import Article

TEXT = "The ferry to the islands will run again from Monday, the harbour master said.\n"


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def read(tmp_path: Path, name: str, data: bytes) -> list[Article | Unreadable]:
    (tmp_path / name).write_bytes(data)
    return list(read_articles(tmp_path / name))


def reasons(outcomes: list[Article | Unreadable]) -> list[str]:
    return [outcome.reason for outcome in outcomes if isinstance(outcome, Unreadable)]


def test_a_gzipped_text_is_read_whatever_its_name(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "ferry.txt", gzip.compress(TEXT.encode()))
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_every_file_of_a_zip_is_read_and_named(tmp_path: Path) -> None:
    found = read(tmp_path, "day.zip", zipped({"a.txt": TEXT.encode(), "b/c.txt.gz": gzip.compress(b"Rain fell.")}))
    assert [(item.source.rsplit("/day.zip", 1)[1], item.text) for item in found if isinstance(item, Article)] == [
        ("!a.txt", TEXT),
        ("!b/c.txt.gz", "Rain fell."),
    ]


def test_one_damaged_file_of_a_zip_does_not_stop_the_others(tmp_path: Path) -> None:
    found = read(tmp_path, "day.zip", zipped({"a.gz": b"\x1f\x8bbroken", "b.txt": TEXT.encode()}))
    assert [type(item) for item in found] == [Unreadable, Article]


def test_what_came_before_a_cut_is_read_and_the_cut_is_told(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": "%d", "text": "Number %d of many."}\n' % (n, n * 7919) for n in range(2000))
    found = read(tmp_path, "many.jsonl.gz", gzip.compress(lines)[:-200])
    assert len(found) > 1000
    line, rest = reasons(found)
    assert line.startswith("not JSON")
    assert re.search(r"breaks off after \d+ unpacked bytes$", rest)


def test_what_follows_a_gzip_costs_nothing_of_it(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": "%d", "text": "Number %d of many."}\n' % (n, n * 7919) for n in range(2000))
    found = read(tmp_path, "many.jsonl.gz", gzip.compress(lines) + b"appended by accident")
    assert sum(isinstance(item, Article) for item in found) == 2000
    assert [reason.endswith("is not gzip, and is left out") for reason in reasons(found)] == [True]


def test_a_zip_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = zipped({f"{n}.txt": f"{TEXT}{n}".encode() for n in range(5)})
    found = read(tmp_path, "day.zip", whole[: whole.index(b"PK\x01\x02") - 5])
    assert [item.source[-5:] for item in found if isinstance(item, Article)] == [
        "0.txt",
        "1.txt",
        "2.txt",
        "3.txt",
        "4.txt",
    ]
    assert [reason[:23] for reason in reasons(found)] == ["damaged: 4.txt: breaks "]


def test_a_file_of_a_zip_that_cannot_be_opened_does_not_stop_the_others(tmp_path: Path) -> None:
    whole = zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()})
    found = read(tmp_path, "day.zip", whole.replace(b"a.txt", b"x.txt", 1))
    assert [type(item) for item in found] == [Unreadable, Article]


def test_a_bomb_is_told_and_not_unpacked(tmp_path: Path) -> None:
    found = read(tmp_path, "bomb.gz", gzip.compress(b'{"text":"' + b"a" * 60_000_000))
    assert len(reasons(found)) == len(found)
    assert reasons(found)[-1].startswith("unpacks to more than")


def test_packing_again_and_again_ends(tmp_path: Path) -> None:
    data = TEXT.encode()
    for _ in range(6):
        data = gzip.compress(data)
    assert reasons(read(tmp_path, "deep.gz", data)) == ["packed more than 3 times"]


def test_an_empty_zip_and_an_office_document_are_told(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, "empty.zip", zipped({}))) == ["no articles in it"]
    assert reasons(read(tmp_path, "slides.pptx", zipped({"[Content_Types].xml": b"<x/>"}))) == [
        "an Office document, which is not read: save it as plain text, Word (docx) or HTML"
    ]
