"""Pieces of HTML, such as feeds and exports hold, to text."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from pipeline.articles.light import lightened

_BLOCKS = frozenset(["p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section", "article", "figure",
                     "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "pre"])  # fmt: skip
_SPACES = re.compile(r"[^\S\n]+")
_INLINE = "a|abbr|b|bdi|cite|code|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|u|wbr"
_ATTRIBUTES = r"(?:\s{1,9}[a-zA-Z-]{1,40}\s{0,9}=[^<>]{0,1000})?"
_TAG = re.compile(rf"</?(?:({_INLINE})|br|div|h[1-6]|p){_ATTRIBUTES}\s{{0,9}}/?>", re.IGNORECASE)
"""A tag as titles hold; the group is there where it parts no words. "x < y" and "a <b c> d" are none."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});")


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, such as a feed's entry holds, its blocks on lines of their own."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    try:
        element = fragment_fromstring(lightened(fragment), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return "\n".join(lines(element))


def title_text(title: str) -> str:
    """The text of a title that feeds and exports may write as HTML, on one line; a bare "<" or "&" stays."""
    untagged = _TAG.sub(lambda tag: "" if tag[1] else " ", title)
    return " ".join(_ENTITY.sub(lambda entity: unescape(entity[0]), untagged).split())


def lines(element: HtmlElement, *but: str) -> Iterator[str]:
    """The lines of an element, each block's its own, without elements of the names given."""
    etree.strip_elements(element, "script", "style", etree.Comment, *but, with_tail=False)
    found = (_SPACES.sub(" ", line).strip() for line in "".join(_pieces(element)).splitlines())
    return (line for line in found if line)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The texts in order, with a line break at the start and the end of each block."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield "\n"
        text = node.text if event == "start" else node.tail if node is not element else None
        if text:
            yield text.replace("\n", " ")
