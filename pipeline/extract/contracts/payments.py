"""Sums that pass between a payer and somebody who lends, works or asks for them: who pays whom, and what for."""

from spacy.tokens import Token

from pipeline.extract.contracts import contract_nouns, dealings, money_sums, participants, topics
from pipeline.extract.contracts.parties import resolved
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import entity, name_label
from pipeline.extract.grammar.modality import modality
from pipeline.extract.grammar.tree import (
    base,
    cases,
    children,
    conjuncts,
    counted,
    first_conjunct,
    is_form_of,
    lemma,
    marks,
)
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

PAYING = "pay, pay out, pay back, pay off, repay, reimburse, earn, refund, wire"
# "Paid Cohen to", "paid the firm for".
PAID_FOR_WORK = r"\bpa(?:id|ying) (?:[\w'-]{1,20} ){1,5}(?:to|for)\b"
GIVING = (
    "pledge, promise, grant, approve, provide, disburse, donate, dole out, give, contribute, commit, hand out, "
    "distribute, inject, pump, pour, channel, make available, put up, allot, extend, advance, guarantee, release"
)
RECEIVING = "receive, get, obtain, accept, secure, collect, return, win, take, draw down"

_OF_LOANS = lexicon("loan grant aid assistance credit financing bailout relief funding lending guarantee")
_NO_PRICE = frozenset({"for", "at", "of", "by", "from", "than", "on", "worth", "after", "under"})
_NO_SERVICE = lexicon(
    "tax fine penalty damage damages ransom bail tuition fare bribe homage tribute respect fee ticket compensation "
    "price attention visit heed lip toll dividend restitution alimony due dues levy premium bill rent tab share"
)
_NO_PAYEE = lexicon(
    "court judge jury consumer motorist driver passenger taliban warlord rebel militant insurgent kidnapper pirate "
    "hijacker smuggler gang mob"
)
_PAID = lexicon("money cash fund funds payment salary fee installment instalment bonus")
_PROGRAMS = lexicon("facility foundation charity league multilateral multilaterals lender fund")
_LEGISLATURES = lexicon("congress senate parliament house lawmaker judge court jury committee campaign candidate")


def sum_of(frame: Frame) -> Token | None:
    """The sum that a verb moves: its object, or what hangs on it after "about", "over", "up to"."""
    near = [*frame.objects, *children(frame.head, "obj", "iobj", "obl", "nsubj:pass", "xcomp"), *_told_of(frame.head)]
    near += [one for each in near for one in children(each, "appos")]
    return next((each for each in near if not _NO_PRICE & set(cases(each)) and _is_sum(each)), None)


def _told_of(verb: Token) -> list[Token]:
    """ "The $30 million he was paid": the sum that a clause without its pronoun tells of."""
    return [verb.head] if verb.dep_ == "acl:relcl" and not children(verb, "obj") else []


def _is_sum(token: Token) -> bool:
    return money_sums.has_money(token) or money_sums.has_money(counted(token))


def sides(frame: Frame) -> list[Token]:
    """Who pays and who is paid, pronouns as whom they stand for."""
    to = [each.token for each in frame.obliques if {"to", "from", "by"} & set(each.prepositions)]
    given = [part for each in children(frame.head, "iobj", "nsubj:pass", "obj") for part in conjuncts(each)]
    everybody = map(resolved, [*frame.subjects, *frame.objects, *given, *to])
    return list({each.i: each for each in everybody if participants.can_contract(each) and not _is_sum(each)}.values())


def paid(frame: Frame, _: Fillers) -> bool:
    """Somebody is paid a sum for work or by name; fines, taxes, ransoms and verdicts are none of that."""
    if base(frame.head) == "xcomp" and lemma(frame.head.head) == "agree":
        return False
    sum_moved, known = sum_of(frame), sides(frame)
    words = {lemma(each) for each in (*frame.objects, *frame.subjects, *known) if each.pos_ != "PROPN"}
    if words & (_NO_SERVICE | _NO_PAYEE) or _ordered(frame.head) or _penal(frame) or _told(frame.head):
        return False
    if sum_moved is None:
        return _pays_firm(frame, known) or _pays_back(frame, known)
    if lemma(frame.head) == "earn":
        return any({"from", "for"} & set(each.prepositions) and _public(each.token) for each in frame.obliques)
    between = len(known) > 1 and any(map(_public, known))
    return between or _for_work(frame) or topics.in_business_article(frame.head)


def _penal(frame: Frame) -> bool:
    below = (each.token for each in frame.obliques if {"in", "for", "as"} & set(each.prepositions))
    beside = [frame.head, *frame.objects, *children(frame.head, "obj")]
    settled = any(lemma(one) == "settle" for each in beside for one in children(each, "advcl", "xcomp", "acl"))
    to_state = any(lemma(each) == "government" for each in sides(frame))
    return (settled and to_state) or any(lemma(counted(each)) in _NO_SERVICE for each in below)


def _ordered(verb: Token) -> bool:
    return lemma(verb.head) in ("order", "sentence", "force", "require", "fine") and verb.head.i != verb.i


def _told(verb: Token) -> bool:
    """ "A deal to pay McDougal": the contract is named itself."""
    over = (verb.head, *(each for each in children(verb.head, "obj") if each.i < verb.i))
    return "to" in marks(verb) and base(verb) in ("acl", "advcl", "xcomp") and any(map(dealings.is_dealing, over))


def _pays_back(frame: Frame, known: list[Token]) -> bool:
    """A state, bank or company repays or is repaid, no sum being named."""
    back = is_form_of(frame.head, ("repay",)) or any(each.lower_ == "back" for each in frame.trigger)
    return back and any(participants.is_giver(each) or name_label(each) in ("ORG", "PLACE") for each in known)


def _pays_firm(frame: Frame, known: list[Token]) -> bool:
    """ "The company paid a lobbyist": a body pays a named one, without a sum."""
    payers = [each for each in map(resolved, frame.subjects) if _pays_bills(each)]
    payees = [each for each in known if name_label(each) in ("PERSON", "ORG") or participants.is_company(each)]
    return lemma(frame.head) == "pay" and bool(payers) and any(each not in payers for each in payees)


def _pays_bills(token: Token) -> bool:
    """A company or body, or one that only a plural word stands for."""
    firm = participants.is_company(token) or name_label(token) == "ORG" or lemma(token) == "entity"
    return firm or token.lower_ in ("they", "it", "which", "both")


def _for_work(frame: Frame) -> bool:
    clauses = children(frame.head, "advcl", "xcomp")
    aims = [each for each in clauses if "to" in marks(each) or _doing(each)]
    rate = any(each.lower_ in ("per", "apiece", "annually", "monthly") for each in frame.head.subtree)
    thing = [each for each in frame.obliques if {"for", "to"} & set(each.prepositions)]
    work = any(each.token.pos_ in ("NOUN", "VERB") and lemma(each.token) not in _NO_SERVICE for each in thing)
    buyers = [each.i for each in frame.subjects if lemma(frame.head) == "pay" and name_label(each) == "PERSON"]
    named = any(_public(each) for each in sides(frame) if each.i not in buyers)
    hired = any(not _is_sum(each) for each in children(frame.head, "iobj")) or bool(_read_into_sum(frame))
    return (bool(aims or rate) and frame.passive) or (
        (named or (hired and bool(aims))) and (bool(aims) or rate or (work and lemma(frame.head) != "transfer"))
    )


def _read_into_sum(frame: Frame) -> list[Token]:
    """ "Paid [the singer $2 million]": a payee whom the tree makes part of the sum."""
    moved = sum_of(frame)
    before = [] if moved is None else children(moved, "compound", "nmod:poss")
    return [each for each in before if each.pos_ in ("NOUN", "PROPN") and not _is_sum(each) and each.i > frame.head.i]


def _doing(clause: Token) -> bool:
    """ "For lobbying": what somebody is paid for."""
    return "for" in marks(clause) and clause.tag_ == "VBG"


def _public(token: Token) -> bool:
    return (
        name_label(token) in ("ORG", "PLACE", "PERSON")
        or participants.is_giver(token)
        or participants.is_company(token)
    )


def lent_or_given(frame: Frame, _: Fillers) -> bool:
    """A body grants, provides or pledges a sum, or anybody one in loans or aid; parliaments vote budgets."""
    if sum_of(frame) is None:
        return False
    givers = [each for each in map(resolved, frame.subjects) if lemma(each) not in _LEGISLATURES]
    takers = [each for each in sides(frame) if each not in givers] if frame.passive else []
    if _in_loans(frame):
        return bool(givers or takers)
    return any(map(_gives, givers)) or (bool(takers) and _loan_article(frame.head))


def _gives(token: Token) -> bool:
    unknown = token.pos_ == "PROPN" and not entity(token)
    body = name_label(token) in ("ORG", "PLACE") or participants.is_giver(token) or unknown
    return body or lemma(token) in _PROGRAMS


def _in_loans(frame: Frame) -> bool:
    """ "$2 billion in loans and aid"."""
    moved = sum_of(frame)
    below = [*children(frame.head, "obl"), *(children(moved, "nmod") if moved is not None else [])]
    below = [part for each in below if {"in", "of", "as"} & set(cases(each)) for part in conjuncts(each)]
    return any(lemma(each) in _OF_LOANS for each in below)


def _loan_article(token: Token) -> bool:
    return topics.often_told(token, contract_nouns.LOAN_FORMS)


def taken(frame: Frame, _: Fillers) -> bool:
    """A sum is received or returned as aid or loan, or by a company where the article tells of loans."""
    if sum_of(frame) is None:
        return False
    lenders = [each.token for each in frame.obliques if "from" in each.prepositions]
    body = any(map(_gives, map(resolved, frame.subjects)))
    from_lender = any(participants.is_giver(each) or _public(each) for each in lenders)
    return _in_loans(frame) or (body and (from_lender or _loan_article(frame.head)))


def subtype_of_payment(frame: Frame, _: Fillers) -> str:
    """A sum that is pledged is planned, one that is granted signed, one that is paid or received carried out."""
    word = lemma(frame.head)
    if word in ("pledge", "promise", "offer") or modality(frame.head) in ("planned", "possible"):
        return "plan"
    return "sign" if word in ("approve", "grant", "secure", "obtain", "win") else "fulfil"


def borrowed(frame: Frame, _: Fillers) -> bool:
    """A sum or money is lent, borrowed or invested; a state or company borrows without a word of how much."""
    lends = lemma(frame.head) != "invest" and any(_monetary(each) for each in frame.objects)
    if lemma(first_conjunct(frame.head).head) == "agree":
        return False
    if sum_of(frame) is not None or lends:
        return True
    heavily = any(each.lower_ in ("heavily", "abroad") for each in children(frame.head, "advmod"))
    state = any(name_label(each) in ("PLACE", "ORG") or participants.is_company(each) for each in frame.subjects)
    return heavily and state and base(frame.head) != "amod"


def _monetary(token: Token) -> bool:
    return lemma(counted(token)) in _PAID or any(money_sums.has_money(part) for part in token.subtree)
