"""The headline of a page, from the places that tell it: they disagree on suffixes and on wording for search engines."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

_SEPARATOR = re.compile(r"\s{1,3}(?:[|•·»›~–—-]|::|//|\\)\s{1,3}|\s?[|»›]\s?")
_FOLD = re.compile(r"[\W_]+")
_LEAST_SHARED = 0.5
_FEW = 4
"""Words that a headline has at least; fewer may be a site's name or a section's."""
_LONGEST = 400
_LEAST_NAME = 4
"""Letters of a site's name that is looked for within a part of the title; a shorter one must be the whole part."""


class Told(NamedTuple):
    """A place that tells a title, and what it tells."""

    place: str
    text: str


def best(told: Sequence[Told], site: str | None, domain: str | None) -> str | None:
    """The title that most places agree on; where each says its own, that of the page's own heading."""
    plain = [one for one in (Told(place, _tidy(text)) for place, text in told) if one.text]
    texts = [one.text for one in plain]
    given = (site, domain, (domain or "").split(".")[0], *_site_headings(plain))
    names = [_fold(name) for name in given if name]
    cut = [Told(one.place, _without_site(one.text, names, texts)) for one in plain]
    last = [Told(one.place, _longest(one)) if one == was else one for one, was in zip(cut, plain, strict=True)]
    kept = [one for one in last if _fold(one.text) and _fold(one.text) not in names]
    sound = [one for one in kept if one.place not in ("h1", "h2") or _supported(one, kept)]
    return _elected([Told(one.place, _settled(one, sound)) for one in sound]) if sound else None


def _settled(one: Told, told: Sequence[Told]) -> str:
    """A heading without the label before or the line after it, where another place tells it so; a cut title whole."""
    text = _fold(one.text)
    others = [other.text for other in told if other.place not in (one.place, "title") and _fold(other.text) != text]
    if one.text.endswith(("…", "...")):
        return next((other for other in others if _fold(other).startswith(text)), one.text)
    if one.place != "h1":
        return one.text
    inner = (other for other in others if len(_words(other)) >= _FEW and not other.endswith(("…", "...")))
    return next((other for other in inner if text.startswith(_fold(other)) or text.endswith(_fold(other))), one.text)


def _site_headings(told: Sequence[Told]) -> Iterator[str]:
    """Headings that are the last, and not the longest, part of the title: the site's name above every page."""
    for title in (one.text for one in told if one.place == "title"):
        last = _SEPARATOR.split(title)[-1]
        rest = _words(title[: -len(last)])
        yield from (
            one.text
            for one in told
            if one.place == "h1" and _fold(one.text) == _fold(last) and len(rest) > len(_words(last))
        )


def _longest(one: Told) -> str:
    """The longest part of a title tag that bars still divide, without a short last part; the tag ends in the site."""
    if one.place != "title":
        return one.text
    text = max(one.text.split(" | "), key=len)
    marks = [match.span() for match in _SEPARATOR.finditer(text)]
    rest, last = (text[: marks[-1][0]], text[marks[-1][1] :]) if marks else (text, "")
    return rest if last and len(last.split()) <= _FEW and len(rest.split()) > 2 else text


def _elected(told: Sequence[Told]) -> str:
    """The text of most places; between equals the earlier in PLACES."""
    votes: dict[str, set[str]] = {}
    for place, text in told:
        votes.setdefault(_fold(text), set()).add(_VOICES.get(place, place))
    ranked = sorted(told, key=lambda one: (-len(votes[_fold(one.text)]), _PLACES.index(one.place)))
    return ranked[0].text


_VOICES = {"twitter": "og", "trafilatura": "og", "h2": "h1"}
"""Places that speak with one voice: they copy one another."""
_PLACES = ("h1", "linked data", "og", "twitter", "trafilatura", "title", "h2")
"""Where a headline stands, from what readers see to what browsers' tabs and search engines show."""


def _supported(heading: Told, told: Sequence[Told]) -> bool:
    """Whether another place shares half the heading's words, so that it is no site's name or section's heading."""
    words = _words(heading.text)
    others = [_words(one.text) for one in told if one.place not in ("h1", "h2", "trafilatura")]
    long = [other for other in others if len(other) >= min(_FEW, len(words))]
    return not long or any(len(words & other) >= _LEAST_SHARED * len(other) for other in long)


def _without_site(text: str, names: Sequence[str], texts: Sequence[str]) -> str:
    """The title without the parts at its ends that name the site, its section, or are not in the shorter titles."""
    for start, end in _pieces(text):
        piece = _fold(text[start:end])
        outside = text[:start] + text[end:]
        if piece in names or any(
            len(name) >= _LEAST_NAME and name in piece and len(piece) < 2 * len(name) for name in names
        ):
            return _without_site(_trim(outside), names, texts)
        longer = len(_words(outside)) >= min(_FEW, len(_words(text[start:end])))
        if longer and any(_fold(other) == _fold(_trim(outside)) for other in texts):
            return _trim(outside)
    return text


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The last and the first part of a title that separators divide, with the separator."""
    marks = [match.span() for match in _SEPARATOR.finditer(text)]
    if marks:
        yield marks[-1][0], len(text)
        yield 0, marks[0][1]


def _trim(text: str) -> str:
    return text.strip(" \t|•·»›~–—-")


def _tidy(text: str) -> str:
    """Entities resolved, even those escaped twice, tags and spaces in excess gone."""
    plain = unescape(unescape(text))[:_LONGEST]
    return " ".join(re.sub(r"</?(?:b|i|em|strong|span|br)\b[^<>]{0,80}>", " ", plain).replace("\u00ad", "").split())


def _fold(text: str) -> str:
    return _FOLD.sub("", text).casefold()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}
