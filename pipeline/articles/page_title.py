"""The headline of a page, from the places that tell it: they disagree on suffixes and on wording for search engines."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

_SEPARATOR = re.compile(r"\s{1,3}(?:[|•·›~–—-]|::|//|\\)\s{1,3}|\s?[|›]\s?")
_ARROW = re.compile(_SEPARATOR.pattern + r"|\s{0,3}»\s{0,3}")
"""The separators of a title without quotation marks of that form."""
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
    """The heading that is marked as the headline; else the title that most places agree on; else the page's heading."""
    plain = [one for one in (Told(place, _tidy(text)) for place, text in told) if one.text]
    texts = [one.text for one in plain]
    given = (site, domain, (domain or "").split(".")[0], *_site_headings(plain))
    names = [fold(name) for name in given if name and not _is_headline(name, plain)]
    cut = [Told(one.place, _without_site(one.text, names, texts)) for one in plain]
    last = [Told(one.place, _longest(one)) if one == was else one for one, was in zip(cut, plain, strict=True)]
    kept = [one for one in last if fold(one.text) and fold(one.text) not in names]
    sound = [one for one in kept if one.place not in ("h1", "h2") or _supported(one, kept)]
    return _elected([Told(one.place, _settled(one, sound)) for one in sound]) if sound else None


def _is_headline(site: str, told: Sequence[Told]) -> bool:
    """Whether what is given as the site's name is the title of the page: too long for a name, and first in the tag."""
    name, tag = fold(site), next((fold(one.text) for one in told if one.place == "title"), "")
    headings = [one for one in told if one.place == "h1"]
    repeated = any(fold(one.text) == name for one in headings or told)
    return len(site.split()) > _FEW and repeated and (not tag or (tag.startswith(name) and len(tag) < 2 * len(name)))


def _settled(one: Told, told: Sequence[Told]) -> str:
    """What a place tells, without the label before the headline or the line behind it; a cut title whole."""
    text = fold(one.text)
    others = [other for other in told if other.place not in (one.place, "h2") and fold(other.text) != text]
    if one.text.endswith(("…", "...")):
        return next((other.text for other in others if fold(other.text).startswith(text)), one.text)
    inner = [other for other in others if _is_long(other) and not other.text.endswith(("…", "..."))]
    unlabelled = (other.text for other in inner if _is_labelled(one.text, other))
    return next(unlabelled, None) or _without_line_behind(one, inner, told)


def _is_labelled(text: str, other: Told) -> bool:
    """Whether a text is a label and the headline that another place has; the headline begins no sentence's middle."""
    if other.place in ("title", "trafilatura") or not fold(text).endswith(fold(other.text)):
        return False
    words = text.split()
    return not words[max(0, len(words) - len(other.text.split()))][0].islower()


def _is_long(one: Told) -> bool:
    """Whether it can be a headline that another place adds something to; a short heading can, a short title cannot."""
    return len(_words(one.text)) >= (_FEW - 1 if one.place == "h1" else _FEW)


def _without_line_behind(one: Told, inner: Sequence[Told], told: Sequence[Told]) -> str:
    """The headline at the start: for the head's copies the page's heading, for a heading that no other place has the
    linked data's."""
    text = fold(one.text)
    alone = all(fold(other.text) != text for other in told if other.place not in (one.place, "h2"))
    judge = {"h1": "linked data" if alone else "", "linked data": "", "headline": ""}.get(one.place, "h1")
    return next((other.text for other in inner if other.place == judge and text.startswith(fold(other.text))), one.text)


def _site_headings(told: Sequence[Told]) -> Iterator[str]:
    """Headings that are the site's name: the title's last part behind a longer one, or behind a later heading."""
    headings = [one.text for one in told if one.place == "h1"]
    for tag in (one.text for one in told if one.place == "title"):
        last = _separator(tag).split(tag)[-1]
        longer = len(_words(tag[: -len(last)])) > len(_words(last))
        for number, heading in enumerate(headings, 1):
            rest = fold(tag).removesuffix(fold(heading))
            if (longer and fold(heading) == fold(last)) or rest in map(fold, headings[number:]):
                yield heading


def _longest(one: Told) -> str:
    """The longest part of a title tag that bars still divide, without a short last part; the tag ends in the site."""
    if one.place != "title":
        return one.text
    text = max(one.text.split(" | "), key=len)
    marks = [match.span() for match in _separator(text).finditer(text)]
    rest, last = (text[: marks[-1][0]], text[marks[-1][1] :]) if marks else (text, "")
    return rest if last and len(last.split()) <= _FEW and len(rest.split()) > 2 else text


def _elected(told: Sequence[Told]) -> str:
    """The text of the marked headline, or of most places; between equals the earlier in PLACES."""
    if told[0].place == "headline":
        return told[0].text
    votes: dict[str, set[str]] = {}
    for place, text in told:
        votes.setdefault(fold(text), set()).add(_VOICES.get(place, place))
    ranked = sorted(told, key=lambda one: (-len(votes[fold(one.text)]), _PLACES.index(one.place)))
    return ranked[0].text


_VOICES = {"headline": "h1", "twitter": "og", "trafilatura": "og", "h2": "h1"}
"""Places that speak with one voice: they copy one another."""
_PLACES = ("headline", "h1", "linked data", "og", "twitter", "trafilatura", "title", "h2")
"""Where a headline stands, from what readers see to what browsers' tabs and search engines show."""


def _supported(heading: Told, told: Sequence[Told]) -> bool:
    """Whether another place has the heading, or half its words, so that it is no site's name or section's heading."""
    words = _words(heading.text)
    others = [one.text for one in told if one.place not in ("h1", "h2", "trafilatura")]
    long = [other for other in others if len(_words(other)) >= min(_FEW, len(words))]
    within = _is_long(heading) and any(fold(other).endswith(fold(heading.text)) for other in long)
    return not long or within or any(len(words & _words(other)) >= _LEAST_SHARED * len(_words(other)) for other in long)


def _without_site(text: str, names: Sequence[str], texts: Sequence[str]) -> str:
    """The title without the parts at its ends that name the site, its section, or are not in the shorter titles."""
    named = (mark.start() for mark in _separator(text).finditer(text) if fold(text[mark.end() :]) in names)
    if end := next(named, 0):
        return _without_site(_trim(text[:end]), names, texts)
    for start, end in _pieces(text):
        piece = fold(text[start:end])
        outside = text[:start] + text[end:]
        if piece in names or any(
            len(name) >= _LEAST_NAME and name in piece and len(piece) < 2 * len(name) for name in names
        ):
            return _without_site(_trim(outside), names, texts)
        longer = len(_words(outside)) >= min(_FEW, len(_words(text[start:end])))
        if longer and any(fold(other) == fold(_trim(outside)) for other in texts):
            return _trim(outside)
    return text


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The last and the first part of a title that separators divide, with the separator."""
    marks = [match.span() for match in _separator(text).finditer(text)]
    if marks:
        yield marks[-1][0], len(text)
        yield 0, marks[0][1]


def _separator(text: str) -> re.Pattern[str]:
    return _SEPARATOR if "«" in text else _ARROW


def _trim(text: str) -> str:
    return text.strip(" \t|•·›~–—-" if "«" in text else " \t|•·»›~–—-")


def _tidy(text: str) -> str:
    """Entities resolved, even those escaped twice, tags and spaces in excess gone."""
    plain = unescape(unescape(text))[:_LONGEST]
    return " ".join(re.sub(r"</?(?:b|i|em|strong|span|br)\b[^<>]{0,80}>", " ", plain).replace("\u00ad", "").split())


def fold(text: str) -> str:
    """Letters and figures alone, in lower case."""
    return _FOLD.sub("", text).casefold()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}
