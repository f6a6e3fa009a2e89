"""What a page says of its article in JSON-LD (schema.org): headline, authors, date, publisher."""

import re
from collections.abc import Iterator
from typing import Any

import orjson
from lxml.html import HtmlElement

MAX_SCRIPT = 400_000
_DEPTH = 6
_ARTICLE = re.compile(r"\w{0,30}Article|Report\w{0,6}|BlogPosting|LiveBlogPosting")
_CONTROLS = re.compile(r"[\x00-\x1f]+")


def articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD that are articles, in the page's order."""
    scripts = tree.iterfind('.//script[@type="application/ld+json"]')
    found = (item for script in scripts for item in _objects(_load(script.text or ""), _DEPTH))
    return [item for item in found if any(map(_is_article, _listed(item.get("@type"))))]


def headline(article: dict[str, Any]) -> str | None:
    """The headline, or the name where there is none."""
    return next((text for key in ("headline", "name") if (text := _string(article.get(key)))), None)


def authors(article: dict[str, Any]) -> tuple[str, ...]:
    """The names of the authors; persons alone where some of them are said to be persons."""
    listed = [item for item in _listed(article.get("author")) if item]
    persons = [item for item in listed if isinstance(item, dict) and "Person" in _listed(item.get("@type"))]
    found = (_name(item) for item in persons or listed)
    return tuple(dict.fromkeys(name for names in found for name in names))


def published(article: dict[str, Any]) -> str | None:
    """When it was published, as written."""
    return next((text for key in ("datePublished", "dateCreated") if (text := _string(article.get(key)))), None)


def modified(article: dict[str, Any]) -> str | None:
    """When it was changed last, as written."""
    return _string(article.get("dateModified"))


def publisher(article: dict[str, Any]) -> str | None:
    """The publisher's name."""
    return next((name for item in _listed(article.get("publisher")) for name in _name(item)), None)


def _load(text: str) -> Any:
    """The JSON of a script; control characters within strings, a common fault, become spaces."""
    if len(text) > MAX_SCRIPT:
        return None
    plain = _CONTROLS.sub(" ", text).strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return orjson.loads(plain)
    except orjson.JSONDecodeError:
        return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The object or the objects of a list, and what stands in @graph and mainEntity."""
    if isinstance(value, list) and depth:
        for item in value:
            yield from _objects(item, depth - 1)
    elif isinstance(value, dict) and depth:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth - 1)


def _is_article(kind: Any) -> bool:
    return isinstance(kind, str) and _ARTICLE.fullmatch(kind.rsplit("/", 1)[-1]) is not None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: Any) -> list[str]:
    """The names of a person, an organisation, or a plain string."""
    if isinstance(value, dict):
        return [name for item in _listed(value.get("name")) if (name := _string(item))]
    text = _string(value)
    return [text] if text else []
