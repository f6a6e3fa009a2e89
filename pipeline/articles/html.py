"""HTML pages to articles: trafilatura finds the body, the page's head and headings tell the facts."""

import re
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from pipeline.articles import dates, linked_data, page_facts
from pipeline.articles.fragment import lines
from pipeline.articles.hidden import blank_hidden
from pipeline.articles.light import lightened
from pipeline.articles.main_part import has_more, main_part
from pipeline.articles.make import Record, Unreadable, make
from pipeline.articles.page_scripts import keep_published
from pipeline.articles.page_tree import page
from pipeline.model import Article

MANY_TEXTS = 3_000
"""Pieces of text beyond which only trafilatura's own extraction is used; its second opinion takes quadratic time."""
TOO_MANY_TAGS = 8_000
"""Elements beyond which the article's part alone is extracted, or its lines are taken as they stand; the time of the
extraction is quadratic as well."""
TOO_LONG = 500_000
"""Characters of text beyond which the same is done."""
_MAX_DATA_TAGS = 1000
_MAX_DATA_AUTHORS = 300
_LONG_NAME = re.compile(r'"(?:author|name|givenName|familyName)"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:[^"\\]|\\.){2000}')
_MAX_META = 5000
_DEEP = 250
_DEEPEST = 2_000
"""Elements within one another that the parser follows, and that it follows where it is told to."""
_LATEST = "2099-12-31"
"""The latest date that the search for dates believes where nobody tells when the page was fetched; today's would make
the outcome depend on the day it runs."""
_DATES = {"original_date": True, "extensive_search": True}


def read_page(page: str, record: Record, url: str | None = None, fetched: str | None = None) -> Article | Unreadable:
    """The article of a page: the text that trafilatura finds, and the facts of its head."""
    data = page.encode("utf-8", "replace")
    outcome = _read(_parsed(lightened(page)), record, url, fetched)
    return outcome or Unreadable(record.source, "no article text in the page", data)


def _parsed(page: str) -> HtmlElement | None:
    tree = load_html(page)
    if tree is None or page.count("<") < _DEEP or _depth(tree) < _DEEP:
        return tree
    deeper = _deep(page)
    return tree if deeper is None else deeper


def _deep(page: str) -> HtmlElement | None:
    """The tree of a page whose elements stand deeper in one another than the parser follows otherwise."""
    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    return tree if _depth(tree) < _DEEPEST else None


def _depth(tree: HtmlElement) -> int:
    """How many elements stand within one another."""
    depth = most = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        most = max(most, depth)
    return most


def _read(tree: HtmlElement | None, record: Record, url: str | None, fetched: str | None) -> Article | None:
    """The article of a tree, or nothing where no text is found in it."""
    if tree is None:
        return None
    keep_published(tree)
    blank_hidden(tree)
    _drop_heavy_data(tree)
    day = dates.parse(fetched or "")
    found = _extract(tree, url, day)
    text = found.text if found else None
    if found is None or text is None or not text.strip():
        return None
    told = page_facts.metadata(page(tree, day), found, url)
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
    is_large = len(data) > linked_data.MAX_SCRIPT or data.count("<") > _MAX_DATA_TAGS or starts > _MAX_DATA_AUTHORS
    return is_large or _LONG_NAME.search(data) is not None


def _extract(tree: HtmlElement, url: str | None, fetched: str | None) -> Document | None:
    if _is_large(tree):
        tree = main_part(tree, TOO_MANY_TAGS)
        if _is_large(tree):
            return _plain(tree)
    found = bare_extraction(
        tree,
        url=url,
        fast=tree.xpath("count(//text()[normalize-space()])") > MANY_TEXTS,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={**_DATES, "max_date": fetched[:10] if fetched else _LATEST},
    )
    return found if isinstance(found, Document) else None


def _is_large(tree: HtmlElement) -> bool:
    return has_more(tree, TOO_MANY_TAGS) or tree.xpath("string-length()") > TOO_LONG


def _plain(tree: HtmlElement) -> Document:
    """The lines of a page as they stand, without its menus."""
    found, body = Document(), tree.find("body")
    shown = deepcopy(tree if body is None else body)
    found.text = "\n".join(lines(shown, "head", "nav", "header", "footer", "aside", "form", "noscript"))
    return found
