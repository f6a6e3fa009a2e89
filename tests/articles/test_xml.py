"""XML is read safely: bounded, without entities, without anything from outside."""

import time
from pathlib import Path

import pytest

from pipeline.articles import xml
from pipeline.errors import UnreadableArticle
from tests.articles.formats.reading import FERRY, articles, read, reasons

LAUGHS = "<!DOCTYPE nitf [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
)


def nitf(text: str, before: str = "") -> str:
    return f"{before}<nitf><body><body.content><p>{text}</p></body.content></body></nitf>"


def test_entities_of_a_documents_own_are_never_expanded(tmp_path: Path) -> None:
    before = "<!DOCTYPE nitf [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
    (article,) = articles(read(tmp_path, "a.xml", nitf(f"{FERRY} &b;Then it rained.", before)))
    assert article.text == f"{FERRY} Then it rained."


def test_entities_that_grow_without_end_are_refused_at_once(tmp_path: Path) -> None:
    start = time.process_time()
    (reason,) = reasons(read(tmp_path, "a.xml", nitf(f"{FERRY} &a11;", LAUGHS)))
    assert reason.startswith("not well-formed XML: ")
    assert time.process_time() - start < 1


def test_no_file_and_no_address_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The key is under the mat.")
    before = f"<!DOCTYPE nitf [<!ENTITY a SYSTEM '{secret.as_uri()}'><!ENTITY % b SYSTEM '{secret.as_uri()}'> %b;]>"
    for found in (read(tmp_path, "a.xml", nitf(f"{FERRY} &a;", before)), read(tmp_path, "b.xml", nitf("&a;", before))):
        assert not any("mat" in article.text for article in articles(found))
        assert found


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    (reason,) = reasons(read(tmp_path, "a.xml", nitf("<em>" * 50_000 + FERRY + "</em>" * 50_000)))
    assert reason.startswith("not well-formed XML: ")


def test_more_elements_than_a_document_may_have_are_told(tmp_path: Path) -> None:
    (reason,) = reasons(read(tmp_path, "a.xml", nitf("<em/>" * (xml.MAX_ELEMENTS + 1))))
    assert reason == f"XML of more than {xml.MAX_ELEMENTS} elements"


def test_named_characters_of_html_are_read_though_nothing_declares_them() -> None:
    assert xml.line(xml.parsed(b"<a>Caf&eacute; &amp; bar &mdash; open</a>")) == "Café & bar — open"


def test_blocks_are_lines_and_what_is_no_prose_is_left_out() -> None:
    table = b"<table><tr><td>9</td></tr></table>"
    body = b"<body><p>One <b>two</b><!-- no --> three.</p>tail%b end<script>x</script></body>" % table
    assert xml.prose(xml.parsed(body)) == "One two three.\ntail\nend"


def test_what_is_no_xml_is_an_error() -> None:
    with pytest.raises(UnreadableArticle, match="not well-formed"):
        xml.parsed(b"<a><b></a>")
