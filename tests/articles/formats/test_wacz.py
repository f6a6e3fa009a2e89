"""WACZ and zip: which files of a zip are read."""

import io
import zipfile
from pathlib import Path

from tests.articles.formats.reading import FERRY, articles, places, read, reasons
from tests.articles.test_warc import archive


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return target.getvalue()


WACZ = {
    "archive/day.warc.gz": archive(),
    "datapackage.json": b'{"profile": "data-package"}',
    "indexes/index.cdx.gz": b"\x1f\x8b",
    "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://news.example/2021/0", "title": "A"}\n',
}


def test_the_pages_of_its_archives_are_read_and_what_repeats_them_is_passed_over(tmp_path: Path) -> None:
    found = read(tmp_path, "site.wacz", zipped(WACZ))
    assert len(articles(found)) == 2
    assert {place.partition("#")[0] for place in places(found)} == {"site.wacz!archive/day.warc.gz"}


def test_one_within_a_zip_is_told_too(tmp_path: Path) -> None:
    found = read(tmp_path, "sites.zip", zipped({"a.wacz": zipped(WACZ), "b.txt": FERRY.encode()}))
    assert len(articles(found)) == 3
    assert not any("pages.jsonl" in place for place in places(found))


def test_a_zip_with_one_of_its_names_is_a_zip(tmp_path: Path) -> None:
    found = read(tmp_path, "a.zip", zipped({"datapackage.json": b"{}", "b.txt": FERRY.encode()}))
    assert [article.text for article in articles(found)] == [FERRY]
    assert len(reasons(found)) == 1


def test_a_damaged_one_is_read_as_far_as_it_goes_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, "site.wacz", zipped(WACZ)[:-40])
    assert len(articles(found)) == 2
    assert {place.partition("#")[0] for place in places(found)} == {"site.wacz!archive/day.warc.gz", "site.wacz"}
    assert reasons(found)[-1] == "damaged: File is not a zip file"
