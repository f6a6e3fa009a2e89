"""Statements about contracts that no list of words can say: servicing what was delivered, deepening ties, talks."""

from spacy.tokens import Token

from pipeline.extract.contracts import contract_nouns, dealings, participants, topics, trade_goods
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import base, cases, children, lemma
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.triggers import Match

_WARES = lexicon("hardware equipment weapon weapons aircraft helicopter jet tank missile system")
WARES_NAMED = r"\b(?:hardware|equipment|weapon|aircraft|helicopter|jet|tank|missile|system)"
_SUPPLIED = lexicon("ship deliver supply sell provide buy purchase")
_AID = lexicon("assistance aid cooperation support training")
_MILITARY = lexicon(
    "military technical military-technical economic financial defense defence security food humanitarian"
)
_CLOSE = lexicon("cooperation interaction partnership collaboration")


def servicing(token: Token) -> Match | None:
    """ "Service hardware that was delivered": work under a contract."""
    wares = children(token, "obj")
    if not wares and token.i > 0 and token.nbor(-1).tag_ in ("WP", "WDT", "TO"):
        wares = list(token.doc[token.i + 1 : token.i + 2])  # "who service hardware" read as a noun
    for ware in wares:
        behind = ware.doc[ware.i + 1 : ware.i + 7]
        if lemma(ware) in _WARES and any(lemma(each) in _SUPPLIED for each in (*children(ware, "acl"), *behind)):
            return Match(token, (token,))
    return None


def program(token: Token) -> Match | None:
    """ "A program of military technical assistance"."""
    for each in children(token, "nmod"):
        kinds = [one.lower_ for one in children(each, "amod", "compound")]
        if "of" in cases(each) and lemma(each) in _AID and any(kind in _MILITARY for kind in kinds):
            return Match(token, (token,))
    return None


def deepening(token: Token) -> Match | None:
    """ "Planning to deepen cooperation", "committed to deepening its interaction with"."""
    close = next((each for each in children(token, "obj") if lemma(each) in _CLOSE), None)
    binding = next((each for each in (token.head, *children(token.head, "xcomp")) if _bound(each)), None)
    if close is None or base(token) not in ("xcomp", "advcl", "acl", "ccomp") or binding is None or binding.i > token.i:
        return None
    partner = any("with" in cases(each) for each in (*children(close, "nmod"), *children(token, "obl")))
    return Match(token, (binding, token)) if partner and _in_business(token) else None


def _bound(governor: Token) -> bool:
    return lemma(governor) in _BINDING or governor.lower_ in _BINDING


_BINDING = lexicon("plan commit committed intend agree prepare pledge promise ready determine want aim")


def _in_business(token: Token) -> bool:
    """The sentence names an exporter, company, ministry of defence or military-technical ties."""
    words = {each.lower_ for each in token.sent} | {lemma(each) for each in token.sent}
    return bool(words & _BUSINESS) or topics.in_business_article(token)


_BUSINESS = lexicon(
    "company firm export exporter military-technical defense defence energy economic corporation conglomerate"
)


def honouring(token: Token) -> Match | None:
    """ "Honouring its commitments to Caracas", "fulfil the terms of military contracts"."""
    for each in children(token, "obj"):
        if lemma(each) in ("commitment", "obligation") and any(
            "to" in cases(one) and participants.can_contract(one)
            for one in (*children(each, "nmod"), *children(token, "obl"))
        ):
            return Match(token, (token,))
        if lemma(each) in ("term", "terms", "condition", "provision"):
            for contract in children(each, "nmod"):
                if dealings.is_dealing(contract):
                    return Match(contract, (token, contract))
    return None


def talks(token: Token) -> Match | None:
    """ "Talks to buy", "negotiations on the contract"."""
    clauses = [
        each
        for each in children(token, "acl")
        if lemma(each) in ("buy", "purchase", "acquire", "sell", "merge", "supply")
    ]
    if clauses:
        return Match(token, (token, clauses[0]))
    if any(
        lemma(each) in contract_nouns.CONTRACTS | contract_nouns.MERGERS | HAGGLED
        for each in children(token, "compound")
    ):
        return Match(token, (token,))
    about = [each for each in children(token, "nmod") if {"on", "over", "about", "for"} & set(cases(each))]
    traded = any(dealings.is_dealing(each) or trade_goods.is_ware(each) or _supplies(each) for each in about)
    return Match(token, (token,)) if traded or _bargaining(token) else None


HAGGLED = lexicon("loan debt wage supply price takeover bailout")


def _supplies(token: Token) -> bool:
    return lemma(token) in ("supply", "delivery", "purchase", "sale", "loan", "bailout", "price", "wage", "takeover")


def _bargaining(token: Token) -> bool:
    """Talks in an article about contracts, by their sides or as what is held, goes on or ends."""
    near = [each for each in children(token, "nmod") if {"with", "between"} & set(cases(each))]
    firms = (each for each in near if participants.is_company(each) and lemma(each) != "group")
    company = any(firms) or any(lemma(each) in UNIONS for each in near)
    collective = any(each.lower_ in ("collective", "contract") for each in children(token, "amod", "compound"))
    taken_up = base(token) == "nsubj" or (base(token) == "obj" and lemma(token.head) in _HOLDING)
    held = "in" in cases(token) or taken_up or bool(children(token, "nmod:poss", "det"))
    return collective or company or (held and topics.in_business_article(token))


_HOLDING = lexicon(
    "hold begin start enter conduct resume continue open end break suspend join have lead complete launch"
)
UNIONS = lexicon("union lender creditor bondholder automaker bidder supplier buyer imf uaw")


def delivery(token: Token) -> Match | None:
    """ "Deliveries of the missiles", "repayments" where the article tells of contracts."""
    of = [each for each in children(token, "nmod") if "of" in cases(each)]
    home = any(each.lower_ in ("home", "door", "express", "parcel", "baby") for each in children(token, "compound"))
    if base(token) in ("compound", "amod") or lemma(token.head) in _STOPPING or home:
        return None
    wares = any(trade_goods.is_ware(each) for each in (*of, *children(token, "compound")))
    acts = base(token) in ("nsubj", "obj", "root", "ROOT", "ccomp")
    known = topics.in_business_article(token)
    return Match(token, (token,)) if acts and known and (wares or not of) else None


_STOPPING = lexicon("seize intercept attack block ban target hijack")


def access(token: Token) -> Match | None:
    """ "Guaranteed Uruguay access to oil", "received permission from Russia to send supplies"."""
    verb = token.head
    if base(token) != "obj" or lemma(verb) not in _LETTING:
        return None
    to = [each for each in (*children(token, "nmod"), *children(verb, "obl")) if "to" in cases(each)]
    thing = any(
        trade_goods.is_ware(part) or lemma(part) in _SITES for each in to for part in (each, *children(each, "conj"))
    )
    passage = any(lemma(each) in _PASSING for each in (*children(token, "acl"), *children(verb, "advcl", "xcomp")))
    granted = any(name_label(each) == "PLACE" for each in (*children(token, "nmod"), *children(verb, "obl", "nsubj")))
    return Match(verb, (verb, token)) if thing or (passage and granted and lemma(token) != "access") else None


_LETTING = lexicon("guarantee grant give allow offer receive obtain win secure get provide promise gain")
_SITES = lexicon("base airspace airfield airbase airport territory market oil gas")
_PASSING = lexicon("send ship transport fly transit use move station export supply")


def on_hold(token: Token) -> Match | None:
    """ "Put a hold on the aid", "put the contract on hold"."""
    verb = token.head
    placed = lemma(verb) in ("put", "place")
    upon = [each for each in children(token, "nmod") if "on" in cases(each)]
    if not placed and token.pos_ != "NOUN":
        return None
    things = [*children(verb, "obl", "obj", "nsubj:pass"), *children(token, "nmod")] if placed else upon
    halted = any(
        lemma(each) in ("aid", "assistance", "funding", "contract", "deal", "loan", "sale", "order") for each in things
    )
    if not halted:
        return None
    return Match(verb, (verb, token)) if placed else Match(token, (token,))


def employment(token: Token) -> Match | None:
    """ "Terms of his employment"."""
    above = token.head
    terms = "of" in cases(token) and lemma(above) in ("condition", "term", "terms", "contract")
    return Match(token, (above, token)) if terms else None
