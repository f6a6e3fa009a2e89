"""What an event type declares; the engine knows nothing of any type but this."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.extract.frame import Frame
from pipeline.extract.roles import Fillers, Role
from pipeline.extract.triggers import Trigger
from pipeline.model import Modality, Polarity

Holds = Callable[[Frame, Fillers], bool]


ALONE: frozenset[str] = frozenset()  # the company of a trigger that needs none


def always(_: Frame, __: Fillers) -> bool:
    """No constraint."""
    return True


@dataclass(frozen=True)
class Rule:
    """One way to say an event: triggers, roles and the constraint on what fills them.

    Rules are tried in the order in which the type lists them; the first that holds takes the trigger.
    """

    name: str
    subtype: str | Callable[[Frame, Fillers], str]
    triggers: tuple[Trigger, ...]
    roles: tuple[Role, ...]
    holds: Holds = always
    company: frozenset[str] | None = None  # word forms, one of which must be in the sentence too; None: the type's
    polarity: Callable[[Frame, Polarity], Polarity] | None = None  # changes what syntax says
    modality: Callable[[Frame, Modality], Modality] | None = None


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
    """A type of event: one file under events/ holds one of these as EVENT_TYPE."""

    name: str
    subtypes: tuple[str, ...]
    rules: tuple[Rule, ...]
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...]  # sentences in which no event of the type may be found
    company: frozenset[str] = ALONE

    def company_of(self, rule: Rule) -> frozenset[str]:
        """Word forms of which one must stand beside the rule's trigger; empty where none must."""
        return self.company if rule.company is None else rule.company
