"""NITF, the news agencies' XML for one article."""

from collections.abc import Iterator

from lxml import etree

from pipeline.articles import xml
from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article, Metadata

_MEDIA_TYPE = "application/nitf+xml"


def read(given: Input) -> Iterator[Found]:
    """The article of a document."""
    yield article(xml.parsed(given.whole()), given.record(_MEDIA_TYPE))


def article(root: etree._Element, record: Record) -> Article | Unreadable:
    """The article of a nitf element."""
    content = xml.find(root, "body.content")
    text = "" if content is None else xml.prose(content)
    if not text:
        return Unreadable(record.source, "NITF without a text in its body.content", etree.tostring(root))
    named = xml.attribute(xml.find(root, "doc-id"), "id-string") or record.source_id
    return make(Record(record.source, named, record.content_type), text, metadata(root))


def metadata(root: etree._Element) -> Metadata:
    """The facts of its head."""
    published = xml.find(root, "pubdata")
    holder = xml.attribute(xml.find(root, "doc.copyright"), "holder")
    byline = xml.find(root, "byline")
    person = byline if byline is None else xml.find(byline, "person")
    author = xml.line(byline if person is None else person)
    return Metadata(
        title=xml.line(xml.find(root, "hl1")) or xml.line(xml.find(root, "head", "title")),
        authors=(author,) if author else (),
        published=_date(root) or xml.attribute(published, "date.publication"),
        outlet=xml.attribute(published, "name") or xml.line(xml.find(root, "distributor")) or holder,
        url=xml.attribute(published, "ex-ref"),
        language=xml.language(root),
    )


def _date(root: etree._Element) -> str | None:
    dates = (xml.attribute(xml.find(root, name), "norm") for name in ("date.issue", "date.release", "story.date"))
    return next((date for date in dates if date), None)


FORMAT = Format(
    "NITF",
    (".xml", ".nitf"),
    "one article: body.content; headline, byline, date of issue, publication, doc-id",
    lambda start: start.root == "nitf",
    read,
)
