"""Spans as phrases: what the network cuts a word short or long, or parts within one phrase, put right."""

import re
from collections.abc import Iterable, Sequence

SMALL = frozenset("a about an and as at by for from in into near of on onto or s than that the to with".split())
"""Words that end no phrase: a span that ends with one was cut wrongly."""
MOST_BETWEEN = 2
"""Words that two parts of one phrase leave out."""
_NUMBER_OPEN = re.compile(r"(?:\d|\bbetween)\Z", re.IGNORECASE)
_NUMBER_GOES_ON = re.compile(
    r"\d{1,3}(?:,\d{2,3})+\b|\d{3}\b|(?:lakh|crore|hundred|thousand|million|billion|trillion|dozen)s?\b"
)
_WORD = re.compile(r"[^\W_]+|[$£€%]")

Place = tuple[int, int]


def phrases(text: str, spans: Iterable[Place], trigger: Place) -> Sequence[Place]:
    """The spans, which do not overlap and are in order, as phrases; two that the trigger parts are never one."""
    whole: list[Place] = []
    for start, end in (trimmed(text, *each) for each in spans):
        if start == end:
            continue
        joins = whole and _in_one_phrase(text, whole[-1][1], start, trigger)
        whole.append((whole.pop()[0] if joins else start, end))
    return whole


def trimmed(text: str, start: int, end: int) -> Place:
    """The span without small words at its end and "of" at its beginning; empty where it holds nothing else."""
    words = [each.span() for each in _WORD.finditer(text, start, end)]
    while words and text[slice(*words[-1])].lower() in SMALL:
        end = words.pop()[0]
    while words and text[slice(*words[0])].lower() == "of":
        start = words.pop(0)[1]
    if not words:
        return start, start
    kept = text[start:end]
    return start + len(kept) - len(kept.lstrip()), end - len(kept) + len(kept.rstrip())


def _in_one_phrase(text: str, end: int, start: int, trigger: Place) -> bool:
    """Whether nothing but a word or two of a phrase stands between: "Russian [defense contractor] Rostec"."""
    between = text[end:start].split()
    if not between and _NUMBER_GOES_ON.match(text, start):
        return _NUMBER_OPEN.search(text, max(0, end - len("between")), end) is not None
    plain = all(word.isalpha() and word.islower() and word not in SMALL for word in between)
    return 0 < len(between) <= MOST_BETWEEN and plain and not end <= trigger[0] < start
