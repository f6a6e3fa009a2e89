"""Whose report an article is: agencies and outlets in taglines, copyright lines and the lead's attributions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.articles import outlets
from pipeline.articles.layout import Line
from pipeline.model import Fact

_WIRES = tuple(outlets.wires())
_FIRST_WORDS = frozenset(name.split()[0] + mark for name in _WIRES for mark in ("", ".", ","))
_WIRE = "|".join(map(re.escape, _WIRES))
_WIRE_NAME = re.compile(rf"(?<![\w/.@-])(?:{_WIRE})(?![\w/@])(?!\.\w)")
_WITH = re.compile(
    r"\b(?:input|inputs|reporting|files?|reports?|information|material) (?:from|by) (?:the )?(?P<names>[^()\n]{2,80})",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    rf"(?:\b(?:[Aa]ccording to|[Cc]iting|[Cc]ited by|[Aa]s reported by"
    rf"|told) (?:a report by )?(?:[Tt]he )?(?P<before>{_WIRE})\b"
    rf"|(?<![\w/.@-])(?P<after>{_WIRE})(?: news agency)?(?: has| had)? (?:reported|reports|said|quoted|cited)\b)"
)
_END_CREDIT = re.compile(
    r"\W{0,3}(?:source|credit|via)?\W{0,3}(?:the )?(?P<name>[\w .&-]{2,40}?)\W{0,2}", re.IGNORECASE
)
_LEAD = 2
_OFTEN = 3


def tagline_credits(lines: Iterable[Line]) -> Iterator[Fact]:
    """Agencies named in lines that tell who contributed or who owns the text, and outlets in "with input from"."""
    for line in lines:
        named = [match.group() for match in _WIRE_NAME.finditer(line.text)]
        named += [name for match in _WITH.finditer(line.text) for name in re.split(r",| and ", match["names"])]
        known = (outlets.named(name.strip(" .)")) for name in named)
        yield from (line.fact(outlet.name, "credit") for outlet in known if outlet)


def end_credit(line: Line) -> Fact | None:
    """An agency alone on the last line: "(Reuters)", "— AFP", "Source: TASS"."""
    match = _END_CREDIT.fullmatch(line.text) if len(line.text) < 60 else None
    outlet = outlets.named(match["name"].strip()) if match else None
    return line.fact(outlet.name, "credit") if outlet and outlet.wire else None


def attributed(text: str, prose: Sequence[Line]) -> Iterator[Fact]:
    """Agencies that the lead attributes its news to, or that the article names as its source again and again."""
    first_words = _FIRST_WORDS.intersection(text.split())
    named = [(index, line) for index, line in enumerate(prose) if any(map(line.text.__contains__, first_words))]
    found = [(index, _attribution(line, match)) for index, line in named for match in _ATTRIBUTED.finditer(line.text)]
    often = Counter(fact.value for _, fact in found)
    yield from (fact for index, fact in found if _leads(index, fact) or often[fact.value] >= _OFTEN)


def _leads(index: int, fact: Fact) -> bool:
    """Whether the lead gives it as its source; who "told" an agency in the second paragraph is only quoted from it."""
    return index == 0 or (index < _LEAD and not fact.evidence.startswith("told"))


def _attribution(line: Line, match: re.Match[str]) -> Fact:
    outlet = outlets.named(match["before"] or match["after"])
    return line.fact(outlet.name if outlet else match.group(), "attribution", match)
