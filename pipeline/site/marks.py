"""Text with the words marked on which events rest, as segments that a template can write; pure."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

GROUPS = {
    **dict.fromkeys(("actor", "party", "speaker", "claimant", "addressee"), "who"),
    **dict.fromkeys(("personnel", "count", "subject", "claim", "value", "purpose", "means"), "what"),
    **dict.fromkeys(("location", "origin"), "where"),
    "time": "when",
}
"""Role -> how it is shown; "source" is the attribution's, "trigger" the event's own words."""


@dataclass(frozen=True)
class Mark:
    """A stretch of the text: a trigger, a source, a role's filler or, with the reason as role, a mask."""

    start: int
    stop: int
    group: str
    role: str
    event: str = ""


Segment = dict[str, Any]
"""text; groups and roles of the marks on it; trigger: the event whose trigger begins there; mask: the reason."""


def paragraphs(text: str, marks: Sequence[Mark]) -> list[list[Segment]]:
    """The text's lines that hold more than blanks, each as segments."""
    found: list[list[Segment]] = [[]]
    for segment in segments(text, 0, marks):
        first, *others = segment["text"].split("\n")
        found[-1].append(segment | {"text": first})
        found += [[segment | {"text": line, "triggers": []}] for line in others]
    kept = ([segment for segment in line if segment["text"]] for line in found)
    return [line for line in kept if any(segment["text"].strip() for segment in line)]


def segments(text: str, start: int, marks: Sequence[Mark]) -> list[Segment]:
    """A text that begins at offset start, cut wherever a mark begins or ends."""
    return list(_segments(text, start, marks))


def _segments(text: str, start: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    edges = {min(max(edge - start, 0), len(text)) for mark in marks for edge in (mark.start, mark.stop)}
    to_come, there = deque(sorted(marks, key=lambda mark: mark.start)), list[Mark]()
    for cut, end in pairwise(sorted(edges | {0, len(text)})):
        while to_come and to_come[0].start <= start + cut:
            there.append(to_come.popleft())
        there = [mark for mark in there if mark.stop > start + cut]
        yield _segment(text[cut:end], start + cut, there)


def _segment(text: str, start: int, marks: Sequence[Mark]) -> Segment:
    shown = [mark for mark in marks if mark.group != "mask"]
    return {
        "text": text,
        "groups": list(dict.fromkeys(mark.group for mark in shown)),
        "roles": list(dict.fromkeys(mark.role for mark in shown)),
        "triggers": [mark.event for mark in shown if mark.group == "trigger" and mark.start == start],
        "mask": next((mark.role for mark in marks if mark.group == "mask"), None),
    }


def marks_of(mention: Mapping[str, Any]) -> Iterator[Mark]:
    """Of a mention with its arguments and attribution."""
    event = mention["event_id"]
    yield Mark(mention["start"], mention["stop"], "trigger", "trigger", event)
    for argument in mention["arguments"]:
        group = GROUPS.get(argument["role"], "what")
        yield Mark(argument["start"], argument["stop"], group, argument["role"], event)
    for link in mention["attribution"]:
        if link["start"] is not None:
            yield Mark(link["start"], link["stop"], "source", "source", event)


def sentence(mention: Mapping[str, Any]) -> list[Segment]:
    """The mention's sentence, marked where its words can be found in it."""
    words, marks = mention["sentence"], list(marks_of(mention))
    start = _start(words, mention)
    return segments(words, 0 if start is None else start, [] if start is None else marks)


def _start(words: str, mention: Mapping[str, Any]) -> int | None:
    """Where the sentence begins in the article, which the log does not tell: trigger and arguments must stand in it."""
    spans = [(mention["start"], mention["trigger"]), *((each["start"], each["text"]) for each in mention["arguments"])]
    place = words.find(mention["trigger"])
    while place >= 0:
        start = mention["start"] - place
        if all(words.startswith(text, at - start) for at, text in spans if at >= start):
            return int(start)
        place = words.find(mention["trigger"], place + 1)
    return None
