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


def archive(packed: bool = True) -> bytes:
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for number, (kind, body, status) in enumerate(
        [
            ("text/html; charset=utf-8", (PAGES / "blog_theme.html").read_bytes(), "200 OK"),
            ("image/png", b"\x89PNG\r\n\x00\x00", "200 OK"),
            ("text/html", b"<html>gone</html>", "404 Not Found"),
            ("text/html; charset=windows-1252", (PAGES / "old_encoding.html").read_bytes(), "200 OK"),
        ]
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
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
