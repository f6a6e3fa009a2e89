"""What an event type declares; all else of it is learned from annotated news."""

from dataclasses import dataclass, field

from pipeline.model import Modality, Polarity


@dataclass(frozen=True)
class Example:
    """A sentence and what must be found in it; run as a test."""

    text: str
    trigger: str
    subtype: str
    arguments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    polarity: Polarity = "positive"
    modality: Modality = "actual"


@dataclass(frozen=True)
class EventType:
    """A type of event: one file under types/ holds one of these as EVENT_TYPE."""

    name: str
    subtypes: tuple[str, ...]
    roles: tuple[str, ...]
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...]  # sentences in which no event of the type may be found
