"""What is refused is told by name, with what to do, and is never an article."""

import zipfile
from pathlib import Path

import pytest

from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons
from tests.articles.formats.test_wacz import zipped

SITEMAP = ('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://post.example/7'
           "</loc></url></urlset>")  # fmt: skip
LEWIS = f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1"><TEXT><BODY>{FERRY}</BODY></TEXT></REUTERS>'
MBOX = f"From a@post.example Mon May  3 10:00:00 2021\nFrom: a@post.example\nSubject: Ferry\n\n{FERRY}\n"


@pytest.mark.parametrize(
    ("name", "data", "begins", "advice"),
    [
        ("a.xml", SITEMAP, "a sitemap", "fetch the pages"),
        ("a.xml", SITEMAP.replace("urlset", "sitemapindex"), "a sitemap", "fetch the pages"),
        (
            "a.opml",
            "<opml><body><outline xmlUrl='https://post.example/rss'/></body></opml>",
            "a list of feeds",
            "fetch",
        ),
        ("a.sgm", LEWIS, "SGML", "JSON Lines"),
        ("a.sgml", f"<DOC><DOCNO>1</DOCNO><TEXT>{FERRY}</TEXT></DOC>", "SGML", "JSON Lines"),
        ("a.txt", f"<DOC><DOCNO>1</DOCNO><TEXT>{FERRY}</TEXT></DOC>", "XML with the root element <DOC>", "NITF"),
        ("a.xml", "<?xml version='1.0'?><NewsML><NewsItem/></NewsML>", "XML with the root element <NewsML>", "NITF"),
        (
            "a.xml",
            f"<?xml version='1.0'?><report><p>{FERRY}</p></report>",
            "XML with the root element <report>",
            "NITF",
        ),
        (
            "a.xml",
            f"<?xml version='1.0'?><article><p>{FERRY}</p></article>",
            "XML with the root element <article>",
            "NITF",
        ),
        ("a.xml", "<?xml version='1.0'?>", "XML without an element", "NITF"),
        ("a.mbox", MBOX, "a mailbox", "eml"),
        ("a.rtf", "{\\rtf1 Ferry}", "an RTF document", "plain text"),
        ("a", b"\x00\x01\x02" * 100, "binary data", "instead"),
    ],
)
def test_the_error_says_what_it_is_and_what_to_do(
    tmp_path: Path, name: str, data: str | bytes, begins: str, advice: str
) -> None:
    found = read(tmp_path, name, data)
    (reason,) = reasons(found)
    assert reason.startswith(begins)
    assert advice in reason
    assert (articles(found), places(found)) == ([], [name])


@pytest.mark.parametrize(
    ("member", "named"),
    [
        ("xl/workbook.xml", "an Excel workbook"),
        ("META-INF/container.xml", "an e-book"),
        ("META-INF/manifest.xml", "an OpenDocument text"),
        ("[Content_Types].xml", "an Office document"),
    ],
)
def test_documents_that_are_zips_are_told_as_what_they_are(tmp_path: Path, member: str, named: str) -> None:
    (reason,) = reasons(read(tmp_path, "a.zip", zipped({member: b"<x/>", "text.txt": FERRY.encode()})))
    assert reason.startswith(named)


def test_refused_files_do_not_stop_those_beside_them(tmp_path: Path) -> None:
    found = read(tmp_path, "a.zip", zipped({"a.xml": SITEMAP.encode(), "b.txt": FERRY.encode(), "c.pdf": b"%PDF-1.7"}))
    assert [article.text for article in articles(found)] == [FERRY]
    assert len(reasons(found)) == 2


def test_a_zip_whose_names_climb_is_read_and_writes_nothing(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(inside / "a.zip", "w") as made:
        made.writestr("../../out.txt", FERRY)
        made.writestr("/abs.txt", BRIDGE)
    assert len(articles(read(inside, "a.zip", (inside / "a.zip").read_bytes()))) == 2
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "inside"]
