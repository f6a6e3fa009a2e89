"""A parsed page with what stands in its head looked up."""

from typing import Any, NamedTuple

from lxml.html import HtmlElement

from pipeline.articles import linked_data


class Page(NamedTuple):
    """A parsed page: its tree, its meta elements by name, the articles of its JSON-LD, and the day it was fetched."""

    tree: HtmlElement
    metas: dict[str, list[str]]
    linked: list[dict[str, Any]]
    fetched: str | None = None


def page(tree: HtmlElement, fetched: str | None = None) -> Page:
    """A tree with what stands in its head looked up; `fetched` begins with an ISO 8601 day."""
    metas: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metas.setdefault(name.lower(), []).append(content)
    return Page(tree, metas, linked_data.articles(tree), fetched[:10] if fetched else None)
