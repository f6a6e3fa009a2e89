"""The tables beside the code: outlets and their families, how common a term is."""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.stories.words import WORD, fold


class Rarity(dict[str, float]):
    """How much a term tells: the logarithm of articles by articles that have it. Nobody writes to it."""

    def __init__(self, counts: Iterable[tuple[str, int]], articles: int) -> None:
        super().__init__((term, math.log((articles + 1) / (count + 0.5))) for term, count in counts)
        self._unknown = math.log((articles + 1) / 1.5)

    def __missing__(self, term: str) -> float:
        """Of a term that the table lacks."""
        return self._unknown


@cache
def rarity() -> Rarity:
    """From terms.tsv."""
    (_, articles), *counts = [(term, int(count)) for term, count in _rows("terms")]
    return Rarity(counts, articles)


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
