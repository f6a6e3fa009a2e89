"""How events of a system are scored against annotated ones; pure functions over the events of one article."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.gold import GoldArticle, GoldEvent, GoldSpan
from pipeline.model import Argument, Event, Span

Key = tuple[str, str, str]
"""What is counted: measure ("events", "arguments", "accuracy"), name (type, role, field), and which count."""
Counts = Counter[Key]

DETERMINERS = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Matching:
    """What of an article's events found each other; extras leave out what optional events excuse."""

    pairs: tuple[tuple[Event, GoldEvent], ...]
    misses: tuple[GoldEvent, ...]
    extras: tuple[Event, ...]


@dataclass(frozen=True)
class Ratio:
    """Precision, recall and F1 of given against wanted; 0.0 where there is nothing to divide by."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Right of those given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Right of those wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0


def match(events: Sequence[Event], gold: GoldArticle) -> Matching:
    """One-to-one pairs of events of one type with overlapping triggers; events of the given title are not scored."""
    found = [event for event in events if event.field == "text"]
    links = pair([_typed(event) for event in found], [_typed(event) for event in gold.events])
    met, wanted = set(links), set(links.values())
    extras = (event for index, event in enumerate(found) if index not in met and not _excused(event, gold))
    return Matching(
        pairs=tuple((found[left], gold.events[right]) for left, right in links.items()),
        misses=tuple(event for index, event in enumerate(gold.events) if index not in wanted),
        extras=tuple(extras),
    )


def count(matching: Matching) -> Counts:
    """All that a report needs, as counts that add up over articles."""
    counts: Counts = Counter()
    for event, gold in matching.pairs:
        counts.update(_event_keys("right", gold.type, event.subtype if event.subtype in gold.subtypes else None))
        counts.update(_event_keys("given", event.type, event.subtype))
        counts.update(_event_keys("wanted", gold.type, _wanted_subtype(event, gold)))
        counts.update(_accuracy_keys(event, gold))
        counts.update(_argument_keys(event.arguments, gold))
    for event in matching.extras:
        counts.update(_event_keys("given", event.type, event.subtype))
    for gold in matching.misses:
        counts.update(_event_keys("wanted", gold.type, gold.subtypes[0]))
        counts.update(_argument_keys({}, gold))
    return counts


def ratio(counts: Counts, measure: str, name: str = "all") -> Ratio:
    """Precision and recall of one measure and name."""
    right, given, wanted = (counts[measure, name, kind] for kind in ("right", "given", "wanted"))
    return Ratio(right, given, wanted)


def accuracy(counts: Counts, name: str, measure: str = "accuracy") -> float | None:
    """Share of matched events (or of their right arguments) with the right value; none where none was judged."""
    judged = counts[measure, name, "judged"]
    return counts[measure, name, "right"] / judged if judged else None


def names(counts: Counts, measure: str) -> list[str]:
    """The names that a measure was counted for, overall first."""
    return sorted({name for of, name, _ in counts if of == measure}, key=lambda name: (name != "all", name))


def pair(left: Sequence[tuple[str, Span]], right: Sequence[tuple[str, Span]]) -> dict[int, int]:
    """Left index -> right index, one to one, of spans of one kind that overlap; the longest overlaps first."""
    overlaps = [
        (-overlap(a, b), i, j)
        for i, (kind, a) in enumerate(left)
        for j, (other, b) in enumerate(right)
        if kind == other and overlap(a, b) > 0
    ]
    links: dict[int, int] = {}
    for _, i, j in sorted(overlaps):
        if i not in links and j not in links.values():
            links[i] = j
    return dict(sorted(links.items()))


def overlap(a: Span, b: Span) -> int:
    """Number of characters that two spans share, or 0."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _typed(event: Event | GoldEvent) -> tuple[str, Span]:
    return event.type, event.trigger


def _excused(event: Event, gold: GoldArticle) -> bool:
    return any(event.type == other.type and overlap(event.trigger, other.sentence) for other in gold.optional)


def _event_keys(kind: str, type_: str, subtype: str | None) -> list[Key]:
    keys: list[Key] = [("events", "all", kind), ("events", type_, kind)]
    return keys if subtype is None else [*keys, ("events", f"{type_}/{subtype}", kind)]


def _wanted_subtype(event: Event, gold: GoldEvent) -> str:
    return event.subtype if event.subtype in gold.subtypes else gold.subtypes[0]


def _accuracy_keys(event: Event, gold: GoldEvent) -> list[Key]:
    judged = {
        "subtype": event.subtype in gold.subtypes,
        "polarity": event.polarity in gold.polarities,
        "modality": event.modality in gold.modalities,
    }
    if gold.attributed is not None:
        judged["attributed"] = bool(event.attribution) == gold.attributed
    if gold.sources:
        given = [link.source.text for link in event.attribution if link.source]
        judged["source"] = any(same_source(one, other) for one in given for other in gold.sources)
    keys: list[Key] = [("accuracy", name, "judged") for name in judged]
    return keys + [("accuracy", name, "right") for name, right in judged.items() if right]


def _argument_keys(arguments: Mapping[str, Sequence[Span]], gold: GoldEvent) -> list[Key]:
    given, wanted = _flat(arguments), _flat(gold.arguments)
    links = pair(given, wanted)
    kept = [role for index, (role, span) in enumerate(given) if index in links or not _may_be(role, span, gold)]
    counted: tuple[tuple[str, list[str]], ...] = (
        ("right", [given[i][0] for i in links]),
        ("given", kept),
        ("wanted", [role for role, _ in wanted]),
    )
    keys: list[Key] = [("arguments", name, kind) for kind, roles in counted for role in roles for name in ("all", role)]
    return keys + [key for i, j in links.items() for key in _value_keys(given[i], wanted[j])]


def _value_keys(given: tuple[str, Span], wanted: tuple[str, Span]) -> list[Key]:
    """Whether a right argument has the value that the gold tells."""
    expected = told(wanted[1])
    if expected is None:
        return []
    right = value_of(given[1]) == expected
    return [("values", name, kind) for kind in ("judged", "right")[: 1 + right] for name in ("all", given[0])]


def told(span: Span) -> dict[str, Any] | None:
    """The value that the gold tells of a span."""
    return span.normalized if isinstance(span, GoldSpan) else None


def value_of(span: Span) -> dict[str, Any] | None:
    """An argument's value as the gold writes it: fields that are told."""
    value = span.normalized if isinstance(span, Argument) else None
    return None if value is None else value.model_dump(exclude_none=True)


def _may_be(role: str, span: Span, gold: GoldEvent) -> bool:
    return any(overlap(span, other) for other in gold.optional.get(role, ()))


def _flat(arguments: Mapping[str, Sequence[Span]]) -> list[tuple[str, Span]]:
    return [(role, span) for role in sorted(arguments) for span in arguments[role]]


def same_source(one: str, other: str) -> bool:
    """Whether one name of a source holds the other, word by word, articles aside."""
    a, b = _words(one), _words(other)
    return a in b or b in a


def _words(text: str) -> str:
    words = re.findall(r"[\w.]+", text.casefold())
    return f" {' '.join(word for word in words if word not in DETERMINERS)} "


def total(counts: Iterable[Counts]) -> Counts:
    """Counts of several articles as one."""
    return sum(counts, Counter())
