"""What was learned from annotated stories: for each question the weights of every feature, in weights.json."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from operator import mul
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

DIGITS = 6
"""Probabilities are rounded, so that the last bits of an exponential decide nothing."""


@dataclass(frozen=True)
class Scorer:
    """A logistic model of one question."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def __call__(self, values: Sequence[float]) -> float:
        """The probability, from the features' values in their order; ValueError where there are more or fewer."""
        if len(values) != len(self.weights):
            raise ValueError(f"{len(values)} values for {len(self.weights)} features")
        return _probability(self.bias + math.fsum(map(mul, self.weights, values)))


@dataclass(frozen=True)
class Network:
    """A network of one question: units that count what is above zero of their own sums of the features, and a sum of
    those."""

    features: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]  # features x units
    turns: tuple[float, ...]  # units
    outer: tuple[float, ...]  # units
    bias: float

    def __call__(self, values: Sequence[float]) -> float:
        """As of a Scorer."""
        import numpy as np  # noqa: PLC0415 # to import it takes longer than a command that shows a story

        if len(values) != len(self.features):
            raise ValueError(f"{len(values)} values for {len(self.features)} features")
        weights, turns, outer = self._arrays
        units = np.maximum(np.array(values, dtype=float) @ weights + turns, 0.0)
        return _probability(self.bias + float(units @ outer))

    def __getstate__(self) -> dict[str, Any]:
        """What checkpoints hold: not the arrays."""
        return {name: each for name, each in vars(self).items() if name != "_arrays"}

    @cached_property
    def _arrays(self) -> "tuple[npt.NDArray[np.float64], ...]":
        import numpy as np  # noqa: PLC0415 # as above

        return tuple(np.array(each, dtype=float) for each in (self.weights, self.turns, self.outer))


def _probability(odds: float) -> float:
    return round(1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds)))), DIGITS)


@dataclass(frozen=True)
class Thresholds:
    """Probabilities from which something is so."""

    joins: float  # an article is of a story
    merges: float  # two stories are one
    same: float  # a mention is of an entry, or two entries are one
    link: float  # a denial denies an entry
    denied: float  # it does so for sure, and the entry's status says so

    @property
    def denied_from(self) -> float | None:
        """The last of them, None where it is the learned one."""
        return None if self.denied == thresholds().denied else self.denied


@cache
def network(question: str) -> Network:
    """The network of a question; KeyError where there is none."""
    told = _learned()["networks"][question]
    weights = told["weights"]
    units = tuple(map(tuple, weights.values()))
    return Network(tuple(weights), units, tuple(told["turns"]), tuple(told["outer"]), told["bias"])


@cache
def scorer(question: str) -> Scorer:
    """The model of a question; KeyError where there is none."""
    told = _learned()["scorers"][question]
    return Scorer(tuple(told["weights"]), tuple(told["weights"].values()), told["bias"])


@cache
def thresholds(denied_from: float | None = None) -> Thresholds:
    """The thresholds that go with the weights; one of them may be set."""
    learned = Thresholds(**_learned()["thresholds"])
    return learned if denied_from is None else replace(learned, denied=denied_from)


@cache
def _learned() -> dict[str, Any]:
    loaded: dict[str, Any] = orjson.loads((files("pipeline.stories") / "weights.json").read_bytes())
    return loaded
