"""Names of persons: without titles, and in the fullest form that an article gives."""

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.values.words import core, listed

TITLES = frozenset(
    listed("""
    president vice premier chancellor minister secretary undersecretary deputy ambassador envoy consul
    governor mayor senator congressman congresswoman
        representative speaker chairman chairwoman chair chief ceo cfo
    director commissioner commander general lieutenant colonel major captain sergeant corporal admiral brigadier
    marshal private judge justice attorney prosecutor sheriff officer inspector spokesman spokeswoman spokesperson
    king queen prince princess pope emperor sultan emir sheikh ayatollah cardinal archbishop bishop rev reverend
    imam rabbi father sister councillor councilman councilwoman professor provost doctor coach leader
    democrat republican
    mr mrs ms miss sir dame lord lady dr prof gen lt col maj capt cmdr sgt adm brig sen rep reps sens gov pres hon
    amb supt det
    """)
)
"""Lower case, without full stops."""
SOVEREIGN = frozenset({"king", "queen", "prince", "princess", "pope", "emperor", "sultan", "emir"})
"""Titles that stay before a single name ("King Salman")."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def is_title(token: str) -> bool:
    """Whether a token is a title, an office or its abbreviation."""
    return token.lower().partition("-")[0].rstrip(".") in TITLES


def untitled(name: str) -> str:
    """The name without all up to the last title before its last word ("Rep. Rob Bishop" -> "Rob Bishop")."""
    tokens = name.split()
    last = max((index for index, token in enumerate(tokens[:-1]) if is_title(token)), default=-1)
    rest = tokens[last + 1 :]
    if len(rest) == 1 and last >= 0 and tokens[last].lower() in SOVEREIGN:
        rest = tokens[last:]
    return " ".join(rest)


def fullest_names(names: Sequence[str]) -> Mapping[str, str]:
    """Each mention of a person in an article -> the fullest form of the name, titles aside.

    A last name, a first name or a name without its middle part stands for the one longer name that it fits; where
    it fits several persons of the article it stays as it is.
    """
    bare = {name: untitled(core(name)) for name in names}
    known = sorted(set(bare.values()))
    return {name: _fullest(short, known) for name, short in sorted(bare.items())}


def _fullest(short: str, known: Sequence[str]) -> str:
    for fits in (_same_last, _same_first):
        longer = [name for name in known if fits(_parts(short), _parts(name))]
        if longer:
            fullest = max(longer, key=lambda name: (len(_parts(name)), len(name), name))
            alone = all(_within(_parts(name), _parts(fullest)) for name in longer)
            return fullest if alone else short
    return short


def _same_last(short: Sequence[str], name: Sequence[str]) -> bool:
    return len(short) < len(name) and short[-1:] == name[-1:] and _within(short, name)


def _same_first(short: Sequence[str], name: Sequence[str]) -> bool:
    return len(short) == 1 and len(name) > 1 and short[0] == name[0]


def _within(short: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    return all(any(_initial(part, other) for other in rest) for part in short)


def _initial(part: str, other: str) -> bool:
    return part == other or (part.endswith(".") and len(part) == 2 and other.startswith(part[0]))


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+", name) if part and part.lower().rstrip(".") not in SUFFIXES]
