"""Sentences of running text, by rule: abbreviations, initials, quotes and lines are what the boundary hangs on."""

import re
from collections.abc import Iterator

LONGEST = 1500  # characters; what is longer is no sentence, and is cut at a space so that reading stays cheap

_NEVER_LAST = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col maj capt sgt cpl cmdr adm brig rev hon pres supt det insp st ste mt ft "
    "messrs vs etc e.g i.e cf no nos vol fig approx dept est al jan feb mar apr jun jul aug sept sep oct nov dec "
    "calif fla mass mich minn wash ariz conn colo ill ind kan ky md mo neb nev okla ore penn pa tenn tex va wis wyo "
    "ala ark del ga la miss mont n.y n.j n.c s.c n.h d-n.y r-n.y d-calif r-ariz d-ariz u.n ph.d".split()
)
_SOMETIMES_LAST = frozenset("inc corp co ltd bros jr sr u.s u.k u.s.a e.u a.m p.m d.c l.a b.c a.d plc llc".split())
_OPENERS = frozenset(
    "the a an he she it they we i you his her its their our my this that these those there in on at by for with from "
    "after before since when while although though if as but and or so yet however meanwhile earlier last under "
    "according asked both critics officials analysts some many most all no not what who why how where".split()
)
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]{0,3}+\s++(?=[\"'“‘(\[]{0,3}[A-Z0-9À-Þ$€£@#])")
_TAG = re.compile(
    r"(?:(?:[A-Z][\w.'’-]{0,30}|of|the|[a-z]{2,12})\s){1,5}?(?:said|says|asked|wrote|tweeted|told|added|replied)\b"
)
_MARKERS = "#*>•▪"  # of headings and lists; no part of a sentence
_BREAK = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")


def sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of paragraph of each sentence, blank ends and markers of headings and lists left out."""
    for number, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _pieces(text, start, end):
            yield first, last, number


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BREAK.finditer(text):
        if gap.end() < len(text) and not _wrapped(text, gap):
            yield start, gap.start()
            start = gap.end()
    yield start, len(text)


def _wrapped(text: str, gap: re.Match[str]) -> bool:
    """Whether a line end only wraps a sentence: it goes on in lower case and was not ended."""
    before = text[max(0, gap.start() - 1) : gap.start()]
    return text[gap.end()].islower() and before not in ".!?:" and gap.group().count("\n") == 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(text, start, end):
        if _ends(text, start, match):
            yield from _cut(text, start, match.end())
            start = match.end()
    yield from _cut(text, start, end)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    marks = match.group().rstrip()
    if marks[-1] in "\"'”’" and _TAG.match(text, match.end()) and "." not in marks:
        return False
    if not marks.startswith(".") or len(marks.rstrip("\"'”’)]")) > 1:
        return True
    word = text[max(start, match.start() - 20) : match.start()].split()[-1:] or [""]
    return _may_end(word[0].lstrip("\"'“‘([").lower(), text, match.end())


def _may_end(word: str, text: str, following: int) -> bool:
    if word in _NEVER_LAST or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word in _SOMETIMES_LAST or re.fullmatch(r"(?:\w\.){1,4}\w", word):
        opener = re.match(r"[\"'“‘(\[]*([A-Za-z]+)", text[following : following + 20])
        return opener is not None and opener.group(1).lower() in _OPENERS
    return True


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        middle = space if space > start else start + LONGEST
        yield from _stripped(text, start, middle)
        start = middle
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] in _MARKERS):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
