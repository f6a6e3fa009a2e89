"""The tables beside the code: outlets and their families, how common a term is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.stories.words import WORD, fold


@dataclass(frozen=True)
class Rarity:
    """How much a term tells: the logarithm of articles by articles that have it."""

    weights: dict[str, float]  # a plain one, which is read fastest; nobody writes to it
    unknown: float  # of terms that the table lacks


@cache
def rarity() -> Rarity:
    """From terms.tsv."""
    rows = [(term, int(count)) for term, count in _rows("terms")]
    articles = rows[0][1]
    weights = {term: math.log((articles + 1) / (count + 0.5)) for term, count in rows[1:]}
    return Rarity(weights, math.log((articles + 1) / 1.5))


@cache
def families() -> Mapping[frozenset[str], str]:
    """The words of an outlet's or agency's name -> its family."""
    return MappingProxyType({name_words(name): family for name, family in _rows("media")})


def name_words(name: str) -> frozenset[str]:
    """A name's words, folded, without "the"."""
    return frozenset(word for word in map(fold, WORD.findall(name)) if word != "the")


def _rows(table: str) -> list[list[str]]:
    text = (files("pipeline.stories") / f"{table}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]
