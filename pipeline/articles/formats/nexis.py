"""Nexis downloads as text: many documents in one file, one article each."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, islice, pairwise

from pipeline.articles import dates
from pipeline.articles.decode import decode
from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article, Metadata

_NUMBERED = re.compile(r"(?:Document )?\d{1,6} of \d{1,6}(?: DOCUMENTS?)?", re.IGNORECASE)
_FIRST = re.compile(r"Document 1 of \d{1,6}", re.IGNORECASE)
_PAGE = re.compile(r"Page \d{1,4} of \d{1,4}", re.IGNORECASE)
_ENDED = "end of document"
_LABEL = re.compile(
    r"(headline|byline|section|length|dateline|highlight|load-date|language|graphic|publication-type|journal-code"
    r"|subject|classification|series|correction-date|url|distribution|type|document-type)(?::\s{0,20}(.{0,500})|$)",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?:body|full text)(?::\s{0,20}(.*))?", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\))[ ©]{0,3}\d{4}\b.{0,200}|all rights reserved\.?", re.IGNORECASE)
_EDITION = re.compile(r"(?:\w{1,20} ){0,3}edition(?: - \w{1,20})?", re.IGNORECASE)
_BELOW = frozenset(["load-date", "language", "graphic", "publication-type", "journal-code", "subject",
                    "classification", "document-type", "correction-date"])  # fmt: skip
"""Labels that stand below the text."""
_SIGNS = (
    re.compile(r"\d{1,6} of \d{1,6} DOCUMENTS?"),
    _NUMBERED,
    re.compile(r"end of document", re.IGNORECASE),
    re.compile(r"body:?", re.IGNORECASE),
    re.compile(r"length:\s{0,20}[\d,]{1,9} words", re.IGNORECASE),
    re.compile(r"load-date:.{0,40}", re.IGNORECASE),
)
_HEAD = 20
"""Lines that a document without a label for its text may have above it."""


def read(given: Input) -> Iterator[Found]:
    """The articles of the documents, numbered from 1."""
    found = _documents(decode(given.beginning()).splitlines())
    first, record = list(islice(found, 2)), given.record("text/plain")
    for number, lines in enumerate(chain(first, found), 1):
        yield _article(lines, record if len(first) == 1 else record.numbered(number))
    yield from given.rest()


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each document, without those that part them or number pages, and without the space around a line."""
    stripped = (stripped for line in lines if not (stripped := line.strip()) or not _PAGE.fullmatch(stripped))
    for parts, group in groupby(stripped, _parts):
        document = list(group)
        if not parts and any(document):
            yield document


def _parts(line: str) -> bool:
    """Whether a line stands between two documents."""
    return bool(line) and (bool(_NUMBERED.fullmatch(line)) or line.lower() == _ENDED)


def _article(lines: Sequence[str], record: Record) -> Article | Unreadable:
    start, first = _text_start(lines)
    end = next((n for n, line in enumerate(lines) if n >= start and _label(line) in _BELOW), len(lines))
    text = "\n".join(_paragraphs([first, "", *lines[start:end]] if first else lines[start:end]))
    if not text:
        return Unreadable(record.source, "a Nexis document without a text", "\n".join(lines).encode("utf-8", "replace"))
    return make(record, text, _metadata(lines[:start], lines[end:]))


def _text_start(lines: Sequence[str]) -> tuple[int, str]:
    """The first line of the text, and what of it stands on the line of its label."""
    for number, line in enumerate(lines):
        if line and (match := _BODY.fullmatch(line)):
            return number + 1, match[1] or ""
    return _below_head(lines), ""


def _below_head(lines: Sequence[str]) -> int:
    """The line below the last label or date above the text; the labels below it are no more looked at."""
    start = 0
    for number, line in enumerate(lines[:_HEAD]):
        label = _label(line)
        if label in _BELOW and _plain(lines[start:number]):
            return start
        if label or _is_date(line):
            start = number + 1
    return start


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Wrapped lines made whole where blank ones part the paragraphs; else the lines as they stand."""
    kept = list(lines)
    if not any(not line and after for line, after in pairwise(kept)):
        return [line for line in kept if line]
    return [" ".join(group) for blank, group in groupby(kept, lambda line: not line) if not blank]


def _metadata(head: Sequence[str], below: Sequence[str]) -> Metadata:
    """The facts above and below a text.

    The headline is labelled, or else the first line, or, where the outlet stands alone above the date, the last line
    below that; the outlet comes next.
    """
    told = {_label(line): _value(line) for line in (*below, *head) if _label(line)}
    dated = next((number for number, line in enumerate(head) if _is_date(line)), len(head))
    above, under = _plain(head[:dated]), [line for line in _plain(head[dated:]) if not _EDITION.fullmatch(line)]
    if told.get("headline"):
        above.insert(0, told["headline"])
    elif len(above) == 1 and under:
        above.insert(0, under[-1])
    title, outlet = (*above, *under, None, None)[:2]
    author = re.sub(r"(?i)^by\s", "", told.get("byline", ""))
    return Metadata(
        title=title,
        authors=(author,) if author else (),
        published=next((line for line in head if _is_date(line)), None) or told.get("load-date"),
        outlet=outlet,
        language=told.get("language") or None,
    )


def _plain(lines: Sequence[str]) -> list[str]:
    """Those that are no label, date or claim of rights, each once."""
    return list(dict.fromkeys(line for line in lines if line and not (_label(line) or _is_date(line) or _is_set(line))))


def _is_set(line: str) -> bool:
    """Whether a line is set around a text: the label of the text itself, or a claim of rights."""
    return bool(_BODY.fullmatch(line) or _RIGHTS.fullmatch(line))


def _label(line: str) -> str:
    match = _LABEL.fullmatch(line) if line else None
    return match[1].lower() if match else ""


def _value(line: str) -> str:
    return line.partition(":")[2].strip()


def _is_date(line: str) -> bool:
    found = dates.find(line[:60])
    return found is not None and found.start == 0


def _told(start: Start) -> bool:
    """The line that numbers a document, or two of the lines that Nexis writes around a text."""
    signs = [any(sign.fullmatch(line) for line in start.lines) for sign in _SIGNS]
    return signs[0] or sum(signs) > 1 or bool(start.lines and _FIRST.fullmatch(start.lines[0]))


FORMAT = Format(
    "Nexis",
    (".txt", ".docx"),
    "an article a document; headline, byline, outlet, date, language from the lines around the text",
    _told,
    read,
)
