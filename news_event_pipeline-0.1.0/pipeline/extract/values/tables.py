"""The names that the extractor knows, from the tables beside this file: states, regions, cities, organisations.

states.tsv: ISO 3166 code, name, other names, nationalities, seats of government, made from the countryinfo package
(MIT) and corrected; cities.tsv: made by training/places.py from GeoNames (CC BY 4.0); the others by hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pipeline.model import Name

Names = Mapping[str, Name]


@dataclass(frozen=True)
class States:
    """What stands for a state: its names, its nationalities ("Syrian"), its capital and seats of government."""

    names: Names
    adjectives: Names
    seats: Names


@cache
def states() -> States:
    """All states and territories; a nationality's plural ("Syrians") is among the adjectives."""
    rows = [(Name(name=name, iso3166=code), also, people, seats) for code, name, also, people, seats in _rows("states")]
    return States(
        names={name: state for state, also, _, _ in rows for name in (state.name, *_listed(also))},
        adjectives={form: state for state, _, people, _ in rows for word in _listed(people) for form in _numbers(word)},
        seats={seat: state for state, _, _, seats in rows for seat in _seats(state, _listed(seats))},
    )


@cache
def regions() -> Names:
    """Parts of states with names of their own, the United States' states abbreviated too, and parts of the world."""
    return {name: Name(name=name, iso3166=code or None) for code, names in _rows("regions") for name in _listed(names)}


def city(name: str) -> Name | None:
    """A city of 15,000 inhabitants or more; of those with one name, the one that is most likely meant."""
    found = _cities().get(name)
    return Name(name=found[0], iso3166=found[1]) if found else None


@cache
def _cities() -> Mapping[str, tuple[str, str]]:
    return {name: (own, code) for name, own, code in _rows("cities")}


@cache
def organisations() -> Names:
    """Short forms of world organisations, agencies and outlets -> their names."""
    rows = [(Name(name=name), also) for name, also in _rows("organisations")]
    return {form: known for known, also in rows for form in (known.name, *_listed(also))}


@cache
def currencies() -> tuple[Mapping[str, str], Mapping[tuple[str, str | None], str]]:
    """Symbol -> ISO 4217 code, and (unit word, state's code or none) -> code."""
    symbols: dict[str, str] = {}
    units: dict[tuple[str, str | None], str] = {}
    for code, symbol, *unit in _rows("currencies"):
        if symbol:
            symbols[symbol] = code
        if unit:
            units[unit[0], unit[1] if len(unit) > 1 else None] = code
    return symbols, units


def _rows(table: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines())


def _listed(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _seats(state: Name, seats: list[str]) -> list[str]:
    """The seats, without a capital (it stands first) whose name is rather a city elsewhere ("Victoria")."""
    capital = city(seats[0]) if seats else None
    return seats[1:] if capital and capital.iso3166 != state.iso3166 else seats


def _numbers(word: str) -> tuple[str, ...]:
    return (word,) if word.endswith((".", "s", "sh", "ch", "ese")) else (word, f"{word}s")
