"""The deep frame of a predicate: who does it and to whom, whatever form the sentence gives it.

Active, passive, nominal, participle, relative, coordinated, control ("agreed to send") and light-verb forms give the
same frame, so that an event type says "subject" and "object" once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from pipeline.extract.grammar.control import surface_subjects
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, is_passive, marks, misread_object
from pipeline.extract.triggers import Match

_BESIDE = 3  # tokens between verbs that share their object: "sent and then deployed"
PLACE_ADVERBS = frozenset("there here home abroad overseas ashore nearby elsewhere back northward southward".split())


@dataclass(frozen=True)
class Oblique:
    """A prepositional or bare adjunct: its prepositions ("" for none) and the head of its nominal."""

    prepositions: tuple[str, ...]
    token: Token
    inner: bool = False  # it hangs on an object of the trigger, not on the trigger


class Frame:
    """A trigger with its deep arguments; coordinated fillers are given one by one."""

    def __init__(self, match: Match) -> None:
        self.head = match.head
        self.trigger = match.words

    @classmethod
    def of(cls, head: Token) -> "Frame":
        """The frame of any predicate, by itself as trigger."""
        return cls(Match(head, (head,)))

    @cached_property
    def nominal(self) -> bool:
        """Whether the trigger is a noun without copula ("the withdrawal of troops")."""
        return self.head.pos_ in ("NOUN", "PROPN") and not children(self.head, "cop")

    @cached_property
    def passive(self) -> bool:
        """Whether surface subject and object change places."""
        return not self.nominal and is_passive(self.head)

    @cached_property
    def subjects(self) -> tuple[Token, ...]:
        """Who does it: subject, by-agent, controller, possessor, antecedent."""
        if self.nominal:
            return tuple(_nominal_subjects(self.head))
        if self.passive:
            return tuple(each for agent in children(self.head, "obl:agent") for each in conjuncts(agent))
        noun = misread_object(self.head)
        if noun is not None and not children(self.head, "nsubj"):
            return tuple(each for subject in children(noun, "nsubj") for each in conjuncts(subject))
        return surface_subjects(self.head)

    @cached_property
    def objects(self) -> tuple[Token, ...]:
        """Whom or what it is done to: object, passive subject, antecedent, "of" after a noun."""
        return tuple(each for each in self._objects() if each.i not in {word.i for word in self.trigger})

    def _objects(self) -> Iterable[Token]:
        if self.nominal:
            return _nominal_objects(self.head)
        if self.passive:
            return surface_subjects(self.head)
        noun = misread_object(self.head)
        return _verbal_objects(self.head) if noun is None else conjuncts(noun)

    @cached_property
    def support(self) -> Token | None:
        """The verb that a trigger noun depends on ("announced the withdrawal", "the withdrawal began")."""
        head = self.head.head
        return head if self.nominal and head.i != self.head.i and head.pos_ in ("VERB", "AUX") else None

    @cached_property
    def obliques(self) -> tuple[Oblique, ...]:
        """Adjuncts of the trigger, then those of its objects (attachment of prepositions is often wrong)."""
        own = [self._out_of(each) for each in _obliques(self.head)]
        known = {each.token.i for each in own}
        fillers = [filler for filler in self.objects if filler.i != self.head.head.i]
        inner = [replace(each, inner=True) for filler in fillers for each in _obliques(filler)]
        return tuple(own + [each for each in inner if each.token.i not in known])

    def _out_of(self, oblique: Oblique) -> Oblique:
        """ "Get out" takes the first half of "out of" away from its place."""
        parted = oblique.prepositions == ("of",) and any(word.lower_ == "out" for word in self.trigger)
        return replace(oblique, prepositions=("out of",)) if parted else oblique

    @cached_property
    def clauses(self) -> tuple[Token, ...]:
        """Heads of complement clauses: "denied that X left", "denied having told", "the claim that ..."."""
        return tuple(children(self.head, "ccomp", "xcomp", "acl", "csubj"))

    @cached_property
    def purposes(self) -> tuple[Token, ...]:
        """Heads of "to" clauses that say why, below the trigger or its objects."""
        heads = [self.head, *self.objects]
        found = [each for head in heads for each in children(head, "advcl", "acl", "xcomp") if "to" in marks(each)]
        return tuple(each for each in found if each.i > self.head.i and each.i not in {word.i for word in self.trigger})

    @cached_property
    def chain(self) -> tuple[Token, ...]:
        """Verbs above the trigger that it completes, nearest first ("agreed" of "agreed to send")."""
        return tuple(_chain(self.head))


def _chain(head: Token) -> Iterator[Token]:
    while head.dep_ in ("xcomp", "ccomp", "conj") or (base(head) == "advcl" and "to" in marks(head)):
        if head.dep_ != "conj":
            yield head.head
        head = head.head


def _nominal_subjects(noun: Token) -> Iterator[Token]:
    for owner in children(noun, "nmod:poss"):
        yield from conjuncts(owner)
    for each in children(noun, "nmod", "obl"):
        if "by" in cases(each):
            yield from conjuncts(each)
    for each in children(noun, "compound", "amod", "nmod:desc"):
        yield from conjuncts(each)


def _nominal_objects(noun: Token) -> Iterator[Token]:
    for each in children(noun, "nmod"):
        if "of" in cases(each):
            yield from conjuncts(each)
    for each in children(noun, "compound", "nmod:desc"):
        yield from conjuncts(each)


def _verbal_objects(verb: Token) -> Iterator[Token]:
    for each in children(verb, "obj"):
        if each.dep_ == "obj":
            yield from (_antecedent(verb),) if _is_relative(each) else conjuncts(each)
    if not children(verb, "obj"):
        yield from _remaining(verb) or _borrowed_objects(verb)


def _remaining(verb: Token) -> list[Token]:
    """Whom a participle before them was taken for a verb of: "withdraw [remaining staff]"."""
    taken = [each for each in children(verb, "xcomp") if each.lower_ in ("remaining", "existing") and each.i > verb.i]
    return [part for each in taken for noun in children(each, "obj") for part in conjuncts(noun)]


def _borrowed_objects(verb: Token) -> Iterator[Token]:
    """The antecedent of a relative clause without its pronoun, or the object shared with a coordinated verb."""
    if verb.dep_ == "acl:relcl" and children(verb, "nsubj") and not _relative_inside(verb):
        yield verb.head
    shared = [each for head in _coordinated(verb) for each in children(head, "obj") if each.i > verb.i]
    for each in shared[:1]:
        yield from conjuncts(each)


def _relative_inside(verb: Token) -> bool:
    """Whether a relative clause has its pronoun: "under which the army deployed"."""
    below = children(verb, "nsubj", "obl", "advmod")
    return any(_is_relative(each) or each.lower_ in ("when", "why") for each in below)


def _coordinated(verb: Token) -> list[Token]:
    above = [verb.head] if verb.dep_ == "conj" else []
    below = [each for each in children(verb, "conj") if not children(each, "nsubj", "aux")]
    return [each for each in above + below if abs(each.i - verb.i) <= _BESIDE]


def _is_relative(token: Token) -> bool:
    return token.lower_ in ("who", "whom", "which", "that") and token.head.dep_ == "acl:relcl"


def _antecedent(verb: Token) -> Token:
    return verb.head


def _obliques(head: Token) -> Iterator[Oblique]:
    if children(head, "cop") and cases(head):
        yield Oblique(cases(head), head)
    for each in children(head, "obl", "nmod", "advmod"):
        if each.dep_ in ("obl:agent", "nmod:poss", "nmod:desc"):
            continue
        if base(each) == "advmod" and each.lower_ not in PLACE_ADVERBS:
            continue
        prepositions = cases(each)
        if not prepositions and base(each) == "nmod":
            continue
        for part in conjuncts(each):
            yield Oblique(cases(part) or prepositions or ("",), part)
