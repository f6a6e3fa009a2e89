"""Contracts and formal agreements: which nouns name one, what shows that goods, services or money are in it."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor
from pipeline.extract.tree import ancestors, base, cases, children, lemma, marks
from pipeline.extract.words import all_forms, lexicon

# Nouns that name a contract by themselves.
CONTRACTS = lexicon(
    "contract subcontract loan mortgage lease takeover merger acquisition buyout concession mega-merger bailout tender "
    "procurement joint-venture standby-agreement takeovers"
)
# Nouns that name one where something shows that goods, services, access or money are provided.
AGREEMENTS = lexicon(
    "deal agreement accord pact arrangement memorandum transaction offer bid proposal package grant purchase sale "
    "investment stake license licence treaty commitment partnership order"
)
NOUNS = CONTRACTS | AGREEMENTS
FORMS = all_forms(NOUNS)
# What is provided, before or after the noun.
_GOODS = lexicon(
    "arms arm weapon weapons weaponry military-technical oil gas energy fuel uranium supply service licensing construction "
    "rental maintenance loan business economic commercial financial power pipeline venture production mining procurement aid "
    "transport transportation basing transit airline aircraft jet fighter helicopter missile tank submarine ship warship "
    "frigate plane satellite equipment hardware technology reactor plant refinery infrastructure railway rail port airport "
    "base electricity coal wheat grain food medicine vaccine drug steel gold mineral telecom software cloud wall grid road "
    "housing stadium shipment delivery cooperation assistance money funding financing fund investment credit export import "
    "purchase sale share stock stake takeover merger acquisition lease leasing defense defence television broadcast "
    "sponsorship book film management consulting contract procurement employment multi-billion-dollar multimillion-dollar "
    "multi-million-dollar billion-dollar million-dollar bilateral-aid offshore upstream lng"
)
_TRADING = lexicon(
    "supply sell buy purchase build provide deliver lease rent acquire construct repair restore operate develop produce "
    "service maintain finance fund invest lend pay share guarantee train equip ship export import transport upgrade "
    "modernize modernise explore drill clean install refurbish manufacture assemble host store process refine mine broadcast "
    "distribute license outsource merge take-over repay subsidize subsidise transfer procure"
)
# What an agreement that provides nothing is about.
_OTHER = lexicon(
    "peace cease-fire ceasefire truce coalition plea trade free-trade textile quota unity power-sharing political border "
    "extradition climate budget spending debt-ceiling brexit immigration hostage prisoner swap settlement custody prenuptial "
    "non-aggression disarmament nonproliferation non-proliferation security-pact tax bipartisan legislative compromise "
    "reconciliation withdrawal nuclear-arms gentleman gentlemen green new great good big raw real done legislation rules "
    "peacekeeping constitutional electoral refugee asylum migration visa repatriation adoption confidentiality nondisclosure "
    "iran nuclear paris kyoto schengen divorce status"
)
_CROWDS_OUT = lexicon("peace truce cease-fire ceasefire coalition rebel rebels constitution refugee refugees hostages sovereignty")
_COMPANY = lexicon("inc inc. corp corp. ltd ltd. co. plc llc group company firm contractor airline bank utility chipmaker supplier")
_MONEY = frozenset("$€£¥")
_CURRENCIES = lexicon("dollar dollars euro euros pound pounds ruble rubles rouble roubles yuan yen rupee rupees")
_KINDS = ("compound", "amod", "nmod:desc", "nmod:unmarked")


def is_dealing(noun: Token) -> bool:
    """Whether a noun names a contract, by itself or by what stands with it."""
    if noun.pos_ not in ("NOUN", "PROPN") or lemma(noun) not in NOUNS or _is_people(noun):
        return False
    if any(each.lower_ in _OTHER or lemma(each) in _OTHER for each in _modifiers(noun)):
        return _provides(noun)
    return lemma(noun) in CONTRACTS or shows_trade(noun)


def _is_people(noun: Token) -> bool:
    """ "Contract laborers", "contract-style killings", "contract killer"."""
    above = noun.head
    return base(noun) in ("compound", "amod") and lemma(above) in _NO_CONTRACTS


_NO_CONTRACTS = lexicon(
    "killing killer murder labor laborer labourer worker employee talk process procedure negotiator negotiation dispute law "
    "official officer price maker broker"
)


def shows_trade(noun: Token) -> bool:
    """Whether the noun's own words, its sentence or what was said before show that it is about goods or money."""
    return _own_trade(noun) or _sentence_trade(noun) or _spoken_of(noun)


def _own_trade(noun: Token) -> bool:
    if any(lemma(each) in _GOODS or each.lower_ in _GOODS for each in _modifiers(noun)):
        return True
    return _provides(noun) or any(has_money(each) for each in noun.subtree) or _of_company(noun)


def _provides(noun: Token) -> bool:
    """ "Agreement to supply", "deal for the purchase of"."""
    clauses = [each for each in children(noun, "acl", "advcl", "xcomp") if lemma(each) in _TRADING and "to" in marks(each)]
    things = [each for each in children(noun, "nmod") if {"for", "on", "of", "in"} & set(cases(each))]
    return bool(clauses) or any(lemma(each) in _GOODS for each in things)


def _of_company(noun: Token) -> bool:
    parties = [each for each in children(noun, "nmod", "nmod:poss", "compound") if base(each) != "nmod" or cases(each)]
    return any(is_company(each) for each in parties)


def is_company(token: Token) -> bool:
    """Whether a nominal is a company by its own words."""
    below = (token, *children(token, "compound", "flat", "appos", "amod"))
    return any(each.lower_ in _COMPANY or lemma(each) in _COMPANY for each in below)


def _sentence_trade(noun: Token) -> bool:
    """Whether the sentence speaks of buying, supplying or money, and of no peace or coalition."""
    words = [each for each in noun.sent if each.i != noun.i]
    if any(each.lower_ in _CROWDS_OUT for each in words):
        return False
    traded = any(each.pos_ == "VERB" and lemma(each) in _SELLING for each in words)
    goods = any(each.pos_ in ("NOUN", "PROPN") and lemma(each) in _WARES for each in words)
    return (traded and goods) or any(has_money(each) for each in words)


_SELLING = lexicon("supply sell buy purchase build deliver lease acquire pay operate provide cut invest develop ship")
_WARES = lexicon(
    "oil gas fuel uranium arms weapon weapons electricity energy power aircraft jet missile tank equipment hardware payment "
    "technology reactor plant supply shipment facility share stock money loan project satellite launch"
)


def _spoken_of(noun: Token) -> bool:
    """Whether a definite noun takes up a contract that earlier sentences of the passage tell of."""
    definite = any(each.lower_ in ("the", "this", "that", "its", "their", "his") for each in children(noun, "det", "nmod:poss"))
    if not definite and not any(each.pos_ == "PROPN" for each in children(noun, "compound", "nmod:poss")):
        return False
    before = noun.doc[: noun.sent.start]
    return any(lemma(each) in CONTRACTS or (lemma(each) in NOUNS and _own_trade(each)) for each in before)


def has_money(token: Token) -> bool:
    """Whether a token is part of a sum of money."""
    if token.ent_type_ == "MONEY" or token.text in _MONEY or token.lower_ in _CURRENCIES:
        return True
    return len(token.text) > 1 and token.text[0] in _MONEY


def _modifiers(noun: Token) -> Iterator[Token]:
    for each in children(noun, *_KINDS):
        yield each
        yield from children(each, "compound", "amod", "conj")


def modifiers(noun: Token) -> list[Token]:
    """The words before a contract's noun that say what it is about."""
    return [each for each in _modifiers(noun) if lemma(each) in _GOODS or each.lower_ in _GOODS]


def can_contract(token: Token) -> bool:
    """Whether a nominal can be a party: a state, organisation, company, person or office."""
    if token.pos_ in ("PRON", "PROPN"):
        return token.ent_type_ != "DATE" and token.lower_ not in ("it's", "which", "that", "there", "what")
    return token.pos_ == "NOUN" and (is_actor(token) or lemma(token) in _PARTIES or is_company(token))


_PARTIES = lexicon(
    "government company firm ministry minister president official officials country nation state city bank lender borrower "
    "union utility developer operator subsidiary supplier contractor producer maker manufacturer giant investor shareholder "
    "partner parliament assembly businessman businessmen team player owner agency department administration authority "
    "authorities army military navy force club university hospital farmer scientist carrier airline consortium conglomerate "
    "board council district village town sides side leader people parties party they family client customer employer employee "
    "worker teacher regulator group student chipmaker"
)


def under(noun: Token, verbs: frozenset[str]) -> Token | None:
    """The verb, of the given lemmas, that a contract's noun is the object, passive subject or topic of."""
    above = noun.head
    if lemma(above) not in verbs:
        return None
    return above if base(noun) in ("obj", "nsubj", "xcomp") or noun.dep_ == "nsubj:pass" else None


def topmost(noun: Token) -> list[Token]:
    """Governors of a noun inside its sentence."""
    return list(ancestors(noun))
