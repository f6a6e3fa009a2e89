"""HTML pages to articles: trafilatura finds the body, the page's head and headings tell the facts."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring
from trafilatura import bare_extraction, baseline, load_html
from trafilatura.settings import Document

from pipeline.articles import linked_data, page_facts
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article

MAX_PAGE = 1_000_000
"""Characters of a page without its scripts; newspapers' pages stay below a third of it."""
MAX_TAGS = 12_000
MANY_TEXTS = 3_000
"""Pieces of text beyond which only trafilatura's own extraction is used; its second opinion takes quadratic time."""
TOO_MANY_TAGS = 8_000
"""Elements beyond which the paragraphs are taken as they stand; the time of the extraction is quadratic as well."""
MAX_ATTRIBUTES = 400
"""In one tag; the parser's time grows with their square."""
_MAX_DATA_TAGS = 1000
_MAX_DATA_AUTHORS = 300
_MAX_META = 5000
_HEAVY = 500_000
_LATEST = "2099-12-31"
"""The latest date that the search for dates believes; today's would make the outcome depend on the day it runs."""
_DATES = {"original_date": True, "extensive_search": True, "max_date": _LATEST}
_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}>?")
_OPENING = re.compile(r"<(script|style|svg)\b", re.IGNORECASE)
_CLOSING = {tag: re.compile(rf"</{tag}\b[^<>]{{0,20}}>?", re.IGNORECASE) for tag in ("script", "style", "svg")}
_EMBEDDED = re.compile(r"data:[\w/+;=,.-]{0,60}base64,[\w+/=%]{100,}")
_BLOCKS = frozenset(["p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section", "article", "figure",
                     "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "pre"])  # fmt: skip
_SPACES = re.compile(r"[^\S\n]+")


def read_page(page: str, record: Record, url: str | None = None, fetched: str | None = None) -> Article | Unreadable:
    """The article of a page: the text that trafilatura finds, and the facts of its head."""
    data = page.encode("utf-8", "replace")
    light = _EMBEDDED.sub("", without_scripts(page)) if len(page) > _HEAVY else page
    problem = too_heavy(light)
    if problem:
        return Unreadable(record.source, problem, data)
    tree = load_html(light)
    if tree is None:
        return Unreadable(record.source, "not a page: no elements in it", data)
    _drop_heavy_data(tree)
    found = _extract(tree, url, _elements(light))
    text = found.text if found else None
    if found is None or text is None or not text.strip():
        return Unreadable(record.source, "no article text in the page", data)
    told = page_facts.metadata(page_facts.page(tree), found, url)
    return make(record, _below_title(text, told.title), told, fetched)


def _below_title(text: str, title: str | None) -> str:
    """The text without a first line that is the title."""
    first, _, rest = text.partition("\n")
    return rest.lstrip() if title and rest.strip() and first.split() == title.split() else text


def _drop_heavy_data(tree: HtmlElement) -> None:
    """Empty JSON-LD and shorten metas that are no such things: trafilatura clears their tags in quadratic time."""
    for script in tree.iterfind(".//script"):
        text = script.text or ""
        if "json" in script.get("type", "") and _is_heavy(text):
            script.text = ""
    for meta in tree.iterfind(".//meta"):
        if len(content := meta.get("content", "")) > _MAX_META:
            meta.set("content", content[:_MAX_META])


def _is_heavy(data: str) -> bool:
    """Whether trafilatura's patterns for tags and authors would take long on it: they begin anew at each one."""
    starts = data.count('"author') + data.lower().count('"person')
    return len(data) > linked_data.MAX_SCRIPT or data.count("<") > _MAX_DATA_TAGS or starts > _MAX_DATA_AUTHORS


def _extract(tree: HtmlElement, url: str | None, elements: int) -> Document | None:
    if elements > TOO_MANY_TAGS:
        plain = Document()
        plain.text = baseline(deepcopy(tree))[1]
        return plain
    found = bare_extraction(
        tree,
        url=url,
        fast=tree.xpath("count(//text()[normalize-space()])") > MANY_TEXTS,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
    )
    return found if isinstance(found, Document) else None


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, such as a feed's entry holds, its blocks on lines of their own."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    if too_heavy(fragment):
        return ""
    try:
        element = fragment_fromstring(fragment, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    etree.strip_elements(element, "script", "style", etree.Comment, with_tail=False)
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(_pieces(element)).splitlines())
    return "\n".join(line for line in lines if line)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The texts in order, with a line break at the start and the end of each block."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield "\n"
        text = node.text if event == "start" else node.tail if node is not element else None
        if text:
            yield text.replace("\n", " ")


def without_scripts(page: str) -> str:
    """A page without scripts, styles and drawings, JSON-LD kept; in one pass, whatever is left open."""
    pieces: list[str] = []
    place = 0
    while (opening := _OPENING.search(page, place)) is not None:
        closing = _CLOSING[opening[1].lower()].search(page, opening.end())
        end = closing.end() if closing else len(page)
        keep = "ld+json" in page[opening.start() : opening.start() + 200].partition(">")[0]
        pieces.append(page[place : end if keep else opening.start()])
        place = end
    return "".join((*pieces, page[place:]))


def too_heavy(page: str) -> str | None:
    """Why a page would take too long, or nothing."""
    if len(page) > MAX_PAGE:
        return f"a page of more than {MAX_PAGE} characters"
    if _elements(page) > MAX_TAGS:
        return f"a page of more than {MAX_TAGS} elements"
    if any(match.group().count("=") > MAX_ATTRIBUTES for match in _TAG.finditer(page)):
        return f"a tag of more than {MAX_ATTRIBUTES} attributes"
    return None


def _elements(page: str) -> int:
    """How many elements are opened."""
    return page.count("<") - page.count("</")
