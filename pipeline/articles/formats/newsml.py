"""NewsML-G2: news items, alone or in a message, with their text within as XHTML, NITF or plain text."""

from collections.abc import Iterator

from lxml import etree

from pipeline.articles import xml
from pipeline.articles.formats import nitf
from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.fragment import fragment_text
from pipeline.articles.make import Record, Unreadable, make
from pipeline.errors import UnreadableArticle
from pipeline.model import Article, Metadata

_MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
_ROOTS = ("newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem", "planningitem")
_SIGNS = (b"iptc.org/std/nar/", b"NewsML-G2")
_WITHDRAWN = ("canceled", "withheld")


def read(given: Input) -> Iterator[Found]:
    """An article an item; items without a text, elsewhere or withdrawn are told."""
    root, record = xml.parsed(given.whole()), given.record(_MEDIA_TYPE)
    items = list(_items(root))
    if not items:
        raise UnreadableArticle(f"NewsML-G2 without a newsItem: a {xml.local(root)} lists or describes, it has no text")
    for number, item in enumerate(items, 1):
        yield _item(item, record if len(items) == 1 else record.numbered(number))


def _items(root: etree._Element) -> Iterator[etree._Element]:
    """The news items, without such as stand in another one."""
    walk = etree.iterwalk(root, events=("start",))
    for _, node in walk:
        if xml.local(node) == "newsItem":
            walk.skip_subtree()
            yield node


def _item(item: etree._Element, record: Record) -> Article | Unreadable:
    status = xml.attribute(xml.find(item, "itemMeta", "pubStatus"), "qcode", "uri") or ""
    text = _text(item)
    if status.endswith(_WITHDRAWN):
        return Unreadable(record.source, f"withdrawn by its provider: {status[:60]}", etree.tostring(item))
    if not text:
        return Unreadable(record.source, _without_text(item), etree.tostring(item))
    named = xml.attribute(item, "guid") or record.source_id
    return make(Record(record.source, named, record.content_type), text, _metadata(item))


def _text(item: etree._Element) -> str:
    """The text within: of the XHTML's or NITF's body, or plain."""
    inline = xml.find(item, "contentSet", "inlineXML")
    if inline is not None:
        body = xml.find(inline, "body.content")
        body = xml.find(inline, "body") if body is None else body
        return xml.prose(inline if body is None else body)
    data = xml.find(item, "contentSet", "inlineData")
    text = "" if data is None else "".join(data.itertext()).strip()
    return fragment_text(text) if "html" in (xml.attribute(data, "contenttype") or "") else text


def _without_text(item: etree._Element) -> str:
    kind = xml.attribute(xml.find(item, "itemMeta", "itemClass"), "qcode", "uri") or "an item"
    elsewhere = xml.attribute(xml.find(item, "contentSet", "remoteContent"), "href")
    where = f"; its content lies at {elsewhere[:200]}" if elsewhere else ""
    return f"NewsML-G2 without a text within: {kind[:60]}{where}"


def _metadata(item: etree._Element) -> Metadata:
    """The facts of the item; where a part is left out, those of the NITF within."""
    about, content = xml.find(item, "itemMeta"), xml.find(item, "contentMeta")
    inner = xml.find(item, "contentSet", "nitf")
    within = Metadata() if inner is None else nitf.metadata(inner)
    if about is None and content is None:
        return within
    head = item if content is None else content
    author = xml.line(xml.find(head, "by")) or _name(xml.find(head, "creator"))
    return Metadata(
        title=xml.line(xml.find(head, "headline")) or _titled(about) or within.title,
        authors=(author,) if author else within.authors,
        published=_date(item) or within.published,
        outlet=_name(xml.find(head, "infoSource")) or _name(xml.find(item, "itemMeta", "provider")) or within.outlet,
        language=xml.attribute(xml.find(head, "language"), "tag") or xml.language(item) or within.language,
    )


def _titled(about: etree._Element | None) -> str | None:
    return None if about is None else xml.line(xml.find(about, "title"))


def _name(node: etree._Element | None) -> str | None:
    """The name of a party: in words, or as its code says it."""
    if node is None:
        return None
    return xml.line(xml.find(node, "name")) or xml.attribute(node, "literal", "uri") or _code(node)


def _code(node: etree._Element) -> str | None:
    return (xml.attribute(node, "qcode") or "").rpartition(":")[2] or None


def _date(item: etree._Element) -> str | None:
    """When this version was made; the first version's date where nothing else is told."""
    paths = (("itemMeta", "versionCreated"), ("contentMeta", "contentCreated"), ("itemMeta", "firstCreated"))
    return next((date for path in paths if (date := xml.line(xml.find(item, *path)))), None)


FORMAT = Format(
    "NewsML-G2",
    (".xml",),
    "an article a newsItem with its text within (XHTML, NITF, plain); headline, by, dates, source or provider, guid",
    lambda start: start.root in _ROOTS and any(sign in start.text for sign in _SIGNS),
    read,
)
