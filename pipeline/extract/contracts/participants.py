"""Who can be a party to a contract: states, bodies, companies, lenders, persons in office."""

from spacy.tokens import Token

from pipeline.extract.classes import is_actor
from pipeline.extract.contracts import contract_nouns
from pipeline.extract.grammar.entities import entity
from pipeline.extract.grammar.tree import children, lemma
from pipeline.extract.grammar.words import lexicon

COMPANY = lexicon(
    "inc inc. corp corp. ltd ltd. co. plc llc group company firm contractor airline bank utility chipmaker supplier "
    "shipyard automaker carmaker planemaker operator retailer manufacturer maker conglomerate consortium"
)
LENDERS = lexicon("imf fund bank lender")
_GIVERS = lexicon(
    "government agency institution union ministry treasury nation country state donor multilateral creditor"
)
_PERSONAL = lexicon("he she it they we i him her them us me his its their our my you your who")
_PARTIES = lexicon(
    "government company firm ministry minister president official officials country nation state city bank lender "
    "borrower union utility developer operator subsidiary supplier contractor producer maker manufacturer giant "
    "investor shareholder partner parliament assembly businessman businessmen team player owner agency department "
    "administration authority authorities army military navy force club university hospital farmer scientist carrier "
    "airline consortium conglomerate board council district village town side leader people party family client "
    "customer employer employee worker teacher railway port regulator group student chipmaker peer rival exporter "
    "startup start-up insurer refiner province region fund creditor business homeowner household maker agent league"
)


def is_company(token: Token) -> bool:
    """Whether a nominal is a company by its own words."""
    below = (token, *children(token, "compound", "flat", "appos", "amod"))
    return any(each.lower_ in COMPANY or lemma(each) in COMPANY for each in below)


def is_giver(token: Token) -> bool:
    """Whether a nominal is a bank, fund, state or body that gives money."""
    return lemma(token) in LENDERS | _GIVERS


def can_contract(token: Token) -> bool:
    """Whether a nominal can be a party: a state, organisation, company, person or office."""
    if token.pos_ == "PROPN":
        return entity(token) != "DATE" and lemma(token) not in contract_nouns.NOUNS
    if token.pos_ == "PRON":
        return token.lower_ in _PERSONAL
    return token.pos_ == "NOUN" and (is_actor(token) or lemma(token) in _PARTIES or is_company(token))
