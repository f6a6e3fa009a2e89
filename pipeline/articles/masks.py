"""What of an article's text is not its prose, as masks with a reason each; the text itself is never changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.articles.boilerplate import opens_list, reason_of, tagline
from pipeline.articles.layout import Line
from pipeline.articles.photo import credit_line, inline_credits
from pipeline.articles.profile_box import profile_boxes
from pipeline.model import Mask

_TAIL = 6
_LEAST_REPEATED = 20
_LINKED = 6
_LONG_RUN = 200
"""Lines; no page's boilerplate is as long, and a mask for each of a hundred thousand takes as long as all the rest."""
_CLOSE = re.compile(r"CLOSE (?=[A-Z])")
_LAST_SENTENCE = re.compile(
    r"(?<=[.!?”\"] )(?=[A-Z])[^.!?\n]{3,200}? contributed(?: reporting)? to this (?:report|story|article)\.?$"
)
_MARKUP = re.compile(
    r"!\[[^\[\]\n]{0,200}\]\([^()\s]{0,400}\)|(?<!\\)\[(?=[^\[\]\n]{1,300}\]\([^()\s]{0,400}\))"
    r"|(?<=\S)\]\([^()\s]{0,400}\)"
    r"|^#{1,6}\s{1,4}(?=\S)|\*\*(?=\S)|(?<=\S)\*\*|^>\s{1,3}",
    re.MULTILINE,
)
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)?\s?\[\+?\d{1,7} chars\]\s{0,9}$")


class LineMasks(NamedTuple):
    """Masks over whole lines: the reason of each masked line by its index."""

    reasons: dict[int, str]

    def of(self, reason: str, lines: Sequence[Line]) -> list[Line]:
        """The lines that are masked for a reason."""
        return [lines[index] for index, found in self.reasons.items() if found == reason]

    def masks(self, lines: Sequence[Line]) -> Iterator[Mask]:
        """A mask a line; a long run of lines with one reason is one mask from its first line to its last."""
        for (_, reason), run in groupby(enumerate(sorted(self.reasons.items())), lambda each: _run(*each)):
            indices = [index for _, (index, _) in run]
            if len(indices) > _LONG_RUN:
                yield Mask(start=lines[indices[0]].start, end=lines[indices[-1]].end, reason=reason)
            else:
                yield from (lines[index].mask(reason) for index in indices)


def _run(position: int, masked: tuple[int, str]) -> tuple[int, str]:
    """The same for lines that follow one another and are masked for one reason."""
    index, reason = masked
    return index - position, reason


def line_masks(lines: Sequence[Line]) -> LineMasks:
    """The lines that are boilerplate by their wording, by their place, or by having stood before."""
    reasons: dict[int, str] = {}
    seen: dict[str, str | None] = {}
    for index, line in enumerate(lines):
        by_wording = seen[line.text] if line.text in seen else _by_wording(line)
        reason = by_wording or _by_place(lines, index, reasons)
        if reason is None and len(line.text) >= _LEAST_REPEATED and line.text in seen:
            reason = "repeated"
        if reason is not None:
            reasons[index] = reason
        seen[line.text] = by_wording
    return LineMasks(reasons)


def _by_wording(line: Line) -> str | None:
    return "photo credit" if credit_line(line) else reason_of(line)


def _by_place(lines: Sequence[Line], index: int, reasons: dict[int, str]) -> str | None:
    """Reporters' lines at the end, and the links under a label such as "Read more:"."""
    if index >= len(lines) - _TAIL and index > 0 and tagline(lines[index]):
        return "contributors"
    above = lines[index - 1] if reasons.get(index - 1) == "related" else None
    if above is None or lines[index].closed or lines[index].words > 25:
        return None
    run = next((back for back in range(1, _LINKED + 1) if reasons.get(index - back) != "related"), None)
    opened = run is not None and opens_list(lines[index - run + 1])
    return "related" if opened and not lines[index].text[0].islower() else None


def inline_masks(text: str, lines: Sequence[Line], whole: LineMasks) -> Iterator[Mask]:
    """Masks within lines: profile boxes, credits of pictures, taglines after prose, markup."""
    if " MORE" in text:
        yield from profile_boxes(text)
    if "](" in text or "**" in text or "#" in text or "\n>" in text:
        yield from _markup(text)
    for index, line in enumerate(lines):
        if index not in whole.reasons:
            yield from inline_credits(line)
            yield from _edges(line)


def _markup(text: str) -> Iterator[Mask]:
    """Markup; what touches is one mask."""
    start = end = 0
    for match in _MARKUP.finditer(text):
        if match.start() > end:
            yield from _if_any(start, end)
            start = match.start()
        end = match.end()
    yield from _if_any(start, end)


def _if_any(start: int, end: int) -> Iterator[Mask]:
    if start < end:
        yield Mask(start=start, end=end, reason="markup")


def _edges(line: Line) -> Iterator[Mask]:
    """What extraction glued to a line's start or end."""
    if line.text.startswith("CLOSE ") and (match := _CLOSE.match(line.text)):
        yield _mask(match, line.start, "page furniture")
    if "contributed" in line.text[-60:] and (match := _LAST_SENTENCE.search(line.text, max(0, len(line.text) - 260))):
        yield _mask(match, line.start, "contributors")
    if line.text.endswith("chars]") and (match := _CUT_SHORT.search(line.text, max(0, len(line.text) - 40))):
        yield _mask(match, line.start, "cut short")


def _mask(match: re.Match[str], offset: int, reason: str) -> Mask:
    return Mask(start=offset + match.start(), end=offset + match.end(), reason=reason)


def merged(masks: Iterable[Mask]) -> tuple[Mask, ...]:
    """Masks in order and apart: of two that overlap the first and longer grows; two of a reason that touch are one."""
    found: list[Mask] = []
    for mask in sorted(masks, key=lambda mask: (mask.start, -mask.end, mask.reason)):
        if found and (mask.start < found[-1].end or (mask.start == found[-1].end and mask.reason == found[-1].reason)):
            last = found[-1]
            found[-1] = last if mask.end <= last.end else Mask(start=last.start, end=mask.end, reason=last.reason)
        elif mask.start < mask.end:
            found.append(mask)
    return tuple(found)
