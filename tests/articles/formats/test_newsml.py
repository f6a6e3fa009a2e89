"""NewsML-G2 items and messages."""

from pathlib import Path

import pytest

from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons

XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
    f"</head><body><h1>Ferry stays</h1><p>{FERRY}</p><p>{BRIDGE}</p></body></html></inlineXML>"
)
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>'
    f"<hedline><hl1>Inner</hl1></hedline></body.head><body.content><p>{FERRY}</p><p>{BRIDGE}</p></body.content></body>"
    "</nitf></inlineXML>"
)
PLAIN = f'<inlineData contenttype="text/plain">{FERRY}\n{BRIDGE}</inlineData>'
ESCAPED = f'<inlineData contenttype="text/html">&lt;p&gt;{FERRY}&lt;/p&gt;&lt;p&gt;{BRIDGE}&lt;/p&gt;</inlineData>'


def item(content: str, status: str = "stat:usable", guid: str = "urn:newsml:post.example:1") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en">'
        '<itemMeta><itemClass qcode="ninat:text"/><provider><name>Arnhem Post</name></provider>'
        f'<versionCreated>2021-05-03T10:00:00Z</versionCreated><pubStatus qcode="{status}"/></itemMeta>'
        "<contentMeta><creator><name>Ineke Bos</name></creator><headline>Ferry stays</headline></contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


@pytest.mark.parametrize("content", [XHTML, NITF, PLAIN, ESCAPED], ids=["XHTML", "NITF", "plain", "escaped"])
def test_the_text_within_and_the_facts_beside_it_are_read(tmp_path: Path, content: str) -> None:
    (article,) = articles(read(tmp_path, "a.xml", item(content)))
    assert article.text.removeprefix("Ferry stays\n") == f"{FERRY}\n{BRIDGE}"
    told = article.metadata
    assert (told.title, told.authors, told.published) == ("Ferry stays", ("Ineke Bos",), "2021-05-03T10:00:00Z")
    assert (told.outlet, told.language, article.source_id) == ("Arnhem Post", "en", "urn:newsml:post.example:1")


def test_every_item_of_a_message_is_accounted_for(tmp_path: Path) -> None:
    picture = item('<remoteContent href="https://post.example/1.jpg"/>', guid="p").replace(
        "ninat:text", "ninat:picture"
    )
    items = item(XHTML, guid="a") + item(XHTML, "stat:canceled", "b") + picture
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    found = read(tmp_path, "a.xml", message)
    assert [article.source_id for article in articles(found)] == ["a"]
    assert reasons(found) == [
        "withdrawn by its provider: stat:canceled",
        "NewsML-G2 without a text within: ninat:picture; its content lies at https://post.example/1.jpg",
    ]
    assert places(found) == ["a.xml#1", "a.xml#2", "a.xml#3"]


def test_a_package_of_references_is_told(tmp_path: Path) -> None:
    package = '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><groupSet/></packageItem>'
    assert reasons(read(tmp_path, "a.xml", package)) == [
        "NewsML-G2 without a newsItem: a packageItem lists or describes, it has no text"
    ]
