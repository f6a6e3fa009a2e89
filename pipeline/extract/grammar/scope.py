"""What stands over an event: the governors whose meaning reaches down to it (negation, plans, requests)."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.grammar.tree import base, cases, children, is_past_participle, marks
from pipeline.extract.grammar.words import all_forms

# Verbs that report: what they say of themselves ("did not say", "may tell") does not reach what is said.
REPORTING = all_forms(
    "say tell report add note explain state claim insist maintain argue write tweet post know see hear learn "
    "remember realize reveal show indicate confirm deny describe cite quote stress recall admit acknowledge warn "
    "mean understand wonder announce".split()
)


@dataclass(frozen=True)
class Link:
    """One step up: the governor, and the word below it through which the event hangs on it."""

    governor: Token
    below: Token

    @property
    def label(self) -> str:
        """The relation of the lower word to the governor."""
        return str(self.below.dep_)


_INFINITE = frozenset({"to", "for", "from", "of", "without", "about", "on", "against"})


def scope(head: Token) -> Iterator[Link]:
    """The steps from an event's head up to the last governor that reaches it."""
    below = head
    while below.head.i != below.i and _passes(below):
        yield Link(below.head, below)
        below = below.head


def _passes(below: Token) -> bool:
    label = base(below)
    if label in ("xcomp", "csubj", "obj", "iobj", "nmod", "compound", "amod", "conj", "appos"):
        return label != "conj" or not _independent(below)
    if label == "ccomp":
        return not is_reporting(below.head)
    if label in ("acl", "advcl"):
        return bool(_INFINITE & {*marks(below), *cases(below)}) or _result_wanted(below)
    return label in ("obl", "nsubj")


def _result_wanted(participle: Token) -> bool:
    """ "ordered almost all troops pulled out", "wants the peacekeepers replaced" """
    noun = participle.head
    return base(noun) == "obj" and is_past_participle(participle) and noun.head.lower_ in _WANTING


_WANTING = all_forms("order want need have like demand".split())


def _independent(conjunct: Token) -> bool:
    """Whether a coordinated clause stands for itself: with a subject or auxiliaries of its own."""
    return bool(children(conjunct, "nsubj", "aux", "cop")) or conjunct.pos_ in ("NOUN", "PROPN")


def is_reporting(verb: Token) -> bool:
    """Whether the governor only reports its clause."""
    return verb.lower_ in REPORTING
