"""The lines above an article's prose: headline, outlet, byline, date line, labelled fields."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.articles import dates, outlets
from pipeline.articles.layout import Line
from pipeline.articles.names import PERSON, Names, byline
from pipeline.articles.photo import inline_credits
from pipeline.model import Fact, Mask

MAX_LINES = 14
_PART = re.compile(r"\s{0,3}[|•·]\s{0,3}|\s{1,3}[-–—/]\s{1,3}")
_AROUND_DATE = re.compile(
    r"\b(?:\d{1,2} (?:minute|hour|day)s? ago|first|last|originally|published|posted|updated|modified|created|date|dated"
    r"|on|at|time|et|est|edt|gmt|utc|bst|mon|tues?|wed|thurs?|fri|sat|sun|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?"
    rf"|{'|'.join(dates.WEEKDAYS)})\b|[\W_]+",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\W{0,3}(?P<label>title|headline|subject|from|to|sent|cc|authors?|by|byline|date|published|source|outlet"
    r"|publisher|publication|url|link"
    r"|language|section|category|tags|keywords|description|summary)\s{0,2}:\s{1,4}(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_DATE_PREFIX = re.compile(r"\W{0,3}(?:date|published|posted|updated)(?: on| at)?\s{0,2}:?\s{1,3}", re.IGNORECASE)
_OUTLET_FORM = re.compile(
    r"(?:The )?(?:[A-Z][\w.&'’-]{1,20} ){1,4}(?:Times|Post|News|Herald|Tribune|Journal|Gazette|TV|Radio|Press|Daily"
    r"|Chronicle|Observer|Telegraph|Mail|Star|Globe|Examiner|Courier|Guardian|Review|Today|Online|Agency|Standard)"
    r"|(?:[\w-]{2,30}\.){1,3}(?:com|org|net|co\.uk|ru|ua|de|fr|tv|info)"
)
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_SECTION = frozenset("USA NEWS WORLD VIDEO LIVE SPORT SPORTS OPINION ASIA EUROPE AFRICA HOME PHOTO PHOTOS".split())
_MONTH = "|".join(dates.MONTHS)
_NO_HEADLINE = re.compile(
    r"[a-z]{3}[.!?][\"”’']{0,2} [\"“‘']?[A-Z]|\||^\(.*\)$|\w/\w[\w ]*$"
    r"|\((?:[^()]*/)?(?:Getty|Reuters|AP|AFP)\b[^()]*\)$"
    r"|(?i:^(?:story highlights|special to|last updated|updated|published|from|close)\b|getty images|subscribe)"
    rf"|^{PERSON.pattern}(?:(?:,| and|, and) {PERSON.pattern}){{1,4}}$|\b(?i:{_MONTH}) \d{{1,2}}, \d{{4}}"
)
"""Two sentences, captions with their credits or dates, labels, and the names of several people."""
_MAX_HEADLINE = 18
_HEADING = re.compile(r"(?P<marks>#{1,6}\s{1,4})(?P<title>.{1,300}?)\s{0,4}#{0,6}")


@dataclass(frozen=True)
class Head:
    """What the head tells; authors, outlets and dates in the order of their lines."""

    title: Fact | None = None
    authors: tuple[Fact, ...] = ()
    outlets: tuple[Fact, ...] = ()
    wires: tuple[Fact, ...] = ()
    dates: tuple[Fact, ...] = ()
    masks: tuple[Mask, ...] = ()
    urls: tuple[Fact, ...] = ()
    body: int = 0
    """Index of the first line of prose."""
    passed: bool = False
    """A line that tells nothing has been passed; a headline would have stood above it."""


def read_head(lines: Sequence[Line], masked: frozenset[int]) -> Head:
    """The head of an article's lines; masked holds the indexes of lines already known as boilerplate."""
    body = _body(lines)
    head = Head(body=body)
    for index, line in enumerate(lines[:body]):
        if index not in masked:
            head = _add(head, line, lines[index + 1 : body + 1])
    return _date_prefix(head, lines[body]) if body < len(lines) else head


def _body(lines: Sequence[Line]) -> int:
    """The first line of prose; 0 where none comes soon, so that a text without prose has no head."""
    near = range(min(len(lines), MAX_LINES))
    return next((index for index in near if lines[index].prose and not _HEADING.fullmatch(lines[index].text)), 0)


def _add(head: Head, line: Line, after: Sequence[Line]) -> Head:
    """The head with what one more line tells."""
    told = _again(head, line) or _labelled(head, line) or _parts(head, line, after) or _headline(head, line, after)
    return told or (replace(head, passed=True) if line.words >= 4 else head)


def _again(head: Head, line: Line) -> Head | None:
    """The headline a second time, whatever marks are around it."""
    if head.title is None or line.text.strip("#*_ ").casefold() != head.title.value.casefold():
        return None
    return replace(head, masks=(*head.masks, line.mask("repeated")))


def _labelled(head: Head, line: Line) -> Head | None:
    """A line such as "Date: 4 June 2019" or "title: ..." of a front matter."""
    match = _LABELLED.fullmatch(line.text)
    if match is None:
        return None
    label, value = match["label"].lower(), match["value"].strip(" \"'")
    if label in ("title", "headline", "subject"):
        start = line.start + line.text.rindex(value)
        told = Fact(value=value, evidence=line.text, how="heading", start=start, end=start + len(value))
        around = ((line.start, start), (start + len(value), line.end))
        masks = tuple(Mask(start=first, end=last, reason="label") for first, last in around)
        return replace(head, title=head.title or told, masks=head.masks + masks)
    told_by_label = _value(label, value, line)
    return None if told_by_label is None else _with(head, told_by_label, line.mask("front matter"))


def _value(label: str, value: str, line: Line) -> Head | None:
    """What a label's value tells, as a head of its own; nothing where the value does not fit the label."""
    if label in ("author", "authors", "by", "byline"):
        return _named(byline(f"By {value}"), line)
    if label in ("date", "published"):
        found = dates.find(value)
        return Head(dates=(line.fact(found.iso8601, "date-line"),)) if found else None
    if label in ("url", "link") or value.lower().startswith("http"):
        return Head(urls=(line.fact(value.strip("<>"), "url"),))
    if label in ("source", "outlet", "publisher", "publication"):
        return _outlet(value, line) or (Head(outlets=(line.fact(value, "label"),)) if PERSON.fullmatch(value) else None)
    return Head()


def _parts(head: Head, line: Line, after: Sequence[Line]) -> Head | None:
    """A line all of whose parts are bylines, outlets or dates."""
    if len(line.text) > 200 or (line.closed and line.words > 9):
        return None
    parts = [part for part in _PART.split(line.text) if part.strip()]
    told = [_part(part.strip(), line, head) for part in parts]
    if not told or None in told:
        return _lone_name(head, line, after)
    for one in told:
        head = _with(head, one or Head())
    return replace(head, masks=(*head.masks, line.mask(_reason(told))))


def _reason(told: Sequence[Head | None]) -> str:
    first = next(one for one in told if one is not None)
    return "byline" if first.authors else "outlet" if first.outlets else "date line"


def _part(text: str, line: Line, head: Head) -> Head | None:
    """What one part of a line tells: a byline, an outlet, a date, or one of the first two and a date."""
    found = dates.find(text)
    rest = text if found is None else f"{text[: found.start]} {text[found.end :]}"
    around = _AROUND_DATE.sub(" ", rest).strip()
    plain = around if found or not around else rest
    day = Head(dates=(line.fact(found.iso8601, "date-line"),)) if found else None
    if not plain:
        return day or Head()
    named = _named(byline(rest.strip()), line) or _outlet(rest.strip(" ,;:"), line) or _by_place(plain, line, head)
    return _with(named, day) if named and day else named


def _named(names: Names | None, line: Line) -> Head | None:
    if names is None:
        return None
    wires = tuple(line.fact(outlet.name, "byline") for outlet in names.outlets)
    return Head(authors=tuple(line.fact(name, "byline") for name in names.authors), wires=wires)


def _outlet(text: str, line: Line) -> Head | None:
    """An outlet by its name; an agency is credited besides."""
    outlet = outlets.named(text) or outlets.at(text)
    if outlet is None:
        return None
    wires = (line.fact(outlet.name, "outlet line"),) if outlet.wire else ()
    return Head(outlets=(line.fact(outlet.name, "outlet line"),), wires=wires)


def _by_place(text: str, line: Line, head: Head) -> Head | None:
    """An outlet by its form, in the line below the headline."""
    if head.title is None or head.outlets or line.words > 5:
        return None
    if _OUTLET_FORM.fullmatch(text) or (_ACRONYM.fullmatch(text) and text not in _SECTION):
        return Head(outlets=(line.fact(text, "outlet line"),))
    return None


def _lone_name(head: Head, line: Line, after: Sequence[Line]) -> Head | None:
    """A line that is a name, right above the line of a known outlet."""
    if not after or not 2 <= line.words <= 4 or not PERSON.fullmatch(line.text) or outlets.named(after[0].text) is None:
        return None
    return _with(head, Head(authors=(line.fact(line.text, "byline"),)), line.mask("byline"))


def _headline(head: Head, line: Line, after: Sequence[Line]) -> Head | None:
    """The first line that can be a headline, without the outlet's name behind it."""
    shown, told = _before_outlet(line)
    heading = _HEADING.fullmatch(shown.text)
    if head.title is not None or not (heading or (not head.passed and _like_headline(shown, after))):
        return None
    start = line.start + (len(heading["marks"]) if heading else 0)
    value = heading["title"] if heading else shown.text
    title = Fact(value=value, evidence=value, how="heading", start=start, end=start + len(value))
    return _with(replace(head, title=title), told)


def _before_outlet(line: Line) -> tuple[Line, Head]:
    """A line without a known outlet behind a last bar or dash, and what that tells."""
    marks = list(_PART.finditer(line.text))
    name = line.text[marks[-1].end() :] if marks else ""
    told = _outlet(name, line) if name else None
    if told is None:
        return line, Head()
    end = line.start + marks[-1].start()
    mask = Mask(start=end, end=line.end, reason="outlet")
    return Line(line.start, end, line.text[: marks[-1].start()]), replace(told, masks=(mask,))


def _like_headline(line: Line, after: Sequence[Line]) -> bool:
    """Short, not closed like a sentence, no name, label or caption, and not a line of wrapped prose."""
    first, last = line.text[0], line.text[-1]
    if line.words > _MAX_HEADLINE or len(line.text) > 200 or first.islower() or last in ".,:;—-([" or not after:
        return False
    if after[0].text[0].islower() or (line.closed and (last != "?" or after[0].prose)):
        return False
    if _NO_HEADLINE.search(line.text) or any(inline_credits(line)):
        return False
    return line.words >= 4 or (line.words == 3 and not PERSON.fullmatch(line.text))


def _date_prefix(head: Head, line: Line) -> Head:
    """The head with a labelled date that stands before the first words of the prose."""
    match = _DATE_PREFIX.match(line.text)
    found = dates.find(line.text[match.end() : match.end() + 40]) if match else None
    if match is None or found is None or found.start > 0:
        return head
    end = line.start + match.end() + found.end
    told = Fact(value=found.iso8601, evidence=line.text[: end - line.start], how="date-line", start=line.start, end=end)
    return replace(
        head, dates=(*head.dates, told), masks=(*head.masks, Mask(start=line.start, end=end, reason="date line"))
    )


def _with(head: Head, told: Head, *masks: Mask) -> Head:
    return replace(
        head,
        authors=head.authors + told.authors,
        outlets=head.outlets + told.outlets,
        wires=head.wires + told.wires,
        dates=head.dates + told.dates,
        urls=head.urls + told.urls,
        masks=head.masks + told.masks + masks,
    )
