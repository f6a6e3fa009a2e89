"""The facts that an HTML page tells of its article, as Metadata."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from pipeline.articles import linked_data, outlets, page_dates
from pipeline.articles.make import headline, sound
from pipeline.articles.names import PERSON
from pipeline.articles.page_title import Told, best, fold
from pipeline.articles.page_tree import Page
from pipeline.model import Metadata

_MAX_HEADINGS = {"h1": 12, "h2": 3}
_MAX_PIECES = 100
_MAX_LINKS = 20
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
_HEADLINE = re.compile(r"headline|(?:entry|article|post|story|page)[-_]{0,2}title", re.IGNORECASE)


def metadata(found: Page, document: Document, url: str | None) -> Metadata:
    """The page's facts; trafilatura's findings fill what its head does not say."""
    address = url or _canonical(found) or document.url
    outlet = _outlet(found)
    domain, site = outlets.domain_of(address or ""), outlet or document.sitename
    title = best(_titles(found, document), site, domain)
    sites = (site, domain, (domain or "").rsplit(".", 1)[0])
    own = _own(found, title)
    first = set(map(id, own))
    found = found._replace(linked=sorted(found.linked, key=lambda item: id(item) not in first))
    return Metadata(
        title=sound(title),
        authors=tuple(filter(None, map(sound, _authors(found, document, sites)))),
        published=sound(page_dates.published(found, document, own)),
        outlet=sound(outlet),
        url=sound(address),
        language=sound(_language(found)),
    )


def _own(found: Page, title: str | None) -> list[dict[str, Any]]:
    """The articles of the JSON-LD whose headline is the page's, or the only one that there is."""
    name = fold(title or "")
    same = [item for item in found.linked if name and fold(unescape(linked_data.headline(item) or "")) == name]
    return same or (found.linked if len(found.linked) == 1 else [])


def _first(found: Page, *names: str) -> str | None:
    return next((found.metas[name][0] for name in names if name in found.metas), None)


def _titles(found: Page, document: Document) -> list[Told]:
    element = found.tree.find(".//head//title")
    told = [
        *(Told("headline", text) for text in _marked(found.tree)),
        *(Told(tag, text) for tag, most in _MAX_HEADINGS.items() for text in _headings(found.tree, tag, most)),
        *(Told("linked data", text) for item in found.linked[:1] if (text := linked_data.headline(item))),
        Told("og", _first(found, "og:title") or ""),
        Told("twitter", _first(found, "twitter:title") or ""),
        Told("trafilatura", document.title or ""),
        Told("title", element.text_content() if element is not None else ""),
    ]
    return [one for one in told if one.text.strip()]


def _headings(tree: HtmlElement, tag: str, most: int) -> list[str]:
    return [_joined(_shown(heading)) for heading in islice(tree.iterfind(f".//{tag}"), most)]


def _marked(tree: HtmlElement) -> list[str]:
    """The heading that the page marks as its article's headline, if it is one and tells something."""
    headings = islice(tree.iterfind(".//h1"), _MAX_HEADINGS["h1"])
    marked = (
        node for node in headings if _HEADLINE.search(f"{node.get('itemprop', '')} {node.get('class', '')[:400]}")
    )
    texts = dict.fromkeys(" ".join(_joined(_shown(node)).split()) for node in marked)
    return [text for text in texts if len(texts) == 1 and headline(text)]


def _shown(element: HtmlElement) -> Iterator[str]:
    """The texts within an element but those of styles and scripts."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        text = node.text if event == "start" else node.tail if node is not element else None
        if text and (event == "end" or node.tag not in ("style", "script")):
            yield text


def _joined(pieces: Iterable[str]) -> str:
    """Texts of elements side by side, with a space where two words would touch."""
    text = ""
    for piece in islice(pieces, _MAX_PIECES):
        text += " " + piece if text[-1:].isalnum() and piece[:1].isalnum() else piece
    return text


def _authors(found: Page, document: Document, sites: Sequence[str | None]) -> tuple[str, ...]:
    """Authors of the JSON-LD, else trafilatura's, else those of a meta element; the site itself where all say so."""
    linked = next((names for item in found.linked if (names := linked_data.authors(item))), ())
    given = tuple(name for key in _AUTHORS for name in found.metas.get(key, []) if "/" not in name)
    spelled = {fold(name): name for name in given}
    extracted = tuple(spelled.get(fold(name), name.strip()) for name in (document.author or "").split(";"))
    told = [names for names in (linked, _linked_beside(found.tree, extracted), given) if any(names)]
    own = frozenset(fold(site) for site in sites if site)
    persons = (tuple(name for name in names if fold(name) not in own) for names in told)
    return tuple(dict.fromkeys(map(unescape, next(filter(None, persons), told[0] if told else ()))))


def _linked_beside(tree: HtmlElement, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names; one alone with those that are linked as authors in the same line, all of them persons' names."""
    links = list(islice(tree.iterfind('.//a[@rel="author"]'), _MAX_LINKS)) if len(names) == 1 else []
    line = next((link.getparent() for link in links if _name(link) == names[0]), None)
    beside = tuple(_name(link) for link in links if link.getparent() is line) if line is not None else ()
    return beside if all(map(PERSON.fullmatch, beside)) and beside else names


def _name(link: HtmlElement) -> str:
    return " ".join(_joined(_shown(link)).split())


def _outlet(found: Page) -> str | None:
    publisher = next((name for item in found.linked if (name := linked_data.publisher(item))), None)
    return _first(found, "og:site_name") or publisher or _first(found, "application-name", "dc.publisher")


def _canonical(found: Page) -> str | None:
    element = found.tree.find('.//link[@rel="canonical"]')
    given = element.get("href") if element is not None else None
    return given if given and given.lower().startswith("http") else _first(found, "og:url")


def _language(found: Page) -> str | None:
    return found.tree.get("lang") or _first(found, "og:locale", "content-language", "language")
