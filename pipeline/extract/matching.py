"""Matching one event type's rules on a tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.eventtype import EventType, Rule
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.modality import modality
from pipeline.extract.grammar.polarity import polarity
from pipeline.extract.roles import Fillers, Filling
from pipeline.extract.spans import Ranges
from pipeline.extract.triggers import Trigger
from pipeline.language.select import Lead
from pipeline.model import Modality, Polarity

Pairs = tuple[tuple[Rule, Trigger], ...]


@dataclass(frozen=True)
class Finding:
    """A rule that holds: the frame, the tokens that fill its roles."""

    type: str
    subtype: str
    rule: Rule
    frame: Frame
    fillers: Fillers
    polarity: Polarity
    modality: Modality

    def ranges(self) -> Iterator[tuple[str, Ranges]]:
        """Each role with the character ranges of its arguments in the Doc's text."""
        for role in self.rule.roles:
            pieces = [piece for token in self.fillers.get(role.name, ()) for piece in role.cut(token)]
            yield role.name, [piece for piece in pieces if not any(_inside(piece, other) for other in pieces)]


def _inside(piece: tuple[int, int], other: tuple[int, int]) -> bool:
    return piece != other and other[0] <= piece[0] and piece[1] <= other[1]


class Matcher:
    """An event type's rules, looked up by the word forms that their triggers can take."""

    def __init__(self, event_type: EventType) -> None:
        self._type = event_type
        self._by_form = _by_form(event_type)

    def leads(self) -> Iterator[tuple[Lead, frozenset[str]]]:
        """Of each trigger, what a sentence with it has, and the words of which one stands near (empty: none must)."""
        for rule in self._type.rules:
            for trigger in rule.triggers:
                yield from ((lead, self._type.company_of(rule)) for lead in trigger.leads)

    def find(self, doc: Doc) -> list[Finding]:
        """The events of this type, by place; each word is part of one trigger at most."""
        return [finding for sentence in doc.sents for finding in self._in_sentence(sentence)]

    def _in_sentence(self, sentence: Span) -> list[Finding]:
        words = [token.lower_ for token in sentence]
        found: list[Finding] = []
        for number, word in enumerate(words):
            rules = self._by_form.get(word)
            finding = self._match(sentence[number], rules, frozenset(words)) if rules else None
            if finding is not None and not _said_already(finding, found):
                found.append(finding)
        return found

    def _match(self, token: Token, rules: Pairs, words: frozenset[str]) -> Finding | None:
        found = (self._try(rule, trigger, token) for rule, trigger in rules if self._accompanied(rule, words))
        return next((finding for finding in found if finding is not None), None)

    def _accompanied(self, rule: Rule, words: frozenset[str]) -> bool:
        company = self._type.company_of(rule)
        return not company or bool(company & words)

    def _try(self, rule: Rule, trigger: Trigger, token: Token) -> Finding | None:
        match = trigger.match(token)
        if match is None:
            return None
        frame = Frame(match)
        fillers = Filling(rule.roles, frame)
        if not rule.holds(frame, fillers):
            return None
        subtype = rule.subtype if isinstance(rule.subtype, str) else rule.subtype(frame, fillers)
        sign, mode = polarity(frame.head, frame.trigger), modality(frame.head)
        return Finding(
            self._type.name,
            subtype,
            rule,
            frame,
            fillers,
            rule.polarity(frame, sign) if rule.polarity else sign,
            rule.modality(frame, mode) if rule.modality else mode,
        )


def _by_form(event_type: EventType) -> dict[str, Pairs]:
    table: dict[str, Pairs] = {}
    for rule in event_type.rules:
        for trigger in rule.triggers:
            for cue in sorted(trigger.cues):
                table[cue] = (*table.get(cue, ()), (rule, trigger))
    return table


def _said_already(finding: Finding, found: list[Finding]) -> bool:
    """Whether an earlier finding has one of the trigger's words, or is the first of two verbs for one event."""
    taken = {word.i for each in found for word in each.frame.trigger}
    if taken & {word.i for word in finding.frame.trigger}:
        return True
    return any(_one_event(each, finding) for each in found)


def _one_event(first: Finding, second: Finding) -> bool:
    """ "sent and deployed 100 men": verbs side by side, coordinated, with the same subtype."""
    head, other = first.frame.head, second.frame.head
    beside = other.i - head.i <= 2 or all(
        each.dep_ in ("cc", "advmod", "punct") for each in head.doc[head.i + 1 : other.i]
    )
    return other.dep_ == "conj" and other.head.i == head.i and beside and first.subtype == second.subtype
