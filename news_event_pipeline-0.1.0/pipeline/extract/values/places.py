"""Places: states, regions, cities, and phrases that name one of them."""

from collections.abc import Iterator

from pipeline.extract.values.agents import state_of
from pipeline.extract.values.tables import city, regions, states
from pipeline.extract.values.words import LONGEST, capitalised, core, listed, longest_first, unpossessed
from pipeline.model import Name

OTHER_CONTINENTS = frozenset({"South", "Latin", "North", "Central", "Native", "African"})
"""What before "American" makes it no nationality."""

KINDS = frozenset(
    listed("province region district peninsula island valley river airport base airfield camp port area city")
)
"""Common nouns that end the name of a place."""


def place(text: str) -> Name | None:
    """The state or place that a location names, or that its phrase names last ("the embassy in Caracas")."""
    if len(text) > LONGEST:
        return None
    name = _before_apposition(core(text))
    return _in_state(name) or _exact(name) or _mentioned(name)


def _before_apposition(name: str) -> str:
    """ "Taqaddum, a desert air base" -> "Taqaddum"."""
    first, comma, rest = name.partition(",")
    return first if comma and rest.strip()[:1].islower() and capitalised(first) else name


def _exact(name: str) -> Name | None:
    """A place by its name; a capital is here the city, not the government."""
    forms = (name, name.title()) if name.isupper() and len(name) > 4 else (name,)
    return next(filter(None, map(_by_name, forms)), None)


def _by_name(name: str) -> Name | None:
    known = states().names.get(name) or regions().get(name)
    if known is None and not _building(name):
        known = city(name)
    return known or states().seats.get(name) or states().adjectives.get(name)


def _building(name: str) -> bool:
    """A seat of government, where the city of that name lies elsewhere."""
    seat, other = states().seats.get(name), city(name)
    return seat is not None and other is not None and seat.iso3166 != other.iso3166


def _in_state(name: str) -> Name | None:
    """ "Kunduz, Afghanistan", "Fort Drum, N.Y.": the first name, in the last one's state."""
    first, comma, rest = name.partition(",")
    outer = _exact(core(rest.rsplit(",", 1)[-1])) if comma else None
    if outer is None or not capitalised(first):
        return None
    known = _exact(core(first))
    if known and known.iso3166 == outer.iso3166:
        return known
    return Name(name=core(first), iso3166=outer.iso3166) if all(map(capitalised, core(first).split())) else None


def _mentioned(name: str) -> Name | None:
    found = list(dict.fromkeys(_runs(name)))
    if len(found) > 1 and _joins(name):
        return None
    if found:
        return found[-1]
    tokens = name.split()
    named = tokens[:-1] if tokens[-1:] and tokens[-1] in KINDS else tokens
    proper = bool(named) and all(map(capitalised, named)) and not _joins(name)
    return Name(name=name, iso3166=_code(tokens)) if proper else None


def _joins(name: str) -> bool:
    """Whether the text names a line or a pair of places, not one."""
    words = set(name.lower().replace("-", " ").split())
    return bool(words & {"border", "and", "between", "or"})


def _runs(name: str) -> Iterator[Name]:
    """Known places among the runs of capitalised tokens; a run is known as a whole, or by a state in it."""
    run: list[str] = []
    for token in [*_tokens(name), ""]:
        if capitalised(token):
            run.append(unpossessed(token).rstrip(","))
        if run and (not capitalised(token) or unpossessed(token) != token or token.endswith(",")):
            yield from _known(run)
            run = []


def _tokens(name: str) -> list[str]:
    """Tokens, with "U.S.-Mexico" as two that are no run."""
    tokens = name.split()
    return [part for token in tokens for part in (token.replace("-", ", ").split() if _two_states(token) else [token])]


def _two_states(token: str) -> bool:
    parts = token.split("-")
    return len(parts) == 2 and all(state_of(part) is not None for part in parts)


def _known(run: list[str]) -> Iterator[Name]:
    whole = _exact(" ".join(run))
    if whole:
        yield whole
        return
    for start, end in longest_first(run):
        found = states().names.get(" ".join(run[start:end])) or regions().get(" ".join(run[start:end]))
        if found and not set(run[:start]) & OTHER_CONTINENTS:
            yield found
            return


def _code(tokens: list[str]) -> str | None:
    state = state_of(unpossessed(tokens[0]))
    return state.iso3166 if state else None
