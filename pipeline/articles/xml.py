"""XML of the news industry, read safely: no entity is expanded, nothing is fetched, depth and text are bounded."""

import re
from collections.abc import Iterator
from html.entities import name2codepoint

from lxml import etree

from pipeline.articles.xml_text import decoded_xml
from pipeline.errors import UnreadableArticle

_BLOCKS = frozenset(["p", "div", "br", "li", "tr", "table", "blockquote", "section", "article", "pre", "dt", "dd", "bq",
                     "block", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "nitf-table", "note",
                     "header", "footer", "ul", "ol", "dl", "title", "body"])  # fmt: skip
_LEFT_OUT = frozenset(["script", "style", "head", "media", "figure", "table", "nitf-table", "nav", "aside"])
MAX_ELEMENTS = 100_000
"""In one document; a message of a thousand news items has fewer."""
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN = frozenset(["amp", "lt", "gt", "quot", "apos"])
_SPACES = re.compile(r"[^\S\n]+")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(data: bytes, most: int = MAX_ELEMENTS) -> etree._Element:
    """The root element; UnreadableArticle where the XML is not well-formed, too large, or nested too deeply."""
    if data.count(b"<") - data.count(b"</") > most:
        raise UnreadableArticle(f"XML of more than {most} elements")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(_ENTITY.sub(_numbered, decoded_xml(data)).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableArticle(f"not well-formed XML: {str(error)[:200]}") from error


def _numbered(entity: re.Match[str]) -> str:
    """HTML's named characters by number: they are declared in document types that are never fetched."""
    name = entity[1]
    return entity[0] if name in _OWN or name not in name2codepoint else f"&#{name2codepoint[name]};"


def elements(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The starts and ends of the elements, in the order of the document."""
    yield from etree.iterwalk(root, events=("start", "end"))


def local(node: etree._Element) -> str:
    """The name without its namespace; empty for comments, instructions and entities."""
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def find(node: etree._Element, *path: str) -> etree._Element | None:
    """The first element on a path of local names, each one anywhere below the one before."""
    for name in path:
        below = (child for child in node.iter() if child is not node and local(child) == name)
        found = next(below, None)
        if found is None:
            return None
        node = found
    return node


def line(node: etree._Element | None) -> str | None:
    """The text of an element on one line; nothing where it has none."""
    return None if node is None else " ".join(_text(node, frozenset()).split()) or None


def attribute(node: etree._Element | None, *names: str) -> str | None:
    """The first of these attributes that holds something."""
    return (
        None if node is None else next((value.strip() for name in names if (value := node.get(name, "").strip())), None)
    )


def language(node: etree._Element) -> str | None:
    """xml:lang of an element or of one above it."""
    above = [node, *node.iterancestors()]
    return next((value for one in above if (value := one.get(_LANGUAGE))), None)


def prose(node: etree._Element) -> str:
    """The text of an element, its blocks on lines of their own; tables, media and scripts are left out."""
    lines = (_SPACES.sub(" ", text).strip() for text in _text(node, _LEFT_OUT).splitlines())
    return "\n".join(text for text in lines if text)


def _text(node: etree._Element, left_out: frozenset[str]) -> str:
    """All text below a node, with line breaks around blocks; entities of the document's own stand for nothing."""
    pieces: list[str] = []
    walk = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for event, one in walk:
        name = local(one)
        skipped = event == "start" and one is not node and name in left_out
        if skipped:
            walk.skip_subtree()
        text = (one.text if name and not skipped else "") if event == "start" else one.tail if one is not node else ""
        pieces += ["\n" if name in _BLOCKS else "", (text or "").replace("\n", " ")]
    return "".join(pieces)
