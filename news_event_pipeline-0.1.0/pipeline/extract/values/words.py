"""Argument texts as keys and tokens; the texts are an article's and may hold anything."""

import re
from collections.abc import Iterable, Sequence

LONGEST = 200
"""Longer arguments are clauses, not names, numbers or dates: they are left without a value."""

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})

_EDGES = " \t\n\"'‘’“”«»()[]{},;:!?*–—-"
_POSSESSIVE = re.compile(r"(?:'s|s')$")


def listed(text: str) -> tuple[str, ...]:
    """The words of a list that is written as running text."""
    return tuple(text.split())


def plain(text: str) -> str:
    """One line with straight apostrophes and without quotation marks and punctuation at its edges."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).strip(_EDGES)


def core(text: str) -> str:
    """The plain text without a leading determiner and a possessive ending."""
    found = plain(text)
    first, _, rest = found.partition(" ")
    if rest and first.lower() in DETERMINERS:
        found = rest
    return unpossessed(found)


def unpossessed(word: str) -> str:
    """The word without "'s" (or the apostrophe of a plural)."""
    return _POSSESSIVE.sub(lambda ending: "s" if ending.group() == "s'" else "", word)


def capitalised(token: str) -> bool:
    """Whether a token can be part of a name."""
    return token[:1].isupper() or token[:1].isdigit() or (token[:3].lower() in {"al-", "el-"} and len(token) > 3)


def longest_first(tokens: Sequence[str], limit: int = 5) -> Iterable[tuple[int, int]]:
    """(start, end) of all stretches of at most limit tokens, from the longest to the shortest, left to right."""
    for length in range(min(limit, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            yield start, start + length
