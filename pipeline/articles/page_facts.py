"""The facts that an HTML page tells of its article, as Metadata."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from pipeline.articles import dates, linked_data, outlets
from pipeline.articles.make import headline, sound
from pipeline.articles.page_title import Told, best, fold
from pipeline.model import Metadata

_MAX_HEADINGS = {"h1": 12, "h2": 3}
_MAX_PIECES = 100
_DATES = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
          "pubdate", "dcterms.created", "publishdate", "parsely-pub-date", "sailthru.date")  # fmt: skip
_CHANGES = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
_NEW_YEAR = re.compile(r"\b0?1(?:st|er)?\W{1,3}(?:of )?jan|\bjan[a-z]{0,5}\W{1,3}0?1(?:st)?\b", re.IGNORECASE)
_HEADLINE = re.compile(r"headline|(?:entry|article|post|story|page)[-_]{0,2}title", re.IGNORECASE)


class Page(NamedTuple):
    """A parsed page: its tree, its meta elements by name, and the articles of its JSON-LD."""

    tree: HtmlElement
    metas: dict[str, list[str]]
    linked: list[dict[str, Any]]


def page(tree: HtmlElement) -> Page:
    """A tree with what stands in its head looked up."""
    metas: dict[str, list[str]] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metas.setdefault(name.lower(), []).append(content)
    return Page(tree, metas, linked_data.articles(tree))


def metadata(found: Page, document: Document, url: str | None) -> Metadata:
    """The page's facts; trafilatura's findings fill what its head does not say."""
    address = url or _canonical(found) or document.url
    outlet = _outlet(found)
    domain, site = outlets.domain_of(address or ""), outlet or document.sitename
    title = best(_titles(found, document), site, domain)
    own = (site, domain, (domain or "").rsplit(".", 1)[0])
    return Metadata(
        title=sound(title),
        authors=tuple(filter(None, map(sound, _authors(found, document, own)))),
        published=sound(_published(found, document)),
        outlet=sound(outlet),
        url=sound(address),
        language=sound(_language(found)),
    )


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
    told = [names for names in (linked, extracted, given) if any(names)]
    own = frozenset(fold(site) for site in sites if site)
    persons = (tuple(name for name in names if fold(name) not in own) for names in told)
    return tuple(dict.fromkeys(map(unescape, next(filter(None, persons), told[0] if told else ()))))


def _published(found: Page, document: Document) -> str | None:
    """The first date of the head with its time, where it is the day that trafilatura found or that day cannot be.

    A day after all that the head tells, the last change included, is no day of publication.
    """
    given = [text for item in found.linked if (text := linked_data.published(item))]
    given += [text for name in _DATES for text in found.metas.get(name, [])[:1]]
    known = [(text, day[:10]) for text in given if (day := dates.parse(text))]
    changed = [text for item in found.linked if (text := linked_data.modified(item))]
    changed += [text for name in _CHANGES for text in found.metas.get(name, [])[:1]]
    last = max([day for _, day in known] + [day[:10] for text in changed if (day := dates.parse(text))], default="")
    day = document.date
    if day and (day > last if known else _is_year(day, found, document)):
        day = None
    same = (text for text, told in known if day is None or told == day)
    return next(same, day)


def _is_year(day: str, found: Page, document: Document) -> bool:
    """Whether a first of January stands for a year that the page names, and no such day is written in it."""
    if not day.endswith("-01-01"):
        return False
    page = f"{document.url or ''} {etree.tostring(found.tree, encoding='unicode')}"
    in_figures = rf"{day[:4]}\W?0?1\W?0?1\b|\b0?1\W0?1\W{day[:4]}"
    return not (_NEW_YEAR.search(page) or re.search(in_figures, page))


def _outlet(found: Page) -> str | None:
    publisher = next((name for item in found.linked if (name := linked_data.publisher(item))), None)
    return _first(found, "og:site_name") or publisher or _first(found, "application-name", "dc.publisher")


def _canonical(found: Page) -> str | None:
    element = found.tree.find('.//link[@rel="canonical"]')
    given = element.get("href") if element is not None else None
    return given if given and given.lower().startswith("http") else _first(found, "og:url")


def _language(found: Page) -> str | None:
    return found.tree.get("lang") or _first(found, "og:locale", "content-language", "language")
