"""Amounts of money with their currency."""

import re
from collections.abc import Sequence

from pipeline.extract.values.agents import state_of
from pipeline.extract.values.numbers import cardinal, tokens, ungrouped
from pipeline.extract.values.tables import currencies
from pipeline.extract.values.words import LONGEST, listed, plain
from pipeline.model import Money

_NUMBER = re.compile(r"\d[\d,]{0,20}(?:\.\d{1,6})?")
_MODIFIERS = frozenset(
    listed("up to about around nearly almost roughly some more less than over under at least further")
)
_SCALE_WORDS = frozenset(
    listed("hundred thousand million billion trillion lakh lakhs crore crores k m mn mln bn bln tn")
)
_WORD = re.compile(r"[ -]*+([A-Za-z]+)")
_RANGE = re.compile(r"\d\s{0,2}\w{0,9}\s{0,2}(?:to|-|–)\s{0,2}[^\w\s]{0,3}\d|\bbetween\b")


def money(text: str) -> Money | None:
    """The amount and currency; none for ranges, for sums without a figure and where the currency is not told."""
    line = ungrouped(plain(text))
    if len(line) > LONGEST or _RANGE.search(line):
        return None
    found = _NUMBER.search(line)
    if found is None:
        return _in_words(line)
    symbol = _symbol(line[: found.start()])
    amount, rest = _amount(line[found.start() :])
    code = symbol or _unit(rest)
    return Money(amount=round(amount, 2), currency=code) if code and amount is not None else None


def _symbol(before: str) -> str | None:
    """The longest currency sign that ends the text before the figure."""
    symbols, _ = currencies()
    words = before.rstrip()
    return next((symbols[sign] for sign in sorted(symbols, key=len, reverse=True) if _ends(words, sign)), None)


def _ends(text: str, sign: str) -> bool:
    return text.endswith(sign) and not (sign[0].isalpha() and text[: -len(sign)][-1:].isalpha())


def _amount(text: str) -> tuple[float | None, str]:
    """The number that starts the text, its scale included, and what follows."""
    number = _NUMBER.match(text)
    if number is None:
        return None, text
    words, end = tokens(number.group()), number.end()
    while (word := _WORD.match(text, end)) and word[1].lower() in _SCALE_WORDS:
        words.append(word[1].lower())
        end = word.end()
    return cardinal(words), text[end:]


def _unit(rest: str) -> str | None:
    """The currency of "Canadian dollars", "euros", "CHF"."""
    symbols, units = currencies()
    words = [word.strip(".,;:-") for word in rest.split()][:4]
    for index, word in enumerate(words):
        if word in symbols and not word.isdigit():
            return symbols[word]
        singular = word.lower() if (word.lower(), None) in units else word.lower().removesuffix("s")
        if any(unit == singular for unit, _ in units):
            return _of_state(singular, words[:index])
    return None


def _of_state(unit: str, before: Sequence[str]) -> str | None:
    """A unit of that state; else the unit's only or first listed state, where one of them stands for all."""
    _, units = currencies()
    state = state_of(" ".join(before)) if before else None
    if state:
        return units.get((unit, state.iso3166)) or units.get((unit, None))
    codes = [code for (word, _), code in units.items() if word == unit]
    return (
        codes[0] if len(codes) == 1 or unit in {"dollar", "pound", "ruble", "rouble", "rupee", "won", "real"} else None
    )


def _in_words(line: str) -> Money | None:
    """ "a billion dollars", "half a million euros"."""
    words = line.split()
    while words and words[0].lower() in _MODIFIERS:
        words = words[1:]
    for end in range(min(len(words), 8), 0, -1):
        head = " ".join(words[:end]).lower()
        half = next((share for share in ("half a ", "half ") if head.startswith(share)), "")
        value = cardinal(tokens(head.removeprefix(half)))
        code = _unit(" ".join(words[end:]))
        if value and code:
            return Money(amount=value * (0.5 if half else 1.0), currency=code)
    return None
