"""WARC archives, record by record."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.articles.make import Unreadable
from pipeline.articles.read import read_articles
from pipeline.articles.warc import MAX_HEADERS
from pipeline.model import Article

PAGES = Path(__file__).parent / "fixtures" / "pages"


ANSWERS = (
    ("text/html; charset=utf-8", (PAGES / "blog_theme.html").read_bytes(), "200 OK"),
    ("image/png", b"\x89PNG\r\n\x00\x00", "200 OK"),
    ("text/html", b"<html>gone</html>", "404 Not Found"),
    ("text/html; charset=windows-1252", (PAGES / "old_encoding.html").read_bytes(), "200 OK"),
)


def archive(
    packed: bool = True, answers: tuple[tuple[str, bytes, str], ...] = ANSWERS, encoding: str = "identity"
) -> bytes:
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for number, (kind, body, status) in enumerate(answers):
        fields = [("Content-Type", kind), ("Content-Encoding", encoding)]
        headers = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://news.example/2021/{number}", "response", payload=io.BytesIO(body), http_headers=headers,
            warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{number}>", "WARC-Date": "2021-03-04T00:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    return target.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_articles_and_every_answer_is_accounted_for(tmp_path: Path, packed: bool) -> None:
    (tmp_path / "a.warc").write_bytes(archive(packed))
    found = list(read_articles(tmp_path / "a.warc"))
    articles = [item for item in found if isinstance(item, Article)]
    assert [(item.source_id, item.metadata.url, item.fetched) for item in articles] == [
        ("urn:uuid:0", "https://news.example/2021/0", "2021-03-04T00:00:00Z"),
        ("urn:uuid:3", "https://news.example/2021/3", "2021-03-04T00:00:00Z"),
    ]
    assert articles[1].metadata.title == "La Niña’s floods: dam above Peñas is sound"
    assert [item.reason for item in found if isinstance(item, Unreadable)] == [
        "not a page: image/png",
        "an HTTP answer of status 404",
    ]


def test_a_cut_archive_gives_the_pages_before_the_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = archive(packed=False)
    (tmp_path / "a.warc").write_bytes(whole[:-700])
    found = list(read_articles(tmp_path / "a.warc"))
    assert isinstance(found[0], Article)
    (tmp_path / "b.warc").write_bytes(whole.replace(b"Content-Length: ", b"Content-Length: 1", 1))
    assert any(isinstance(item, Unreadable) for item in read_articles(tmp_path / "b.warc"))
    assert capsys.readouterr().err == ""


def test_endless_headers_are_given_up(tmp_path: Path) -> None:
    data = b"WARC/1.0\r\n" + b"X-A: b\r\n" * MAX_HEADERS
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(data))
    (outcome,) = read_articles(tmp_path / "a.warc.gz")
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == f"damaged: headers of more than {MAX_HEADERS} bytes"


def test_a_page_that_breaks_off_is_read_as_far_as_it_goes_and_the_cut_is_told(tmp_path: Path) -> None:
    whole = archive(packed=False)
    (tmp_path / "a.warc").write_bytes(whole[: whole.index(b"</article>")])
    article, cut = read_articles(tmp_path / "a.warc")
    assert isinstance(article, Article)
    assert isinstance(cut, Unreadable)
    assert (cut.source[-8:], cut.reason) == ("a.warc#2", "the record is cut short: its beginning alone is read")


def test_a_damaged_record_does_not_hide_those_behind_it(tmp_path: Path) -> None:
    whole = archive(packed=False)
    (tmp_path / "a.warc").write_bytes(whole.replace(b"HTTP/1.1 200 OK", b"H!!P/1.1 200 OK", 1))
    found = list(read_articles(tmp_path / "a.warc"))
    assert [item.source_id for item in found if isinstance(item, Article)] == ["urn:uuid:3"]
    assert next(item for item in found if isinstance(item, Unreadable)).reason.startswith("damaged: Expected Status")


def test_a_page_that_is_packed_in_an_unknown_way_is_told_so(tmp_path: Path) -> None:
    hidden, (kind, page, status) = bytes(range(256)) * 8, ANSWERS[0]
    answers = ((kind, hidden, status), ("image/png", hidden, status), (kind, page, status))
    for encoding, shown in (("br", "br"), ("\x1b[2J", r"\x1b[2J")):
        (tmp_path / "a.warc").write_bytes(archive(answers=answers, encoding=encoding))
        found = list(read_articles(tmp_path / "a.warc"))
        reasons = [item.reason for item in found if isinstance(item, Unreadable)]
        assert reasons == [f"packed with {shown}, which is not read", "not a page: image/png"]
        assert isinstance(found[-1], Article)  # what is stored unpacked keeps the field


@pytest.mark.parametrize("junk", [b"junk\n", b"\x00\x01\nmore junk\r\n\r\n"])
def test_an_archive_below_other_bytes_is_read_from_its_first_record_on(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(junk + archive(packed=False))
    first, *others = read_articles(tmp_path / "a.warc")
    assert isinstance(first, Unreadable)
    assert first.reason.startswith("damaged: Unknown archive format, first line: ")
    assert [item.source_id for item in others if isinstance(item, Article)] == ["urn:uuid:0", "urn:uuid:3"]
