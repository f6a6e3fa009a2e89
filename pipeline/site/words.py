"""What entries are called, for people; pure."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.stories.told import names_nobody

NOUNS = {
    "deploy": "deployment",
    "presence": "presence",
    "reinforce": "reinforcement",
    "rotate": "rotation",
    "reduce": "reduction",
    "withdraw": "withdrawal",
    "deny": "denial",
    "contradict": "contradiction",
    "dispute": "dispute",
    "disavow": "disavowal",
    "sign": "contract signed",
    "fulfil": "contract fulfilled",
    "plan": "contract planned",
    "change": "contract changed",
    "end": "contract ended",
    "describe": "contract described",
}
PLACED = {"deploy": "to", "withdraw": "from"}
"""Subtype -> how its people stand to the location; all others are in it."""

TYPES = {"personnel_deployment": "Deployments", "contract_statement": "Contracts", "denial": "Denials"}
CHALLENGED = ("denied", "contested", "disputed")
STATUSES = (*CHALLENGED, "corroborated", "reported")
DAMAGED = "LogDamaged"
_FAILURES = {
    DAMAGED: "the story's log is damaged",
    "TooSlow": "took too long to analyse",
    "ProcessDied": "ended the process that analysed it",
    "Unreadable": "holds no article that can be read",
    "UnreadableArticle": "holds no article that can be read",
    "WireError": "is not the record that it should be",
}
_STAGES = {
    "replay": "could not be read",
    "run": "could not be read or analysed",
    "extract": "could not be analysed",
    "group": "could not be put into a story",
    "log": "could not be written to its story's log",
    "export": "could not be shown",
}
_LONGEST = 80  # characters of a role in a headline

Roles = Mapping[str, Sequence[Mapping[str, Any]]]
"""Role -> its fillers, each with its words as text."""


def events(type_: str, number: int) -> str:
    """What so many events of a type are called: "denial" of one, "denials" of two; an unknown type as it is."""
    many = TYPES.get(type_, type_).lower()
    return many.removesuffix("s") if number == 1 and type_ in TYPES else many


def kind(subtype: str, polarity: str, modality: str) -> str:
    """The subtype as a noun, with what keeps it from having happened: "withdrawal, planned"."""
    noun = NOUNS.get(subtype, subtype.replace("_", " "))
    told = [] if modality == "actual" or (modality, subtype) == ("planned", "plan") else [modality]
    return ", ".join([noun, *told, *(["negated"] if polarity == "negative" else [])])


def failure(stage: str, error: str | None) -> str:
    """What became of an input: that of a known error, else of the step that failed."""
    return _FAILURES.get(error or "") or _STAGES.get(stage, "could not be processed")


def headline(entry: Mapping[str, Any], roles: Roles) -> str:
    """Who, and what in a few words: "Norway: deployment of army medics to Chad"."""
    what = kind(entry["subtype"], entry["polarity"], entry["modality"])
    noun, _, manner = what.partition(", ")
    words = [f"{noun}{_details(entry, roles)}", *([manner] if manner else [])]
    told = ", ".join(words)
    return f"{entry['actor']}: {told}" if entry["actor"] else told[:1].upper() + told[1:]


def _details(entry: Mapping[str, Any], roles: Roles) -> str:
    if entry["type"] == "personnel_deployment":
        place = f" {PLACED.get(entry['subtype'], 'in')} {entry['place']}" if entry["place"] else ""
        people = _first(roles, "personnel")
        return f"{' of ' if people else ''}{people}{place}"
    if entry["type"] == "denial":
        claim = _first(roles, "claim")
        return f" of “{claim}”" if claim else ""
    return "".join(f", {text}" for role in ("subject", "value") if (text := _first(roles, role)))


def _first(roles: Roles, role: str) -> str:
    telling = (filler["text"] for filler in roles.get(role, ()) if not names_nobody(filler["text"]))
    return textwrap.shorten(next(telling, ""), _LONGEST, placeholder="…").strip(" ,;:")
