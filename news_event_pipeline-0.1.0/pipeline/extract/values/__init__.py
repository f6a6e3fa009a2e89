"""Normalised values: what a program needs beside an argument's text, where it can be told."""

from collections.abc import Callable, Mapping

from pipeline.extract.values.agents import agent
from pipeline.extract.values.context import Context
from pipeline.extract.values.counts import count
from pipeline.extract.values.money import money
from pipeline.extract.values.persons import fullest_names
from pipeline.extract.values.places import place
from pipeline.extract.values.times import time
from pipeline.model import Count, Money, Name, Time

__all__ = ["Context", "Value", "fullest_names", "normalize"]

Value = Count | Time | Name | Money

_READERS: Mapping[str, Callable[[str, Context], Value | None]] = {
    "count": lambda text, _: count(text),
    "time": time,
    "value": lambda text, _: money(text),
    "location": lambda text, _: place(text),
    "origin": lambda text, _: place(text),
    **dict.fromkeys(("actor", "party", "speaker", "claimant", "addressee", "source"), agent),
}


def normalize(role: str, text: str, context: Context) -> Value | None:
    """The value of an argument's text by its role; none where it cannot be told, or the role has none."""
    reader = _READERS.get(role)
    return reader(text, context) if reader else None
