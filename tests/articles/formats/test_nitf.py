"""NITF documents."""

from pathlib import Path

from pipeline.articles.clean import clean
from tests.articles.formats.reading import BRIDGE, FERRY, articles, read, reasons

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "https://example.org/nitf-3-6.dtd">
<nitf xml:lang="en"><head><title>Ferry</title><docdata><doc-id id-string="arn-7"/>
<date.issue norm="20210503T100000Z"/></docdata><pubdata name="Arnhem Post" date.publication="20210504"/></head>
<body><body.head><hedline><hl1>Ferry &amp; bridge stay</hl1></hedline><byline>By <person>Ineke Bos</person></byline>
<dateline>ARNHEM</dateline></body.head><body.content><block><p>{FERRY}</p><hl2>The bridge</hl2>
<media media-type="image"><media-caption>A caption of a picture.</media-caption></media>
<p>{BRIDGE} It&rsquo;s <em>old</em>,
and long.</p></block></body.content></body></nitf>"""


def test_text_and_facts_are_those_of_the_document(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "a.xml", NITF))
    assert article.text == f"{FERRY}\nThe bridge\n{BRIDGE} It’s old, and long."
    assert article.source_id == "arn-7"
    told = article.metadata
    assert (told.title, told.authors, told.outlet) == ("Ferry & bridge stay", ("Ineke Bos",), "Arnhem Post")
    assert told.language == "en"
    published = clean(article).facts.published
    assert published is not None
    assert published.value == "2021-05-03T10:00:00+00:00"


def test_a_namespace_changes_nothing(tmp_path: Path) -> None:
    spaced = NITF.replace("<nitf ", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" ')
    assert articles(read(tmp_path, "a.xml", spaced))[0].text == articles(read(tmp_path, "b.xml", NITF))[0].text


def test_a_document_without_a_text_and_a_broken_one_are_told(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, "a.xml", "<nitf><head/><body/></nitf>")) == [
        "NITF without a text in its body.content"
    ]
    (reason,) = reasons(read(tmp_path, "a.xml", NITF[:-30]))
    assert reason.startswith("not well-formed XML: ")
