"""Cardinal numbers in figures and words."""

import re
from collections.abc import Sequence

from pipeline.extract.values.words import listed

UNITS = {
    word: value
    for value, word in enumerate(
        listed(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen"""
        )
    )
}
TENS = {word: 10 * n for n, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "dozen": 12,
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
}
_FIGURES = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\s\d{3})+(?![\d,.])")
_SCALED = re.compile(r"([\d.,]{1,20})(k|m|mn|mln|bn|bln|tn)", re.IGNORECASE)


def ungrouped(text: str) -> str:
    """The text with commas for the spaces within numbers: "1 200 000"."""
    return _GROUPED.sub(lambda number: re.sub(r"\s", ",", number[0]), text)


def tokens(text: str) -> list[str]:
    """Lower-case tokens for numbers: "twenty-five" and "1.2bn" are two, "1,200" one; signs are tokens of their own."""
    found: list[str] = []
    for word in re.findall(r"[$€£¥]|\d[\d,.]*\d[a-z]*|\d[a-z]*|[a-z']+|[-–—+%]", ungrouped(text.lower())):
        scaled = _SCALED.fullmatch(word)
        found.extend(scaled.groups() if scaled else (word,))
    return [word for index, word in enumerate(found) if not _hyphen_in_word(found, index)]


def cardinal(words: Sequence[str]) -> float | None:
    """The number that the tokens are, all of them; none where they are something else."""
    total = current = 0.0
    seen: list[str] = [word for word in words if word != "and"]
    if not seen or seen[-1] != words[-1] or words[0] == "and":
        return None
    for index, word in enumerate(seen):
        value = _simple(word, first=index == 0)
        if value is not None:
            if index and not _may_follow(seen[index - 1], word):
                return None
            current += value
        elif word in SCALES:
            current, total = _scaled(current, total, SCALES[word], bare=index == 0)
        else:
            return None
    return None if seen in (["a"], ["an"]) else total + current


def _scaled(current: float, total: float, scale: int, bare: bool) -> tuple[float, float]:
    current = 1.0 if bare else current
    if scale <= 100:
        return current * scale, total
    if not current:  # "lakh crore", "thousand million"
        return 0.0, total * scale
    return 0.0, total + current * scale


def _simple(word: str, first: bool) -> float | None:
    if word in UNITS:
        return float(UNITS[word])
    if word in TENS:
        return float(TENS[word])
    if first and word in {"a", "an"}:
        return 1.0
    return float(word.replace(",", "")) if _FIGURES.fullmatch(word) else None


def _may_follow(before: str, word: str) -> bool:
    """ "twenty" "five" and "hundred" "five" are one number, "five" "six" are two."""
    return before in SCALES or (before in TENS and word in UNITS and UNITS[word] < 10)


def _hyphen_in_word(words: Sequence[str], index: int) -> bool:
    inside = 0 < index < len(words) - 1 and words[index] == "-"
    return inside and words[index - 1] in TENS and words[index + 1] in UNITS
