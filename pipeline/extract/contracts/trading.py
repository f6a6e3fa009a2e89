"""Trade told by its verbs: companies and goods that change hands, sums that are given, firms that are hired."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.extract.classes import is_actor
from pipeline.extract.contracts import contract_nouns, dealings, money_sums, participants, topics, trade_goods
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.modality import modality
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, counted, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers


def changes_hands(frame: Frame, _: Fillers) -> bool:
    """A company, stake, share or right is bought or sold; not as the content of an offer that is named itself."""
    head = frame.head
    noun = head.head
    if base(head) in ("acl", "advcl", "xcomp") and "to" in marks(head) and (_offered(noun) or _agreed(head)):
        return False
    objects = [part for each in frame.objects for part in conjuncts(each)]
    by_company = any(participants.is_company(each) or name_label(each) == "ORG" for each in frame.subjects)
    paid = by_company and any(money_sums.has_money(part) for part in head.subtree)
    whole = any(participants.is_company(each) for each in objects)
    land = any(name_label(each) == "PLACE" for each in objects) and any(map(money_sums.has_money, head.subtree))
    plant = any(lemma(each) in _PLANTS for each in objects) and (by_company or _from_company(frame))
    ours = any(each.lower_ == "we" for each in frame.subjects)
    property_ = any(lemma(counted(each)) in _PROPERTY for each in objects)
    owned = property_ and (by_company or ours or _from_company(frame))
    if _as_part(head) or any(lemma(each) in ("investor", "trader", "speculator") for each in frame.subjects):
        return False
    if whole or plant or land or owned or (_between(frame, objects) and not _under_contract(head)):
        return True
    return (paid or any(map(_asset, objects))) and bool(objects and (frame.subjects or frame.passive))


def _between(frame: Frame, objects: list[Token]) -> bool:
    """ "Buy it from Russia": a state or company is named on the other side; not of what is bought for a person."""
    other = "from" if lemma(frame.head) in ("buy", "purchase", "acquire") else "to"
    sides = [each.token for each in frame.obliques if other in each.prepositions]
    dealt = any(name_label(each) in ("ORG", "PLACE") or participants.is_company(each) for each in sides)
    return dealt and bool(objects) and not any(lemma(each) in _NOT_TRADED for each in objects)


_NOT_TRADED = lexicon(
    "ticket time idea plan story message vote weapon arms soul skill knowledge ability weapons update document record "
    "report data information evidence copy photo tape memo letter email video transcript"
)
_PROPERTY = lexicon(
    "plot land parcel acre domain building hotel tower ad advertisement airtime component site estate resort island "
    "headquarters warehouse shipment inventory good goods product part supplies material test kit"
)


def _from_company(frame: Frame) -> bool:
    sides = (each.token for each in frame.obliques if {"from", "to"} & set(each.prepositions))
    return any(participants.is_company(each) or name_label(each) == "ORG" for each in sides)


_PLANTS = lexicon(
    "unit plant refinery factory bank airline newspaper brand complex mine field network bond asset store"
)


def _offered(governor: Token) -> bool:
    nouns = (governor, *children(governor, "obj"))
    return any(each.pos_ == "NOUN" and dealings.is_dealing(each) for each in nouns)


def _asset(token: Token) -> bool:
    if lemma(token) in _ASSETS or participants.is_company(token):
        return True
    around = (each for each in token.sent if each.i not in {part.i for part in token.subtree})
    if name_label(token) == "ORG" and any(_of_money_or_firms(each) for each in around):
        return True
    return token.pos_ == "PROPN" and topics.in_business_article(token)


def _of_money_or_firms(token: Token) -> bool:
    merging = lemma(token) in contract_nouns.MERGERS or name_label(token) == "ORG"
    return merging or money_sums.has_money(token) or participants.is_company(token)


_ASSETS = lexicon(
    "stake share right rights business subsidiary division patent property portfolio asset brand startup start-up "
    "holding franchise studio"
)


def subtype_of_trade(frame: Frame, _: Fillers) -> str:
    """What is only planned or possible is a plan."""
    agreed = base(frame.head) == "xcomp" and lemma(frame.head.head) == "agree"
    return "sign" if modality(frame.head.head if agreed else frame.head) == "actual" else "plan"


def goods_traded(frame: Frame, fillers: Fillers) -> bool:
    """Arms, energy or other goods pass between two parties, or for a price, and no offer of it is named itself."""
    head = frame.head
    if base(head) in ("acl", "advcl", "xcomp") and "to" in marks(head) and (_offered(head.head) or _agreed(head)):
        return False
    if _under_contract(head) or _for_trade(head) or children(head, "xcomp") or _commands(frame):
        return False
    wares = any(trade_goods.is_ware(part) for each in _things(frame) for part in conjuncts(each))
    sides = fillers.get("party", ())
    if any(lemma(each) in _ARMED or each.lower_ in _ARMED for each in (*sides, *frame.subjects)):
        return False
    told = len(sides) > 1 or bool(fillers.get("value")) or topics.in_business_article(head)
    return wares and (told or _one_side_trades(frame, sides))


def _one_side_trades(frame: Frame, sides: Sequence[Token]) -> bool:
    """ "The state may sell the ships", "supplied the weapons to": one side that is a body says enough, or aircraft."""
    verb = lemma(frame.head)
    if any(map(_body, sides)) and (verb in _BUYING or _handed(frame)):
        return True
    heavy = any(lemma(part) in _HEAVY for each in _things(frame) for part in conjuncts(each))
    if verb in _BUYING and heavy and modality(frame.head) != "possible":
        return True
    return verb == "sell" and any(name_label(each) == "PLACE" for each in frame.subjects)


def _commands(frame: Frame) -> bool:
    """ "Ordered the ship to turn back"."""
    told = any("to" in marks(each) and lemma(each) in _OBEYING for each in frame.head.subtree)
    return lemma(frame.head) == "order" and told


_OBEYING = lexicon("turn leave return stop move dock sail fly withdraw halt go land attack strike fire")


def _under_contract(verb: Token) -> bool:
    """ "Under a deal signed in May, Moscow supplies": the contract is named itself, as is one that lets one buy."""
    under = [each for each in children(verb, "obl") if {"under", "through", "as part of"} & set(cases(each))]
    lets = [each for above in _letting(verb) for each in children(above, "nsubj")]
    return any(each.pos_ == "NOUN" and dealings.is_dealing(each) for each in (*under, *lets))


def _as_part(verb: Token) -> bool:
    """ "Sold as part of the deal"."""
    below = [each for each in children(verb, "obl") if {"under", "as part of", "as"} & set(cases(each))]
    below += [one for each in below if lemma(each) == "part" for one in children(each, "nmod")]
    return any(each.pos_ == "NOUN" and dealings.is_dealing(each) for each in below)


def _letting(verb: Token) -> Iterator[Token]:
    """The verbs that a verb completes, nearest first."""
    while base(verb) in ("xcomp", "ccomp", "acl", "conj") and verb.head.i != verb.i:
        verb = verb.head
        yield verb


def _for_trade(verb: Token) -> bool:
    """ "Lent it $1 billion to buy hardware": the purpose of another trade."""
    aim = base(verb) in ("advcl", "acl", "xcomp") and "to" in marks(verb)
    return aim and lemma(verb.head) in contract_nouns.TRADING


def _handed(frame: Frame) -> bool:
    """Whom something is sold or supplied to is said; what is handed over to an office is not sold."""
    to = any("to" in each.prepositions and participants.can_contract(each.token) for each in frame.obliques)
    return to and lemma(frame.head) in _SELLING


_BUYING = lexicon("buy purchase order acquire procure")
_SELLING = lexicon("sell supply export")
_HEAVY = lexicon("helicopter jet submarine frigate warship satellite reactor airliner destroyer corvette")
_ARMED = lexicon(
    "taliban taleban hezbollah hamas al-qaida al-qaeda isis rebel militant insurgent terrorist militia gang"
)


def _things(frame: Frame) -> list[Token]:
    """What is traded; of "supply X with Y" the second."""
    after_with = [each.token for each in frame.obliques if "with" in each.prepositions]
    counted_things = [counted(each) for each in frame.objects]
    return [
        *frame.objects,
        *counted_things,
        *(after_with if lemma(frame.head) in ("supply", "provide", "equip") else []),
    ]


def _agreed(head: Token) -> bool:
    return lemma(head.head) == "agree" and base(head) == "xcomp"


def agreed_to_trade(frame: Frame, _: Fillers) -> bool:
    """ "Agreed to buy 36 jets", "agreed to lend the state $2 billion"; a state or company agrees to buy anything."""
    return not _under_contract(frame.head) and any(_tradable(frame, done) for done in children(frame.head, "xcomp"))


def _tradable(frame: Frame, done: Token) -> bool:
    inner = Frame.of(done)
    if lemma(done) not in contract_nouns.TRADING | {"allow", "permit", "let", "spend"}:
        return False
    things = [part for each in _things(inner) for part in conjuncts(each)]
    traded = any(trade_goods.is_ware(each) or _asset(each) or lemma(each) in _LETTING for each in things)
    anything = bool(things) and lemma(done) in _DEALING and any(map(_body, frame.subjects))
    below = [*inner.objects, *(each for each in children(done, "obl") if not {"for", "at"} & set(cases(each)))]
    return traded or anything or any(money_sums.has_money(part) for each in below for part in each.subtree)


def _body(token: Token) -> bool:
    """A state, organisation or company."""
    return name_label(token) in ("ORG", "PLACE") or participants.is_company(token) or is_actor(token)


_DEALING = lexicon("buy purchase sell lease rent acquire lend fund finance invest order import")
_LETTING = lexicon("transit passage overflight shipment flight base airspace")


def subtype_of_goods(frame: Frame, _: Fillers) -> str:
    """Supplying is carrying out; buying, ordering and selling are signing, or planning where not yet done."""
    if lemma(frame.head) in ("supply", "deliver", "ship", "export", "hand"):
        return "fulfil" if modality(frame.head) != "possible" else "plan"
    return subtype_of_trade(frame, {})


def leased(frame: Frame, _: Fillers) -> bool:
    """A state or company leases or rents something, or lets it be leased."""
    sides = [*frame.subjects, *(each.token for each in frame.obliques if {"from", "to"} & set(each.prepositions))]
    things = [each for each in frame.objects if lemma(each) not in _NOT_LEASED]
    return bool(things) and frame.head.dep_ != "amod" and any(_body(each) or each.lower_ == "we" for each in sides)


_NOT_LEASED = lexicon("car apartment room")


def sum_awarded(frame: Frame, _: Fillers) -> bool:
    """A company is awarded a sum."""
    if any(lemma(each) in ("judge", "court", "jury", "tribunal", "panel") for each in frame.subjects):
        return False
    given = [*frame.objects, *children(frame.head, "obj")]
    return any(money_sums.has_money(part) for each in given for part in each.subtree) and bool(frame.objects)


def sum_offered(frame: Frame, _: Fillers) -> bool:
    """A sum is offered for a company."""
    money = any(money_sums.has_money(part) for each in frame.objects for part in each.subtree)
    targets = (each.token for each in frame.obliques if "for" in each.prepositions)
    return money and any(participants.is_company(each) or name_label(each) == "ORG" for each in targets)


def subtype_of_money(frame: Frame, _: Fillers) -> str:
    """Investments and loans that are made are carried out, promised ones planned."""
    return "fulfil" if modality(frame.head) == "actual" else "plan"
