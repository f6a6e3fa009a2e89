"""The parties to a contract: who deals with whom.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.attribution import Sources, cues
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.classes import is_time
from pipeline.extract.contracts import contract_nouns, money_sums, participants, topics, trade_goods
from pipeline.extract.contracts.contracting import contract_of
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import entities, name_label
from pipeline.extract.grammar.reference import antecedent
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, is_passive, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

_WITH = frozenset({"with", "between", "to", "from", "by", "among"})


def parties(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who deals with whom: subjects, receivers, "with", "between" and "to" whom, owners of the contract."""
    noun = contract_of(frame)
    found = [*_of_verb(frame, noun), *(_of_noun(noun) if noun is not None else [])]
    seen: set[int] = set()
    for each in map(resolved, found):
        if (
            participants.can_contract(each)
            and not money_sums.has_money(each)
            and each.i not in seen
            and not is_time(each)
        ):
            seen.add(each.i)
            yield each


def resolved(pronoun: Token) -> Token:
    """Whom a pronoun stands for inside its sentence; else the pronoun."""
    if pronoun.lower_ not in _THIRD_PERSON:
        return pronoun
    found = antecedent(pronoun, _names_party)
    return pronoun if found is None else found


_THIRD_PERSON = lexicon("he she it they his its their him them her")


def _names_party(token: Token) -> bool:
    return token.pos_ != "PRON" and participants.can_contract(token) and not is_time(token)


def _of_verb(frame: Frame, noun: Token | None) -> Iterator[Token]:
    head = dealing_verb(frame)
    if head is None:
        return
    own = Frame.of(head)
    yield from (each for each in own.subjects if not _is_contract(each) and lemma(each) not in _BYSTANDERS)
    yield from (part for each in children(head, "iobj") for part in conjuncts(each))
    if is_passive(head):
        yield from (each for each in own.objects if each is not noun)
    owed = (each for each in children(head, "obj") if lemma(each) in ("commitment", "obligation", "debt"))
    yield from (one for each in owed for one in children(each, "nmod") if "to" in cases(one))
    if children(head, "obj") and noun in children(head, "obj"):
        yield from (each for each in own.objects if each is not noun and not _is_contract(each))
    for oblique in own.obliques:
        wanted = _WITH | (
            {"for"} if noun is not None and lemma(noun) in contract_nouns.OFFERS | contract_nouns.LOANS else set()
        )
        if wanted & set(oblique.prepositions) and oblique.token.head.i == head.i:
            yield oblique.token


def dealing_verb(frame: Frame) -> Token | None:
    """The verb whose subject deals: the trigger, one that makes, has or takes the contract, or acts under it."""
    if not frame.nominal:
        return frame.head
    verb = frame.support
    if verb is None:
        return None
    if base(frame.head) == "obl":
        return verb if _UNDER & set(cases(frame.head)) else None
    return verb if lemma(verb) in _HAVING and base(frame.head) == "obj" else None


_UNDER = frozenset({"under", "through", "as part of", "by", "in", "with", "in return for"})
_HAVING = lexicon("make have do hold launch pitch enter present announce offer unveil defend use keep maintain need")
_BYSTANDERS = lexicon("regulator court judge commission parliamentarian lawmaker investor critic analyst expert")


def _is_contract(token: Token) -> bool:
    return lemma(token) in contract_nouns.NOUNS or token.lower_ in ("this", "that", "which")


def _of_noun(noun: Token) -> Iterator[Token]:
    for each in children(noun, "nmod:poss"):
        yield from conjuncts(each)
    for each in children(noun, "compound", "nmod:desc"):
        if each.pos_ == "PROPN" or each.lower_ in ("union", "government", "state"):
            yield from conjuncts(each)
    for each in children(noun, "nmod", "obl"):
        if (_WITH | {"for", "of"}) & set(cases(each)):
            yield from (part for part in conjuncts(each) if _WITH & set(cases(each)) or company_like(part))
    for clause in children(noun, "acl", "acl:relcl"):
        yield from _of_clause(clause)


def company_like(token: Token) -> bool:
    """Whether a nominal is a name or a company by its words."""
    return token.pos_ == "PROPN" or participants.is_company(token)


def _of_clause(clause: Token) -> Iterator[Token]:
    """ "Agreement for Moscow to supply Tehran", "deal reached with", "contract awarded to", "offer to buy Qualcomm"."""
    for each in children(clause, "nsubj", "iobj", "obl:agent"):
        yield from conjuncts(each)
    if lemma(clause) in ("acquire", "buy", "purchase", "combine"):
        yield from (each for each in children(clause, "obj") if company_like(each))
    if is_passive(clause) or "to" not in marks(clause) or lemma(clause) in ("pay", "supply", "sell", "provide", "lend"):
        for each in children(clause, "obl"):
            if _WITH & set(cases(each)):
                yield from conjuncts(each)


def speakers_of(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who states it, by the sentence's own cue; the innermost."""
    verb = frame.head.head
    if lemma(verb) in cues.JUDGING and (base(frame.head) == "obj" or frame.head.dep_ == "nsubj:pass"):
        yield from Frame.of(verb).subjects
        return
    for link in links_of(frame.head) or Sources(frame.head.doc).links(frame.head):
        if (
            link.source is not None
            and link.source.sent == frame.head.sent
            and link.source.lower_ not in ("which", "that")
        ):
            yield link.source
            return


def named(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Companies that the sentence names, where nothing says who the parties are."""
    if contract_of(frame) is None or not topics.in_business_article(frame.head):
        return
    speakers = {part.i for each in speakers_of(frame, fillers) for part in each.subtree}
    for named in entities(frame.head.sent):
        if named.label_ == "ORG" and named.root.i not in speakers and lemma(named.root) not in _BYSTANDERS:
            yield named.root


def traders(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Buyer and seller; a company that is itself bought or sold; whose shares or assets they are."""
    yield from parties(frame, {})
    for each in frame.objects:
        if company_like(each) and not trade_goods.is_ware(each):
            yield each
        elif not trade_goods.is_ware(each):
            inside = children(each, "nmod", "compound", "nmod:poss")
            yield from (one for one in inside if one.pos_ == "PROPN" and participants.can_contract(one))
        else:
            yield from (one for one in children(each, "compound") if name_label(one) == "PLACE" and _sells(frame.head))
            sides = (one for one in children(each, "nmod") if {"from", "to"} & set(cases(one)))
            yield from (one for one in sides if participants.can_contract(one))


def _sells(verb: Token) -> bool:
    """ "Sell Venezuela assault rifles": the buyer is read as part of the thing."""
    return lemma(verb) in ("sell", "give", "supply", "lend", "offer", "provide", "ship")


def agreeing(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Who agrees, and with whom the trade is."""
    yield from (resolved(each) for each in frame.subjects if participants.can_contract(each))
    for done in children(frame.head, "xcomp"):
        yield from traders(Frame.of(done), fillers)
