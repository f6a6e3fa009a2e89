"""Payments and investments told by their nouns: "a $35 million investment by the fund in", "its payment to"."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor, is_time
from pipeline.extract.contracts import money_sums, participants, topics
from pipeline.extract.contracts.describing import acted_on
from pipeline.extract.contracts.parties import resolved
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, lemma
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

PAYMENT_NAMED = r"\bpayments? (?:of|to|from|by|for)\b|[\d$€£](?:\S{0,12}|\S{0,12} \w{1,9}) payment"
_UNPAID = lexicon(
    "interest tax benefit welfare social security ransom mortgage rent bribe dividend pension insurance medicare "
    "medicaid unemployment child support monthly annual bond coupon debt subsidy health care loan stimulus"
)


def payment_made(frame: Frame, _: Fillers) -> bool:
    """ "Made a $150,000 payment to the firm": a sum or a payer, and a payee who is a body or a person by name."""
    noun = frame.head
    if base(noun) in ("compound", "amod") or any(lemma(each) in _UNPAID for each in _beside(noun)):
        return False
    payees = [each for each in _near(noun) if "to" in cases(each)]
    paid = any(_named(each) for each in payees)
    payers = [*children(noun, "nmod:poss"), *(each for each in _near(noun) if {"by", "from"} & set(cases(each)))]
    between = paid and (_summed(noun) or bool(payers))
    return between or (_summed(noun) and bool(payees) and lemma(noun.head) == "make")


def invested(frame: Frame, _: Fillers) -> bool:
    """ "A $35 million investment by the fund in the company": a sum, and somebody whose it is or what it goes to."""
    noun = frame.head
    if base(noun) in ("compound", "amod") or not _summed(noun) or topics.of_lawmaking(noun):
        return False
    sides = [*children(noun, "nmod:poss", "amod"), *(each for each in _near(noun) if {"by", "from"} & set(cases(each)))]
    into = any({"in", "into"} & set(cases(each)) for each in _near(noun))
    return not acted_on(noun) and (into or any(map(_named, sides)))


def sides(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who pays or invests, and who gets it."""
    noun = frame.head
    givers = children(noun, "nmod:poss")
    if lemma(noun.head) in _HANDLING and base(noun) == "obj":
        givers += Frame.of(noun.head).subjects
    others = [each for each in _near(noun) if {"to", "from", "by", "in", "into"} & set(cases(each))]
    for each in map(resolved, [*givers, *others]):
        if participants.can_contract(each) and not is_time(each):
            yield from conjuncts(each)


_HANDLING = lexicon("make receive send accept get take announce plan promise pledge")


def _beside(noun: Token) -> list[Token]:
    return children(noun, "compound", "amod")


def _near(noun: Token) -> list[Token]:
    """Who or what stands after it, hung on it or on its verb."""
    after = children(noun.head, "obl") if base(noun) == "obj" else []
    return [*children(noun, "nmod"), *(each for each in after if each.i > noun.i)]


def _summed(noun: Token) -> bool:
    return any(money_sums.has_money(part) for part in noun.subtree)


def _named(token: Token) -> bool:
    """A state, body, company, or a person by name."""
    return name_label(token) == "PERSON" or participants.is_company(token) or is_actor(token)
