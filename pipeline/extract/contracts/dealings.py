"""Contracts and formal agreements: which nouns name one, what shows that goods, services or money are in it."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor
from pipeline.extract.grammar.tree import ancestors, base, cases, children, lemma, marks
from pipeline.extract.grammar.words import all_forms, lexicon
from pipeline.extract.text.passages import article_words

# Nouns that name a contract by themselves.
CONTRACTS = lexicon("contract subcontract sub-contract buyout")
# Contracts where a company, a lender or a sum stands with them: a state too is merged or taken over.
MERGERS = lexicon("takeover merger acquisition mega-merger")
LOANS = lexicon("loan mortgage lease bailout")
# Nouns of what ends a lawsuit for money.
SETTLEMENTS = lexicon("settlement")
# Nouns of a part of a debt.
INSTALMENTS = lexicon("payment installment instalment")
# Nouns that name one where something shows that goods, services, access or money are provided.
AGREEMENTS = lexicon("deal agreement accord pact arrangement memorandum transaction")
# Of these it is the verb and its sides that show whether one is meant.
_ASKED_OF_VERB = lexicon("aid assistance funding investment debt grant commitment obligation")
# Nouns of what is only proposed.
OFFERS = lexicon("offer bid proposal")
# Nouns that name one only where a verb signs, ends or otherwise acts on them.
ACTED_ON = lexicon(
    "grant purchase sale order stake debt aid assistance partnership treaty package funding commitment obligation "
    "terms term investment financing"
)
NOUNS = CONTRACTS | MERGERS | LOANS | SETTLEMENTS | INSTALMENTS | AGREEMENTS | OFFERS | ACTED_ON
FORMS = all_forms(NOUNS)
LOAN_FORMS = all_forms(LOANS | {"grant", "bailout", "aid"})
SUPPLYING_FORMS = all_forms({"contract", "supplier", "buyer", "customer", "contractor"})
# What is provided, before or after the noun.
_GOODS = lexicon(
    "arms arm weapon weapons weaponry military-technical oil gas energy fuel uranium supply service licensing "
    "construction rental maintenance loan business economic commercial financial power pipeline venture production "
    "mining procurement aid transport transportation basing transit airline aircraft jet fighter helicopter missile "
    "tank submarine ship warship frigate plane satellite equipment hardware technology reactor plant refinery "
    "infrastructure railway rail port airport base electricity coal wheat grain food medicine vaccine drug steel gold "
    "mineral telecom software cloud wall grid road housing stadium shipment delivery cooperation assistance money "
    "funding financing fund credit purchase sale share stock stake takeover merger acquisition lease leasing "
    "television broadcast sponsorship book film management consulting contract employment multi-billion-dollar "
    "multimillion-dollar multi-million-dollar billion-dollar million-dollar offshore lng project monetary standby "
    "stand-by debt rescue tech wage pay labor labour union student defence defense military forces troops access "
    "overflight visiting bailout coupon bond nondisclosure non-disclosure confidentiality hush severance license "
    "franchise retainer distribution merchandise advertising hosting swap copper lithium cobalt fertilizer"
)
TRADING = lexicon(
    "supply sell buy purchase build provide deliver lease rent acquire construct repair restore operate develop "
    "produce service maintain finance fund invest lend pay share guarantee train equip ship export import transport "
    "upgrade expand modernize modernise explore drill clean install refurbish manufacture assemble host store process "
    "refine mine broadcast distribute license outsource merge repay subsidize subsidise transfer procure fix overhaul"
)
LETTING_FORMS = all_forms(TRADING | {"allow", "permit", "let"})
# What an agreement that provides nothing is about.
_OTHER = lexicon(
    "peace cease-fire ceasefire truce coalition plea trade free-trade textile quota unity power-sharing political "
    "border extradition climate budget spending debt-ceiling brexit immigration hostage prisoner swap settlement "
    "custody prenuptial disarmament nonproliferation non-proliferation tax bipartisan legislative compromise "
    "reconciliation withdrawal gentleman gentlemen great good big raw bill legislation law reform ceiling shutdown "
    "stimulus election presidential nomination senate congressional re-election reelection committee peacekeeping "
    "drug narcotics suicide surrender "
    "constitutional electoral refugee asylum migration visa repatriation iran nuclear "
    "paris kyoto schengen divorce green six-party accession association customs"
)
_CROWDS_OUT = lexicon(
    "congress senate lawmakers bill legislation republicans democrats peace truce ceasefire coalition brexit tariffs "
    "refugees constitution hostages sovereignty parliament"
)
_COMPANY = lexicon(
    "inc inc. corp corp. ltd ltd. co. plc llc group company firm contractor airline bank utility chipmaker supplier "
    "shipyard automaker carmaker planemaker operator retailer manufacturer maker conglomerate consortium"
)
_LENDERS = lexicon("imf fund bank lender")
_MONEY = frozenset("$€£¥")
_CURRENCIES = lexicon(
    "dollar dollars euro euros pound pounds ruble rubles rouble roubles yuan yen rupee rupees krone crown zloty"
)
_KINDS = ("compound", "amod", "nmod:desc", "nmod:unmarked")
_TOPIC = all_forms(CONTRACTS | MERGERS | LOANS | {"acquire", "tender"}) - {"contracted", "contracting"}
_AROUND = all_forms(
    {"deal", "agreement", "order", "sale", "purchase", "supply", "deliver", "supplier", "buyer", "seller"}
)
_BUYING = all_forms(MERGERS | {"acquire", "contract", "tender"})
_NO_CONTRACTS = lexicon(
    "ceiling limit crisis collector killing killer murder labor laborer labourer worker employee law price maker "
    "broker dispute"
)


def is_dealing(noun: Token) -> bool:
    """Whether a noun names a contract, by itself or by what stands with it."""
    word = lemma(noun)
    if noun.pos_ not in ("NOUN", "PROPN") or word not in NOUNS or _of_other_noun(noun):
        return False
    about = [*_modifiers(noun), *_about(noun)]
    if any(each.lower_ in _OTHER or lemma(each) in _OTHER for each in about) or _great_deal(noun):
        return _provides(noun)
    return word in CONTRACTS | _ASKED_OF_VERB or any(word in nouns and shows(noun) for nouns, shows in _EVIDENCE)


def _about(noun: Token) -> list[Token]:
    return [each for each in children(noun, "nmod") if {"on", "over"} & set(cases(each))]


def _of_business(noun: Token) -> bool:
    if any(each.lower_ in _SEIZING for each in _modifiers(noun)):
        return False
    words = [each for each in noun.sent if each.i != noun.i]
    shown = any(has_money(each) or is_company(each) or lemma(each) in _SHARES for each in words)
    return shown or in_business_article(noun)


_SHARES = lexicon("stake share shareholder carmaker automaker auto bidder acquire regulator antitrust")


_SEIZING = lexicon("military maoist violent government taliban rebel communist islamist militant armed army political")


def _lent(noun: Token) -> bool:
    """A loan with a sum, a lender or a borrower."""
    between = [
        each for each in children(noun, "nmod", "nmod:poss", "compound") if _LOAN_SIDES & {*cases(each), base(each)}
    ]
    parties = any(lemma(each) in _LENDERS or is_actor(each) or can_contract(each) for each in between)
    beside = children(noun.head, "obl") if base(noun) == "obj" else []
    sums = any(has_money(each) for each in (*noun.subtree, *beside))
    return parties or sums or often_told(noun, LOAN_FORMS) or _told_of_or_provides(noun)


def _told_of_or_provides(noun: Token) -> bool:
    return in_business_article(noun) or _provides(noun) or _taken(noun)


def _taken(noun: Token) -> bool:
    """ "Repaid the loan", "renewed the lease": said of one loan, not of lending."""
    one = any(
        each.lower_ in ("the", "a", "an", "its", "their", "that", "this") for each in children(noun, "det", "nmod:poss")
    )
    taken = base(noun) in ("obj", "nmod") or noun.dep_ == "nsubj:pass"
    return one and taken and lemma(noun.head) in _TAKING


_ONE = frozenset({"the", "a", "an", "its", "their", "that", "this"})
_TAKING = lexicon(
    "sign renew extend cancel terminate repay forgive reschedule restructure approve grant negotiate seek obtain "
    "secure refinance agree break suspend freeze renegotiate amend service"
)


_LOAN_SIDES = frozenset({"from", "to", "with", "for", "by", "compound", "nmod"})


def _settles(noun: Token) -> bool:
    """ "A $5 million settlement", "reached a settlement with the company": of a lawsuit, not of a conflict or land."""
    if any(each.lower_ in _PLACES_AND_PEACE for each in children(noun, "amod", "compound", "nmod")):
        return False
    sides = [each for each in (*children(noun, "nmod"), *children(noun.head, "obl")) if "with" in cases(each)]
    reached = lemma(noun.head) in ("reach", "agree", "negotiate", "sign", "accept", "approve", "pay", "announce")
    legal = any(is_company(each) or each.ent_type_ in ("ORG", "PERSON") or is_actor(each) for each in sides)
    return (reached and legal) or any(has_money(each) for each in noun.subtree)


def _owed(noun: Token) -> bool:
    """ "A coupon payment", "an instalment of the loan"."""
    below = [*_modifiers(noun), *(each for each in children(noun, "nmod") if {"of", "on"} & set(cases(each)))]
    return any(lemma(each) in ("coupon", "debt", "loan", "interest", "bond") for each in below)


_PLACES_AND_PEACE = lexicon("peace political negotiated diplomatic israeli jewish bank illegal peaceful final human")


def _of_other_noun(noun: Token) -> bool:
    """ "Contract laborers", "contract-style killings"."""
    return base(noun) in ("compound", "amod") and lemma(noun.head) in _NO_CONTRACTS


def _great_deal(noun: Token) -> bool:
    return noun.lower_ == "deal" and any(each.lower_ in ("great", "good", "big") for each in children(noun, "amod"))


def shows_trade_itself(noun: Token) -> bool:
    """Whether the noun's own modifiers and complements show it."""
    if any(lemma(each) in _GOODS or each.lower_ in _GOODS for each in _modifiers(noun)):
        return True
    return _provides(noun) or any(has_money(each) for each in noun.subtree) or _of_company(noun)


def _offers_purchase(noun: Token) -> bool:
    """An offer or bid to buy or supply, or with a sum and somebody it is for; none to host games or pay more."""
    aims = [each for each in children(noun, "acl", "advcl", "xcomp") if "to" in marks(each)]
    if aims:
        return any(lemma(each) in _PURCHASING for each in aims)
    if lemma(noun) == "proposal" or any(each.lower_ in ("wage", "pay", "salary") for each in _modifiers(noun)):
        return False
    return any(has_money(each) for each in noun.subtree) or _of_company(noun)


_PURCHASING = lexicon("buy acquire purchase merge combine supply build sell lease")


def _provides(noun: Token) -> bool:
    """ "Agreement to supply", "deal for the purchase of"."""
    clauses = [each for each in children(noun, "acl", "advcl", "xcomp") if "to" in marks(each)]
    if base(noun) in ("obj", "nsubj", "obl"):
        clauses += [each for each in children(noun.head, "advcl", "xcomp") if "to" in marks(each) and each.i > noun.i]
    things = [each for each in children(noun, "nmod") if {"for", "on", "of", "in"} & set(cases(each))]
    return any(lemma(each) in TRADING for each in clauses) or any(lemma(each) in _GOODS for each in things)


def _of_company(noun: Token) -> bool:
    parties = [each for each in children(noun, "nmod", "nmod:poss", "compound") if base(each) != "nmod" or cases(each)]
    return any(is_company(each) or lemma(each) in _LENDERS for each in parties)


def is_ware(token: Token) -> bool:
    """Whether a nominal names arms, energy or other goods that states and companies trade."""
    kinds = {each.lower_ for each in children(token, "amod", "compound")}
    if lemma(token) in _NO_WARES or (kinds & {"nuclear", "chemical", "biological", "atomic"} and _is_weapon(token)):
        return False
    inside = [
        token,
        *children(token, "compound", "amod"),
        *(one for one in children(token, "nmod") if "of" in cases(one)),
    ]
    return any(lemma(each) in WARES or each.lower_ in WARES for each in inside)


def _is_weapon(token: Token) -> bool:
    return lemma(token) in ("weapon", "weapons", "arm", "arms", "bomb", "weaponry")


_NO_WARES = lexicon("ticket ride seat trip deal contract")


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
    goods = any(each.pos_ in ("NOUN", "PROPN") and lemma(each) in WARES | _PAID for each in words)
    return (goods and (traded or any(is_company(each) for each in words))) or any(has_money(each) for each in words)


_SELLING = lexicon("supply sell buy purchase build deliver lease acquire pay operate provide cut invest develop ship")
WARES = lexicon(
    "oil gas fuel uranium arms weapon weapons weaponry electricity energy power aircraft jet missile tank equipment "
    "hardware technology reactor plant satellite helicopter submarine frigate warship drone fighter battery system "
    "turbine plane grain wheat vaccine dose ammunition rifle rocket artillery truck crude coal ship vessel airliner "
    "munition howitzer bomb carrier destroyer radar locomotive train bus chip semiconductor ore copper fertilizer "
    "corn soybean rice sugar beef pork medicine ventilator mask lng interceptor launcher corvette"
)
WARE_FORMS = all_forms(WARES)
_PAID = lexicon("payment supply shipment facility share stock money loan project launch")


def in_business_article(noun: Token, topic: frozenset[str] | None = None) -> bool:
    """Whether its article tells of a contract or takeover again and again, and of peace or the like less often."""
    counts = article_words(noun.doc)
    dealt = sum(counts.get(word, 0) for word in (_TOPIC if topic is None else topic))
    if topic is None and dealt == 1 and sum(counts.get(word, 0) for word in _AROUND) > 2:
        dealt = 2
    return dealt > 1 and dealt > sum(counts.get(word, 0) for word in _CROWDS_OUT)


def often_told(token: Token, forms: frozenset[str]) -> bool:
    """Whether its article has such words again and again, whatever else it tells of."""
    counts = article_words(token.doc)
    return sum(counts.get(word, 0) for word in forms) > _OFTEN


_OFTEN = 4


def is_giver(token: Token) -> bool:
    """Whether a nominal is a bank, fund, state or body that gives money."""
    return lemma(token) in _LENDERS | _GIVERS


_GIVERS = lexicon(
    "government agency institution union ministry treasury nation country state donor multilateral creditor"
)


# In the text of every sentence with a sum of money, in lower case.
MONEY_NAMED = (
    r"[$€£¥₹]|illion|\b(?:dollar|euro|pound|yen|yuan|renminbi|ruble|rouble|franc|rupee|peso|dirham|riyal|dinar|"
    r"shekel|kron|zloty|lira|won|rand|usd|eur|gbp)"
)


def has_money(token: Token) -> bool:
    """Whether a token is part of a sum of money."""
    if token.ent_type_ == "MONEY" or token.text in _MONEY or token.lower_ in _CURRENCIES:
        return True
    return len(token.text) > 1 and token.text[0] in _MONEY


def _modifiers(noun: Token) -> Iterator[Token]:
    for each in children(noun, *_KINDS):
        yield each
        yield from children(each, "compound", "amod", "conj")


def _offered(noun: Token) -> bool:
    return _offers_purchase(noun) or in_business_article(noun, _BUYING)


def _traded(noun: Token) -> bool:
    return shows_trade_itself(noun) or in_business_article(noun)


# What must stand with each kind of noun, any of it.
_EVIDENCE: tuple[tuple[frozenset[str], Callable[[Token], bool]], ...] = (
    (MERGERS, _of_business),
    (LOANS, _lent),
    (SETTLEMENTS, _settles),
    (INSTALMENTS, _owed),
    (OFFERS, _offered),
    (AGREEMENTS | ACTED_ON, _traded),
    (AGREEMENTS, _sentence_trade),
)


def modifiers(noun: Token) -> list[Token]:
    """The words before a contract's noun that say what it is about."""
    return [each for each in _modifiers(noun) if lemma(each) in _GOODS or each.lower_ in _GOODS]


def can_contract(token: Token) -> bool:
    """Whether a nominal can be a party: a state, organisation, company, person or office."""
    if token.pos_ == "PROPN":
        return token.ent_type_ != "DATE" and lemma(token) not in NOUNS
    if token.pos_ == "PRON":
        return token.lower_ in _PERSONAL
    return token.pos_ == "NOUN" and (is_actor(token) or lemma(token) in _PARTIES or is_company(token))


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


def above(noun: Token) -> list[Token]:
    """Governors of a noun inside its sentence, nearest first."""
    return list(ancestors(noun))
