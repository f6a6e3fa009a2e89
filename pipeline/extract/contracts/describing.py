"""Contracts and sales told by their nouns, which no verb of signing, ending and so on takes."""

from spacy.tokens import Token

from pipeline.extract.contracts import contract_nouns, dealings, money_sums, participants, topics, trade_goods
from pipeline.extract.contracts.contracting import ACTING, ENDING, INTRANSITIVE, REFUSING, is_bare_plural
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import ancestors, base, cases, children, is_passive, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

OPINING = lexicon(
    "defend criticize criticise blast slam denounce praise hail welcome oppose resist question condemn investigate "
    "audit review scrutinize scrutinise call describe tout"
)


def described(frame: Frame, _: Fillers) -> bool:
    """A contract's noun that no verb of signing, ending and so on takes, said once in a sentence."""
    head = frame.head
    if not dealings.is_dealing(head) or base(head) in ("compound", "amod") or acted_on(head) or _in_general(head):
        return False
    if head.dep_ == "nmod:poss" and lemma(head.head) in _ASIDE:
        return False
    if lemma(head) == "package" and topics.of_lawmaking(head):
        return False
    judged = lemma(head.head) in OPINING and base(head) in ("obj", "nsubj")
    return judged or not (_told_before(head) or _acted_on_in_sentence(head))


# What is said of such things tells nothing of the contract: "doubts about the deal's prospects".
_ASIDE = lexicon("prospect critic opponent supporter backer fate")


def _in_general(noun: Token) -> bool:
    """A bare plural, but for loans where the article tells of them again and again."""
    told = lemma(noun) in contract_nouns.LOANS and topics.often_told(noun, contract_nouns.LOAN_FORMS)
    return is_bare_plural(noun) and not told


def _told_before(noun: Token) -> bool:
    """Whether another contract is named before it; for an agreement, debts and aid are none."""
    earlier = noun.doc[noun.sent.start : noun.i]
    debts = contract_nouns.ASKED_OF_VERB if lemma(noun) in contract_nouns.AGREEMENTS else ()
    named = (each for each in earlier if lemma(each) not in debts and each.head.i != noun.i)
    return any(base(each) != "compound" and dealings.is_dealing(each) for each in named)


def acted_on(noun: Token) -> bool:
    """ "Signed a deal", "a contract awarded to", "talks on a contract"."""
    verb = noun.head
    taken = (
        base(noun) in ("obj", "xcomp")
        or noun.dep_ == "nsubj:pass"
        or (base(noun) == "obl" and bool({"for", "on", "into", "out of"} & set(cases(noun))))
    )
    by_verb = taken and verb.pos_ == "VERB" and lemma(verb) in ACTING | REFUSING | _WITH_PARTICLE
    if lemma(noun) in contract_nouns.LOANS and "in" in cases(noun) and any(map(money_sums.has_money, noun.sent)):
        return True
    if base(noun) == "nsubj" and any(lemma(each) in ACTING for each in children(verb, "xcomp") if is_passive(each)):
        return True  # "has to be approved"
    by_clause = any(
        lemma(each) in ACTING - {"provide"} and each.pos_ == "VERB" and "to" not in marks(each)
        for each in children(noun, "acl")
    )
    return by_verb or by_clause or (lemma(verb) in INTRANSITIVE and base(noun) == "nsubj" and lemma(verb) in ENDING)


# First words of "tear up", "pull out of", "back out of", "walk away from", "write off".
_WITH_PARTICLE = lexicon("tear pull back walk write")


def _acted_on_in_sentence(noun: Token) -> bool:
    same = [each for each in noun.sent if each.i != noun.i and lemma(each) == lemma(noun)]
    return any(acted_on(each) for each in same)


def subtype_of_description(frame: Frame, _: Fillers) -> str:
    """A contract under which something is done is being carried out; a planned one is planned."""
    planned = {"planned", "proposed", "prospective"}
    if any(each.lower_ in planned for each in children(frame.head, "amod")):
        return "plan"
    return "describe"


def subtype_of_offer(frame: Frame, _: Fillers) -> str:
    """An offer that is the topic is described; one that is made is a plan."""
    told = base(frame.head) == "nsubj" or bool(children(frame.head, "cop"))
    return "describe" if told else "plan"


def _topic(noun: Token) -> bool:
    """Whether a sale told without what is sold is what its article is about; an order is one by a customer."""
    if lemma(noun) != "order":
        return topics.in_business_article(noun)
    bare = "Sing" in noun.morph.get("Number", []) and not children(noun, "amod", "compound", "acl")
    return bare and topics.in_business_article(noun, contract_nouns.SUPPLYING_FORMS)


def _whole(token: Token) -> bool:
    """Whether a company is what is sold, not who sells."""
    if lemma(token.head) == "order" or base(token) != "nmod" or "of" not in cases(token):
        return False
    return participants.is_company(token) or name_label(token) == "ORG"


_BANNING = lexicon("ban embargo block prohibit bar moratorium sanction restriction")


def sold(frame: Frame, _: Fillers) -> bool:
    """ "The purchase of S-400 batteries", "the sale" in an article about contracts."""
    noun = frame.head
    if base(noun) in ("compound", "amod") or acted_on(noun) or _told_before(noun):
        return False
    if any(lemma(each) in _BANNING for each in ancestors(noun)):
        return False
    of = [each for each in children(noun, "nmod") if {"of", "for"} & set(cases(each))]
    wares = any(trade_goods.is_ware(each) or _whole(each) for each in (*of, *children(noun, "compound", "amod")))
    definite = any(each.lower_ in ("the", "this", "that") for each in children(noun, "det")) and noun.lower_ != "sales"
    return wares or (definite and not of and _topic(noun))
