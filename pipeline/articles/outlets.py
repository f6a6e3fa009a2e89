"""Who publishes: outlets and agencies by name and by domain, and the family that each belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

_MARK = re.compile(r"\s{1,3}[|·•–—-]\s{1,3}")
_MAX_NAME = 80
_LABELS_AFTER_NAME = re.compile(r"\s*(?:[-–—(]\s*)?(?:news|opinion|editorial|online|web news|online news)\)?$")


@dataclass(frozen=True)
class Outlet:
    """An outlet; family names owner and newsroom, and a wire sells its reports to other outlets."""

    name: str
    family: str
    wire: bool


class _Tables(NamedTuple):
    by_name: MappingProxyType[str, Outlet]
    by_domain: MappingProxyType[str, Outlet]


@cache
def _tables() -> _Tables:
    rows = (files("pipeline.articles") / "outlets.tsv").read_text("utf-8").splitlines()[1:]
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for name, family, hosts, aliases, wire in (row.split("\t") for row in rows):
        outlet = Outlet(name, family, wire == "wire")
        names.update((key.lower(), outlet) for key in (name, *aliases.split(",")) if key)
        domains.update((host, outlet) for host in hosts.split(","))
    return _Tables(MappingProxyType(names), MappingProxyType(domains))


def named(name: str) -> Outlet | None:
    """The outlet of a name as it is written in bylines and metadata; a leading "the" may be missing or added."""
    key = " ".join(name.lower().replace("’", "'").split())
    by_name = _tables().by_name
    plain = _LABELS_AFTER_NAME.sub("", key)
    for form in (key, key.removeprefix("the "), f"the {key}", plain):
        if form in by_name:
            return by_name[form]
    return None


def at(domain: str) -> Outlet | None:
    """The outlet of a host name or of one of its parent domains."""
    parts = domain.lower().split(".")
    hosts = (".".join(parts[start:]) for start in range(len(parts) - 1))
    by_domain = _tables().by_domain
    return next((by_domain[host] for host in hosts if host in by_domain), None)


def without(title: str, outlet: str | None) -> str:
    """A title without its outlet's own name behind its last bar or dash; any other end stays."""
    marks = list(_MARK.finditer(title))
    if not outlet or not marks:
        return title
    rest, name = title[: marks[-1].start()].rstrip(), title[marks[-1].end() :].strip()
    return rest if rest and len(name) <= _MAX_NAME and _same(name, outlet[: _MAX_NAME + 1]) else title


def _same(name: str, other: str) -> bool:
    """Whether two names, of which the second may be a domain, are of one outlet."""
    known = named(name)
    return name.casefold() == other.strip().casefold() or (known is not None and known in (named(other), at(other)))


def wires() -> Iterator[str]:
    """Every name of an agency as it is written, for patterns; the longest first."""
    rows = (files("pipeline.articles") / "outlets.tsv").read_text("utf-8").splitlines()[1:]
    cells = (row.split("\t") for row in rows if row.endswith("\twire"))
    names = {name for cell in cells for name in (cell[0], *cell[3].split(",")) if len(name) > 1}
    yield from sorted(names, key=lambda name: (-len(name), name))


def domain_of(url: str) -> str | None:
    """The host of a URL without "www."; absent where there is no host with a dot."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if "." in host and re.fullmatch(r"[\w.-]{3,253}", host) else None
