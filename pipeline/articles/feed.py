"""RSS and Atom feeds: one article an entry; entities and document types are never expanded."""

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.articles import outlets
from pipeline.articles.fragment import fragment_text, title_text
from pipeline.articles.make import Record, Unreadable, headline, make
from pipeline.articles.xml_text import sound_xml
from pipeline.model import Article, Metadata

_ENTRIES = ("item", "entry")
_CONTENT = ("encoded", "content", "description", "summary", "subtitle")
_DATES = ("pubdate", "published", "date", "issued", "updated")
_AUTHORS = ("creator", "author")


def read_feed(data: bytes, record: Record) -> Iterator[Article | Unreadable]:
    """The articles of a feed, numbered from 1; a feed that breaks off gives those before the break."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(sound_xml(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Unreadable(record.source, f"not well-formed XML: {error}", data)
        return
    entries = [node for node in root.iter() if _tag(node) in _ENTRIES] if root is not None else []
    outlet, language = _channel(root) if entries else (None, None)
    for number, entry in enumerate(entries, 1):
        where = Record(f"{record.source}#{number}", f"{record.source_id}#{number}", record.content_type)
        yield _article(entry, where, outlet, language)
    if not entries:
        yield Unreadable(record.source, "a feed without entries", data)
    elif parser.error_log and parser.feed_error_log is not None and _broken(parser):
        yield Unreadable(record.source, f"the feed is damaged: {parser.error_log[0].message}", data)


def _broken(parser: etree.XMLParser) -> bool:
    return any(entry.level_name == "FATAL" for entry in parser.error_log)


def _article(entry: etree._Element, where: Record, outlet: str | None, language: str | None) -> Article | Unreadable:
    contents = [fragment_text(_inner(node)) for name in _CONTENT for node in entry if _tag(node) == name]
    title = title_text(_first(entry, ("title",)) or "") or None
    text = max(contents, key=len, default="")
    text = text if text.strip() else headline(title) or ""
    if not text:
        return Unreadable(where.source, "an entry without content", etree.tostring(entry))
    url = _link(entry)
    named = Record(where.source, _first(entry, ("guid", "id")) or url or where.source_id, where.content_type)
    told = Metadata(
        title=outlets.without(title, outlet) if title else None,
        authors=tuple(name for node in entry if _tag(node) in _AUTHORS if (name := _author(node))),
        published=_first(entry, _DATES),
        outlet=outlet,
        url=url,
        language=language,
    )
    return make(named, text, told)


def _channel(root: etree._Element) -> tuple[str | None, str | None]:
    """The feed's own title and language: those of the channel, or of the Atom feed itself."""
    channel = next((node for node in root.iter() if _tag(node) in ("channel", "feed")), root)
    language = channel.get("{http://www.w3.org/XML/1998/namespace}lang") or _first(channel, ("language",))
    return _first(channel, ("title",)), language


def _tag(node: etree._Element) -> str:
    """The name without its namespace, declared or not; empty for comments and entities."""
    return re.split("[}:]", node.tag)[-1].lower() if isinstance(node.tag, str) else ""


def _inner(node: etree._Element) -> str:
    """What a node holds: its text, which may be escaped HTML, or its elements as markup (Atom's XHTML)."""
    elements = [child for child in node if isinstance(child.tag, str)]
    if not elements:
        return node.text or ""
    return (node.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in elements)


def _first(node: etree._Element, names: tuple[str, ...]) -> str | None:
    found = (" ".join((child.text or "").split()) for name in names for child in node if _tag(child) == name)
    return next((text for text in found if text), None)


def _link(entry: etree._Element) -> str | None:
    """The address: Atom's alternate link, or RSS's link's text."""
    links = [node for node in entry if _tag(node) == "link"]
    hrefs = [node.get("href") for node in links if node.get("rel", "alternate") == "alternate" and node.get("href")]
    return hrefs[0] if hrefs else next((text for node in links if (text := (node.text or "").strip())), None)


def _author(node: etree._Element) -> str:
    """A name: Atom's author/name, RSS's "mail@host (Name)", or the text itself."""
    text = _first(node, ("name",)) or " ".join((node.text or "").split())
    return text[text.index("(") + 1 :].rstrip(")") if "@" in text and "(" in text else text
