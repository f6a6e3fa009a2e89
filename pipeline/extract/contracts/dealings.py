"""Contracts and formal agreements: whether a noun names one, by what shows that goods, services or money are in it."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor
from pipeline.extract.contracts import contract_nouns, money_sums, participants, topics, trade_goods
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import base, cases, children, counted, lemma, marks
from pipeline.extract.grammar.words import lexicon

# What is provided, before or after the noun.
GOODS = lexicon(
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
# What an agreement that provides nothing is about.
_OTHER = lexicon(
    "peace cease-fire ceasefire truce coalition plea trade free-trade textile quota unity power-sharing political "
    "border extradition climate budget spending debt-ceiling brexit immigration hostage prisoner swap settlement "
    "custody prenuptial disarmament nonproliferation non-proliferation tax bipartisan legislative compromise "
    "reconciliation withdrawal gentleman gentlemen great good big raw bill legislation law reform ceiling shutdown "
    "stimulus election presidential nomination senate congressional re-election reelection committee peacekeeping "
    "drug narcotics suicide surrender "
    "constitutional electoral refugee asylum migration visa repatriation iran nuclear "
    "chemical biological atomic arms-control control intermediate-range "
    "paris kyoto schengen divorce green six-party accession association customs"
)
_KINDS = ("compound", "amod", "nmod:desc", "nmod:unmarked")
_NO_CONTRACTS = lexicon(
    "ceiling limit crisis collector killing killer murder labor laborer labourer worker employee law price maker "
    "broker dispute"
)


def is_dealing(noun: Token) -> bool:
    """Whether a noun names a contract, by itself or by what stands with it."""
    word = lemma(noun)
    if noun.pos_ not in ("NOUN", "PROPN") or word not in contract_nouns.NOUNS or _of_other_noun(noun):
        return False
    about = [*_modifiers(noun), *_about(noun)]
    if any(each.lower_ in _OTHER or lemma(each) in _OTHER for each in about) or _great_deal(noun):
        return _provides(noun)
    return word in contract_nouns.CONTRACTS | contract_nouns.ASKED_OF_VERB or any(
        word in nouns and shows(noun) for nouns, shows in _EVIDENCE
    )


def _about(noun: Token) -> list[Token]:
    return [each for each in children(noun, "nmod") if {"on", "over"} & set(cases(each))]


def _of_business(noun: Token) -> bool:
    if any(each.lower_ in _SEIZING for each in (*_modifiers(noun), *children(noun, "nmod:poss", "nmod"))):
        return False
    words = [each for each in noun.sent if each.i != noun.i]
    if any(each.lower_ in ("proposed", "planned") for each in _modifiers(noun)):
        return True
    shown = any(money_sums.has_money(each) or participants.is_company(each) or lemma(each) in _SHARES for each in words)
    return shown or topics.in_business_article(noun)


_SHARES = lexicon("stake share shareholder carmaker automaker auto bidder acquire regulator antitrust")
_SEIZING = lexicon(
    "military maoist violent government taliban rebel communist islamist militant armed army political "
    "senate congress house republicans democrats republican democratic embassy party parliament nation city"
)


def _lent(noun: Token) -> bool:
    """A loan with a sum, a lender or a borrower."""
    between = [
        each for each in children(noun, "nmod", "nmod:poss", "compound") if _LOAN_SIDES & {*cases(each), base(each)}
    ]
    parties = any(
        lemma(each) in participants.LENDERS or is_actor(each) or participants.can_contract(each) for each in between
    )
    beside = children(noun.head, "obl") if base(noun) == "obj" else []
    sums = any(money_sums.has_money(each) for each in (*noun.subtree, *beside))
    return parties or sums or topics.often_told(noun, contract_nouns.LOAN_FORMS) or _told_of_or_provides(noun)


def _told_of_or_provides(noun: Token) -> bool:
    return topics.in_business_article(noun) or _provides(noun) or _taken(noun)


def _taken(noun: Token) -> bool:
    """ "Repaid the loan", "renewed the lease": said of one loan, not of lending."""
    one = any(
        each.lower_ in ("the", "a", "an", "its", "their", "that", "this") for each in children(noun, "det", "nmod:poss")
    )
    taken = base(noun) in ("obj", "nmod") or noun.dep_ == "nsubj:pass"
    return one and taken and lemma(noun.head) in _TAKING


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
    legal = any(
        participants.is_company(each) or name_label(each) in ("ORG", "PERSON") or is_actor(each) for each in sides
    )
    return (reached and legal) or any(money_sums.has_money(each) for each in noun.subtree)


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
    if any(lemma(each) in GOODS or each.lower_ in GOODS for each in _modifiers(noun)):
        return True
    return _provides(noun) or _of_company(noun) or _sets_terms(noun) or _priced(noun)


def _priced(noun: Token) -> bool:
    """A sum stands with it, where it is no budget that a parliament haggles over."""
    return any(money_sums.has_money(each) for each in noun.subtree) and not topics.of_lawmaking(noun)


def _sets_terms(noun: Token) -> bool:
    """ "The deal calls for the firm to pay": what it lets or makes somebody do is a trade."""
    verb = noun.head
    if lemma(verb) not in _SETTING or base(noun) not in ("nsubj", "compound"):
        return False
    beside = (one for each in children(verb, "obl", "nmod", "obj") for one in children(each, "acl"))
    done = [*children(verb, "xcomp", "ccomp", "acl", "advcl"), *beside]
    return any(lemma(each) in contract_nouns.TRADING for each in done)


_SETTING = lexicon("call require let allow enable oblige commit see permit bind")


def _offers_purchase(noun: Token) -> bool:
    """An offer or bid to buy or supply, or with a sum and somebody it is for; none to host games or pay more."""
    aims = [each for each in children(noun, "acl", "advcl", "xcomp") if "to" in marks(each)]
    if aims:
        return any(lemma(each) in PURCHASING for each in aims)
    if lemma(noun) == "proposal" or any(each.lower_ in ("wage", "pay", "salary") for each in _modifiers(noun)):
        return False
    return any(money_sums.has_money(each) for each in noun.subtree) or _of_company(noun)


PURCHASING = lexicon("buy acquire purchase merge combine supply build sell lease")


def _provides(noun: Token) -> bool:
    """ "Agreement to supply", "deal for the purchase of"."""
    clauses = [each for each in children(noun, "acl", "advcl", "xcomp") if "to" in marks(each)]
    if base(noun) in ("obj", "nsubj", "obl"):
        clauses += [each for each in children(noun.head, "advcl", "xcomp") if "to" in marks(each) and each.i > noun.i]
    things = [each for each in children(noun, "nmod") if {"for", "on", "of", "in"} & set(cases(each))]
    traded = any(lemma(counted(each)) in GOODS or trade_goods.is_ware(each) for each in things)
    return traded or any(lemma(each) in contract_nouns.TRADING for each in clauses)


def _of_company(noun: Token) -> bool:
    parties = [each for each in children(noun, "nmod", "nmod:poss", "compound") if base(each) != "nmod" or cases(each)]
    return any(participants.is_company(each) or lemma(each) in participants.LENDERS for each in parties)


def _sentence_trade(noun: Token) -> bool:
    """Whether the sentence speaks of buying, supplying or money, and of no peace or coalition."""
    words = [each for each in noun.sent if each.i != noun.i]
    if topics.of_disarming(noun) or any(each.lower_ in topics.CROWDS_OUT for each in words):
        return False
    traded = any(each.pos_ == "VERB" and lemma(each) in SELLING for each in words)
    things = [each for each in words if each.pos_ in ("NOUN", "PROPN")]
    goods = any(
        lemma(each) in PAID or (lemma(each) in trade_goods.WARES and trade_goods.is_ware(each)) for each in things
    )
    if goods and (traded or any(participants.is_company(each) for each in words)):
        return True
    return any(money_sums.has_money(each) for each in words) and not topics.of_lawmaking(noun)


SELLING = lexicon("supply sell buy purchase build deliver lease acquire pay operate provide cut invest develop ship")
PAID = lexicon("payment supply shipment facility share stock money loan project launch")


def _modifiers(noun: Token) -> Iterator[Token]:
    for each in children(noun, *_KINDS):
        yield each
        yield from children(each, "compound", "amod", "conj")


def _offered(noun: Token) -> bool:
    return _offers_purchase(noun) or topics.in_business_article(noun, topics.BUYING)


def _traded(noun: Token) -> bool:
    return shows_trade_itself(noun) or topics.in_business_article(noun)


# What must stand with each kind of noun, any of it.
_EVIDENCE: tuple[tuple[frozenset[str], Callable[[Token], bool]], ...] = (
    (contract_nouns.MERGERS, _of_business),
    (contract_nouns.LOANS, _lent),
    (contract_nouns.SETTLEMENTS, _settles),
    (contract_nouns.INSTALMENTS, _owed),
    (contract_nouns.OFFERS, _offered),
    (contract_nouns.AGREEMENTS | contract_nouns.ACTED_ON, _traded),
    (contract_nouns.AGREEMENTS, _sentence_trade),
)


def modifiers(noun: Token) -> list[Token]:
    """The words before a contract's noun that say what it is about."""
    return [each for each in _modifiers(noun) if lemma(each) in GOODS or each.lower_ in GOODS]
