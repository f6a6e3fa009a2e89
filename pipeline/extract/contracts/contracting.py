"""What verbs do with contracts, and what must hold for a verb or noun to make a statement about one."""

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extract.classes import is_actor
from pipeline.extract.contracts import contract_nouns, dealings, money_sums, participants, topics
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import base, cases, children, counted, is_form_of, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

# Verbs by what they do with a contract that is their object, passive subject or what they are "for".
SIGNING = lexicon(
    "sign ink award win conclude reach approve agree secure land clinch strike seal finalize finalise ratify receive "
    "obtain grant accept initial give get enter earn procure snag bag take broker pen thrash "
    "hammer greenlight rubber-stamp"
)
ENDING = lexicon(
    "cut cancel terminate suspend freeze violate void scrap scuttle break breach revoke forgive discharge rescind "
    "annul end drop halt replace withhold lapse expire collapse nix abrogate axe lose eliminate erase invalidate "
    "repudiate renounce ditch quit exit rip shelve mothball discontinue"
)
CHANGING = lexicon(
    "extend renew amend expand revise renegotiate modify increase raise reschedule restructure refinance widen reduce "
    "trim postpone delay shrink prolong defer lengthen shorten rework overhaul"
)
FULFILLING = lexicon(
    "fulfil fulfill implement honor honour execute deliver perform repay activate meet complete carry disburse "
    "provide distribute return miss"
)
PLANNING = lexicon(
    "negotiate seek pursue propose discuss offer pitch bid push ask request compete vie want eye mull tender promise "
    "pledge explore consider weigh prepare draft apply chase haggle bargain solicit"
)
ACTING = SIGNING | ENDING | CHANGING | FULFILLING | PLANNING
REFUSING = lexicon("reject refuse decline spurn turn rebuff")
INTRANSITIVE = lexicon("expire lapse end collapse fail close start run")


_EFFORT = lexicon(
    "work resolve try seek hope aim plan effort bid desire talk negotiate want intend attempt race push wish"
)


def contract_of(frame: Frame) -> Token | None:
    """The noun of the contract that the frame is about: its head, its object, or what it is for."""
    head = frame.head
    if frame.nominal and dealings.is_dealing(head):
        return head
    return next((each for each in _near(frame) if dealings.is_dealing(each)), None)


def _near(frame: Frame) -> list[Token]:
    head = frame.head
    near = [*frame.objects, *children(head, "obj", "nsubj:pass")]
    if lemma(head) in INTRANSITIVE:
        near += frame.subjects
    taken = {"for", "on", "into", "out of", "from", "to" if lemma(head) == "agree" else "on"}
    taken |= {"over"} if lemma(head) in ("haggle", "bargain", "negotiate") else set()
    near += [each for each in children(head, "obl") if taken & set(cases(each))]
    if lemma(head) in ENDING | CHANGING and any(money_sums.has_money(each) for each in frame.objects):
        near += [each for each in children(head, "obl") if "in" in cases(each)]
    near += children(head, "nmod", "compound") if frame.nominal else []
    near += [head.head] if frame.nominal and base(head) == "compound" and head.tag_ in ("VBG", "NN") else []
    asked = {"for"} if lemma(head) in ("ask", "request", "press", "approach") else set()
    inner = [
        one
        for each in near
        for one in children(each, "nmod", "compound")
        if asked & {*cases(one)}
        or {"of", "in", "on" if lemma(each) in _TERMS else "of"} & {*cases(one)}
        or base(one) == "compound"
    ]
    return [*near, *inner]


_TERMS = lexicon("term terms condition")


def on_contract(frame: Frame, _: Fillers) -> bool:
    """A contract is what the verb acts on."""
    noun = contract_of(frame)
    if frame.head.dep_ == "amod":
        return False
    if noun is None:
        return _takes_up(frame)
    if frame.nominal and is_bare_plural(noun):
        return False
    if lemma(frame.head) in ("take", "earn") and lemma(noun) not in _TAKEN:
        return False
    if lemma(frame.head) in _HANDING and lemma(noun) not in contract_nouns.LOANS | {"grant"}:
        return False
    return lemma(noun) not in contract_nouns.ACTED_ON or _with_goods(frame, noun)


def is_bare_plural(noun: Token) -> bool:
    """ "The granting of contracts": a plural with nothing beside it names none."""
    plural = "Plur" in noun.morph.get("Number", [])
    return plural and not any(not each.is_punct and base(each) not in ("case", "cc", "conj") for each in noun.children)


_TAKEN = contract_nouns.LOANS | contract_nouns.AGREEMENTS | contract_nouns.CONTRACTS
_HANDING = lexicon("provide distribute return")


def _takes_up(frame: Frame) -> bool:
    """ "Russia froze it in 2010": a pronoun for a contract named before, with a verb that is said of contracts."""
    pronoun = any(each.lower_ in ("it", "them") for each in frame.objects)
    if not pronoun or lemma(frame.head) not in _SAID_OF_CONTRACTS:
        return False
    before = frame.head.doc[: frame.head.sent.start]
    told = not len(before) or any(dealings.is_dealing(each) for each in before[-60:])
    return told and topics.tells_of_deals(frame.head)


_SAID_OF_CONTRACTS = lexicon(
    "sign ink cancel terminate annul renew suspend freeze scrap ratify renegotiate honor honour void"
)


def _with_goods(frame: Frame, noun: Token) -> bool:
    """Grants are awarded, debts forgiven, commitments honoured; other such nouns need goods or money beside them."""
    verb, word = lemma(frame.head), lemma(noun)
    if word in _SHOWN:
        return _SHOWN[word](frame, noun)
    if word in _TAKEN_BY:
        return verb in _TAKEN_BY[word]
    return dealings.shows_trade_itself(noun)


_TAKEN_BY = {
    "grant": SIGNING | ENDING | PLANNING,
    "debt": (ENDING - {"cut", "drop"}) | {"reschedule", "restructure", "refinance", "renegotiate"} | FULFILLING,
    **dict.fromkeys(("commitment", "obligation", "terms", "term"), FULFILLING | ENDING),
}


def _given_aid(frame: Frame, noun: Token) -> bool:
    relief = any(each.lower_ in _RELIEF for each in children(noun, "compound", "amod"))
    if relief and lemma(frame.head) in _CARRYING:
        return False
    if lemma(frame.head) in _GETTING and not (_summed(noun) or any(map(_body, frame.subjects))):
        return False
    return _formal_aid(noun) or _aided(frame, noun)


def _summed(noun: Token) -> bool:
    return any(money_sums.has_money(each) for each in noun.subtree)


def _body(token: Token) -> bool:
    return name_label(token) in ("PLACE", "ORG") or is_actor(token)


_GETTING = lexicon("receive get obtain")
_RELIEF = lexicon("food humanitarian relief emergency medical")
_CARRYING = lexicon("deliver distribute provide receive get carry")


def _packaged(_: Frame, noun: Token) -> bool:
    """An aid or loan package, but for those that a parliament votes."""
    kinds = {each.lower_ for each in children(noun, "compound", "amod")}
    return bool(kinds & _PACKAGED) and not topics.of_lawmaking(noun)


def _stopped_or_done(frame: Frame, noun: Token) -> bool:
    """ "Cancelling the sales": sales told before; else such as their own words show."""
    told = any(each.lower_ in ("the", "this", "that", "its") for each in children(noun, "det", "nmod:poss"))
    return (told and lemma(frame.head) in _STOPPING) or dealings.shows_trade_itself(noun)


def _with_body(_: Frame, noun: Token) -> bool:
    """A partnership with a body that is named, or in trade."""
    near = (*children(noun, "nmod"), *children(noun.head, "obl"))
    named = any("with" in cases(each) and name_label(each) in ("ORG", "PLACE") for each in near)
    return named or dealings.shows_trade_itself(noun)


_STOPPING = lexicon("cancel suspend halt freeze postpone scrap complete approve")


def _formal_aid(noun: Token) -> bool:
    """Military, economic or financial aid, or a sum of it; not food for the hungry."""
    kinds = {each.lower_ for each in children(noun, "compound", "amod")}
    if kinds & _RELIEF:
        return False
    return bool(kinds & _AID_KINDS) or _summed(noun)


def _abroad(_: Frame, investment: Token) -> bool:
    foreign = any(each.lower_ == "foreign" for each in children(investment, "amod"))
    near = (*children(investment, "nmod"), *children(investment.head, "obl"))
    return foreign or any("in" in cases(each) for each in near)


def _aided(frame: Frame, noun: Token) -> bool:
    """Aid that a state or body offers to or keeps from somebody."""
    near = (*children(noun, "nmod"), *children(frame.head, "obl"))
    sides = [counted(each) for each in near if {"to", "for", "from"} & set(cases(each))]
    somebody = any(map(participants.can_contract, sides))
    if is_form_of(frame.head, ENDING) and any(map(_body, sides)):
        return True
    givers = [each for each in frame.subjects if participants.can_contract(each)]
    told = frame.head.dep_ == "acl:relcl" and any(map(_body, givers))
    return bool(givers) and (somebody or told or lemma(frame.head) in ("pledge", "promise"))


_AID_KINDS = lexicon(
    "military economic financial development security defense defence technical foreign bilateral federal"
)
_PACKAGED = lexicon("aid loan rescue bailout military financing")


# What shows that such a noun means a contract.
_SHOWN: dict[str, Callable[[Frame, Token], bool]] = {
    **dict.fromkeys(("aid", "assistance", "funding"), _given_aid),
    "investment": _abroad,
    "package": _packaged,
    "partnership": _with_body,
    "sale": _stopped_or_done,
}


def subtype_of_signing(frame: Frame, _: Fillers) -> str:
    """Working to reach an agreement is planning one."""
    governor = frame.head.head
    effort = "to" in marks(frame.head) and lemma(governor) in _EFFORT
    return "plan" if effort else "sign"


def offer_refused(frame: Frame, _: Fillers) -> bool:
    """An offer to buy or supply is turned down."""
    refused = [each for each in frame.objects if lemma(each) in _REFUSED]
    topic = any(lemma(each) in ("offer", "proposal") and topics.in_business_article(each) for each in refused)
    return topic or any(dealings.is_dealing(each) for each in refused)


_REFUSED = (
    contract_nouns.OFFERS
    | contract_nouns.CONTRACTS
    | contract_nouns.MERGERS
    | {"deal", "settlement", "bailout", "loan"}
)
