"""Numbers of people as ranges, vague ones too."""

from collections.abc import Sequence

from pipeline.extract.values.numbers import cardinal, tokens
from pipeline.extract.values.words import LONGEST, listed
from pipeline.model import Count

VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2 * 10**6, 9_999_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "few": (2, 5),
    "several": (3, 9),
    "couple": (2, 2),
    "couple of": (2, 2),
    "half a": (0.5, 0.5),
}
"""Ranges; the last five count only before dozen, hundred or thousand: alone they say as little as "some"."""
MULTIPLIED = ("few", "several", "couple", "couple of", "half a")

AROUND = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa", "or so")
BELOW = ("nearly", "almost", "close to", "just under", "just short of", "approaching", "virtually")
UP_TO = (
    "up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of",
    "fewer than", "less than", "under", "below",
)  # fmt: skip
AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of", "plus")
ABOVE = (
    "more than", "over", "well over", "just over", "slightly over", "slightly more than", "upwards of",
    "upward of", "in excess of", "north of", "greater than",
)  # fmt: skip
EXACT = ("all", "all of", "the", "its", "their", "his", "another", "an additional", "additional", "a total of",
         "total of", "a further", "further", "extra", "an extra", "only", "just", "the first", "first", "other",
         "a", "an", "exactly", "these", "those", "a group of", "group of", "the other")  # fmt: skip
TRAILING = frozenset(
    listed(
        """more others other additional extra further strong - troops soldiers people men women personnel of them
        people's"""
    )
)
SHARES = frozenset({"percent", "per", "%", "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths"})


def count(text: str) -> Count | None:
    """The range of a count; none for shares and for words without a number ("most", "some", "several")."""
    words = tokens(text) if len(text) <= LONGEST else []
    if not words or (SHARES & set(words) and words[:2] != ["half", "a"]):
        return None
    while len(words) > 1 and words[-1] in TRAILING:
        words = words[:-1]
    return _modified(words, ())


def _modified(words: Sequence[str], modifiers: Sequence[str]) -> Count | None:
    plain = _range(words) or _vague(words) or _exact(words)
    if plain is not None:
        return _apply(plain, modifiers)
    for group in (AROUND, BELOW, UP_TO, AT_LEAST, ABOVE, EXACT):
        for phrase in sorted(group, key=len, reverse=True):
            parts = phrase.split()
            if len(words) <= len(parts):
                continue
            if list(words[: len(parts)]) == parts:
                return _modified(words[len(parts) :], (*modifiers, phrase))
            if list(words[-len(parts) :]) == parts and phrase in {"or so", "plus"}:
                return _modified(words[: -len(parts)], (*modifiers, phrase))
    return _modified(words[:-1], (*modifiers, "plus")) if len(words) > 1 and words[-1] == "+" else None


def _exact(words: Sequence[str]) -> Count | None:
    value = cardinal(words)
    return Count(min=int(value), max=int(value)) if value is not None and value == int(value) else None


def _vague(words: Sequence[str]) -> Count | None:
    """ "hundreds"; "a few dozen"; "several thousand"."""
    bare = [word for word in words if word not in {"many", "low", "the"}]
    if bare[:1] == ["a"]:
        bare = bare[1:]
    phrase = " ".join(bare)
    if phrase in VAGUE and phrase not in MULTIPLIED:
        low, high = VAGUE[phrase]
        return Count(min=int(low), max=int(high), approximate=True)
    return _multiplied(bare)


def _multiplied(words: Sequence[str]) -> Count | None:
    for phrase in MULTIPLIED:
        head, scale = phrase.split(), words[len(phrase.split()) :]
        if list(words[: len(head)]) == head and scale and scale[0] in {"dozen", "hundred", "thousand", "million"}:
            unit, (low, high) = cardinal(scale), VAGUE[phrase]
            if unit is not None:
                return Count(min=int(low * unit), max=int(high * unit), approximate=low != high)
    return None


def _range(words: Sequence[str]) -> Count | None:
    """ "between 300 and 500", "two to three hundred", "300-500", "three or four"."""
    body = list(words[1:] if words[0] in {"between", "from"} else words)
    for index, word in enumerate(body):
        joined = word in {"to", "-", "–", "or"} or (word == "and" and words[0] == "between")
        low, high = (cardinal(body[:index]), cardinal(body[index + 1 :])) if joined and index else (None, None)
        if low is not None and high is not None:
            low *= _shared_scale(low, high, body[index + 1 :])
            return Count(min=int(low), max=int(high)) if low <= high else None
    return None


def _shared_scale(low: float, high: float, words: Sequence[str]) -> float:
    """ "two to three hundred" means 200; the last word's scale is the first number's too."""
    scale = cardinal(words[-1:]) if (len(words) > 1 and low < 100 <= high) or words[-1:] == ["dozen"] else None
    return scale if scale and low * scale <= high else 1.0


def _apply(plain: Count, modifiers: Sequence[str]) -> Count:
    low, high, approximate = plain.min, plain.max, plain.approximate
    for phrase in modifiers:
        if phrase in AROUND:
            low, high, approximate = low * 9 // 10, -(-high * 11 // 10), True
        elif phrase in BELOW:
            low, approximate = low * 9 // 10, True
        elif phrase in UP_TO:
            low, approximate = min(1, low), True
        elif phrase in (*AT_LEAST, *ABOVE):
            low, high, approximate = low + (phrase in ABOVE), _decade(high + (phrase in ABOVE)), True
    return Count(min=low, max=max(low, high), approximate=approximate)


def _decade(value: int) -> int:
    """The last number before the leading figure changes: 6,001 -> 6,999; figures under 10 go to 9."""
    unit = int(10 ** max(len(str(value)) - 1, 1))
    return value - value % unit + unit - 1
