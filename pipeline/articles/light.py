"""A page made light before it is parsed: what holds no article, or takes a parser long, goes. One pass each, linear."""

import re
from itertools import islice

from pipeline.articles.linked_data import MAX_SCRIPT

HEAVY = 500_000
"""Characters from which a page is made light; below, nothing in it takes long."""
MAX_PAGE = 2_000_000
"""Characters that are read of a page; newspapers' pages without their scripts stay below a third of it."""
MAX_TAGS = 200_000
"""Tags that are read of a page; newspapers' pages have fewer than a tenth of them."""
MAX_HEAD = 300_000
MAX_ATTRIBUTES = 400
"""In one tag; the parser's time grows with their square."""

_OPENING = re.compile(r"<(?=[sStT!])(?:((?i:script|style|svg|template))\b|!--)")
_CLOSING = {
    tag: re.compile(rf"</{tag}\b[^<>]{{0,20}}>?", re.IGNORECASE) for tag in ("script", "style", "svg", "template")
} | {"": re.compile("-->")}
_EMBEDDED = re.compile(r"data:[\w/+;=,.-]{0,60}base64,[\w+/=%]{100,}")
_LONG_VALUES = (re.compile(r'(="[^"<]{5000})[^"<]++(?=")'), re.compile(r"(='[^'<]{5000})[^'<]++(?=')"))
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})*+")
"""Any tag, so that none of its characters is looked at again; the group ends with its last attribute that is read."""
_OPENS = re.compile("<")
_DOCTYPE = re.compile(r"(\s*+< ?! ?doctype[^>]{0,1000}+)[^>]*+", re.IGNORECASE)
"""The declaration at the beginning; trafilatura's pattern for it begins anew at each of its slashes."""
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_ARTICLE = re.compile(r"<(?:[aA](?i:rticle)|[mM](?i:ain))\b")
_HEADING = re.compile(r"<h1\b", re.IGNORECASE)


def lightened(page: str) -> str:
    """The page; a heavy one without scripts, drawings, comments, pictures and long attributes, and of that a part."""
    light = _cut(_window(_short(without_scripts(page)))) if len(page) > HEAVY else page
    if declared := _DOCTYPE.match(light):
        light = declared[1] + light[declared.end() :]
    return _TAG.sub(r"\1", light)


def _short(page: str) -> str:
    """The page without pictures that stand in it, and with the beginnings of long attributes."""
    for value in _LONG_VALUES:
        page = value.sub(r"\1", page)
    return _EMBEDDED.sub("", page)


def without_scripts(page: str) -> str:
    """A page without scripts, styles, drawings, templates and comments, whatever is left open; JSON-LD is kept."""
    pieces: list[str] = []
    place = 0
    while (opening := _OPENING.search(page, place)) is not None:
        closing = _CLOSING[(opening[1] or "").lower()].search(page, opening.end())
        end = closing.end() if closing else len(page)
        linked = "ld+json" in page[opening.start() : opening.start() + 200].partition(">")[0]
        keep = linked and end - opening.start() <= MAX_SCRIPT
        pieces.append(page[place : end if keep else opening.start()])
        place = end
    return "".join((*pieces, page[place:]))


def _window(page: str) -> str:
    """The head, and MAX_PAGE characters of the body: the first, or those from where its article begins."""
    if len(page) <= MAX_PAGE:
        return page
    body = _BODY.search(page)
    head = min(body.start() if body else 0, MAX_HEAD)
    marked = next((found.start() for mark in (_ARTICLE, _HEADING) if (found := mark.search(page, head))), head)
    start = marked if marked > head + MAX_PAGE // 2 else head
    return page[:head] + page[start : start + MAX_PAGE]


def _cut(page: str) -> str:
    """The page up to its MAX_TAGS-th tag."""
    following = next(islice(_OPENS.finditer(page), MAX_TAGS, None), None)
    return page[: following.start()] if following else page
