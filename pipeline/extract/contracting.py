"""What verbs do with contracts, and what must hold for a verb or noun to make a statement about one."""

from spacy.tokens import Token

from pipeline.extract import dealings
from pipeline.extract.classes import is_actor
from pipeline.extract.frame import Frame
from pipeline.extract.modality import modality
from pipeline.extract.roles import Fillers
from pipeline.extract.tree import ancestors, base, cases, children, conjuncts, counted, lemma, marks
from pipeline.extract.words import lexicon

# Verbs by what they do with a contract that is their object, passive subject or what they are "for".
SIGNING = lexicon(
    "sign ink award win conclude reach approve agree secure land clinch strike seal finalize finalise ratify receive "
    "obtain grant accept initial give get"
)
ENDING = lexicon(
    "cut cancel terminate suspend freeze violate void scrap scuttle break breach revoke forgive discharge rescind "
    "annul end drop halt replace withhold lapse expire collapse nix abrogate axe lose"
)
CHANGING = lexicon(
    "extend renew amend expand revise renegotiate modify increase raise reschedule restructure refinance widen reduce "
    "trim"
)
FULFILLING = lexicon(
    "fulfil fulfill implement honor honour execute deliver perform repay activate meet complete carry disburse"
)
PLANNING = lexicon(
    "negotiate seek pursue propose discuss offer pitch bid push ask request compete vie want eye mull tender promise "
    "pledge"
)
ACTING = SIGNING | ENDING | CHANGING | FULFILLING | PLANNING
OPINING = lexicon(
    "defend criticize criticise blast slam denounce praise hail welcome oppose resist question condemn investigate "
    "audit review scrutinize scrutinise call describe tout"
)
_INTRANSITIVE = lexicon("expire lapse end collapse fail close start run")


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
    if lemma(head) in _INTRANSITIVE:
        near += frame.subjects
    near += [each for each in children(head, "obl") if {"for", "on", "into", "out of", "from"} & set(cases(each))]
    near += children(head, "nmod", "compound") if frame.nominal else []
    asked = {"for"} if lemma(head) in ("ask", "request", "press", "approach") else set()
    inner = [
        one
        for each in near
        for one in children(each, "nmod", "compound")
        if asked & {*cases(one)} or {"of", "in"} & {*cases(one)} or base(one) == "compound"
    ]
    return [*near, *inner]


def on_contract(frame: Frame, _: Fillers) -> bool:
    """A contract is what the verb acts on."""
    noun = contract_of(frame)
    if frame.head.dep_ == "amod":
        return False
    if noun is None:
        return _takes_up(frame)
    return lemma(noun) not in dealings.ACTED_ON or _with_goods(frame, noun)


def _takes_up(frame: Frame) -> bool:
    """ "Russia froze it in 2010": a pronoun for a contract named before, with a verb that is said of contracts."""
    pronoun = any(each.lower_ in ("it", "them") for each in frame.objects)
    if not pronoun or lemma(frame.head) not in _SAID_OF_CONTRACTS:
        return False
    before = frame.head.doc[: frame.head.sent.start]
    return dealings.in_business_article(frame.head) and any(dealings.is_dealing(each) for each in before[-60:])


_SAID_OF_CONTRACTS = lexicon(
    "sign ink cancel terminate annul renew suspend freeze scrap ratify renegotiate honor honour void"
)


def _with_goods(frame: Frame, noun: Token) -> bool:
    """Grants are awarded, debts forgiven, commitments honoured; other such nouns need goods or money beside them."""
    verb, word = lemma(frame.head), lemma(noun)
    if word in ("aid", "assistance", "funding"):
        return _formal_aid(noun) or _aided(frame, noun)
    if word == "investment":
        return _abroad(noun)
    if word == "package":
        return any(each.lower_ in _PACKAGED for each in children(noun, "compound", "amod"))
    if word in _TAKEN_BY:
        return verb in _TAKEN_BY[word]
    return dealings.shows_trade_itself(noun)


_TAKEN_BY = {
    "grant": SIGNING | ENDING | PLANNING,
    "debt": ENDING | CHANGING | FULFILLING,
    **dict.fromkeys(("commitment", "obligation", "terms", "term"), FULFILLING | ENDING),
}


def _formal_aid(noun: Token) -> bool:
    """Military, economic or financial aid, or a sum of it; not food for the hungry."""
    kinds = {each.lower_ for each in children(noun, "compound", "amod")}
    if kinds & {"food", "humanitarian", "relief", "emergency", "medical"}:
        return False
    return bool(kinds & _AID_KINDS) or any(dealings.has_money(each) for each in noun.subtree)


def _abroad(investment: Token) -> bool:
    foreign = any(each.lower_ == "foreign" for each in children(investment, "amod"))
    return foreign or any("in" in cases(each) for each in children(investment, "nmod"))


def _aided(frame: Frame, noun: Token) -> bool:
    """Aid that a state or body offers to or keeps from somebody."""
    near = (*children(noun, "nmod"), *children(frame.head, "obl"))
    somebody = any({"to", "for"} & set(cases(each)) and dealings.can_contract(counted(each)) for each in near)
    givers = [each for each in frame.subjects if dealings.can_contract(each)]
    return bool(givers) and (somebody or frame.head.dep_ == "acl:relcl" or lemma(frame.head) in ("pledge", "promise"))


_AID_KINDS = lexicon("military economic financial development security defense defence technical foreign bilateral")
_PACKAGED = lexicon("aid loan rescue bailout military financing")


def subtype_of_signing(frame: Frame, _: Fillers) -> str:
    """Working to reach an agreement is planning one."""
    governor = frame.head.head
    effort = "to" in marks(frame.head) and lemma(governor) in _EFFORT
    return "plan" if effort else "sign"


def described(frame: Frame, _: Fillers) -> bool:
    """A contract's noun that no verb of signing, ending and so on takes, said once in a sentence."""
    head = frame.head
    if not dealings.is_dealing(head) or base(head) in ("compound", "amod") or _acted_on(head) or _in_general(head):
        return False
    judged = lemma(head.head) in OPINING and base(head) in ("obj", "nsubj")
    return judged or not (_told_before(head) or _acted_on_in_sentence(head))


def _in_general(noun: Token) -> bool:
    """ "The granting of contracts": a bare plural that names none."""
    plural = "Plur" in noun.morph.get("Number", [])
    return plural and not any(not each.is_punct and base(each) not in ("case", "cc", "conj") for each in noun.children)


def _told_before(noun: Token) -> bool:
    earlier = noun.doc[noun.sent.start : noun.i]
    return any(each.head.i != noun.i and base(each) != "compound" and dealings.is_dealing(each) for each in earlier)


def _acted_on(noun: Token) -> bool:
    """ "Signed a deal", "a contract awarded to", "talks on a contract"."""
    verb = noun.head
    taken = (
        base(noun) in ("obj", "xcomp")
        or noun.dep_ == "nsubj:pass"
        or (base(noun) == "obl" and bool({"for", "on", "into", "out of"} & set(cases(noun))))
    )
    by_verb = taken and verb.pos_ == "VERB" and lemma(verb) in ACTING - {"announce", "review"}
    by_clause = any(
        lemma(each) in ACTING and each.pos_ == "VERB" and "to" not in marks(each) for each in children(noun, "acl")
    )
    return by_verb or by_clause or (lemma(verb) in _INTRANSITIVE and base(noun) == "nsubj" and lemma(verb) in ENDING)


def _acted_on_in_sentence(noun: Token) -> bool:
    same = [each for each in noun.sent if each.i != noun.i and lemma(each) == lemma(noun)]
    return any(_acted_on(each) for each in same)


def changes_hands(frame: Frame, _: Fillers) -> bool:
    """A company, stake, share or right is bought or sold; not as the content of an offer that is named itself."""
    head = frame.head
    noun = head.head
    if base(head) in ("acl", "advcl", "xcomp") and "to" in marks(head) and (_offered(noun) or _agreed(head)):
        return False
    objects = [part for each in frame.objects for part in conjuncts(each)]
    by_company = any(dealings.is_company(each) or each.ent_type_ == "ORG" for each in frame.subjects)
    paid = by_company and any(dealings.has_money(part) for part in head.subtree)
    whole = any(dealings.is_company(each) for each in objects)
    plant = any(lemma(each) in _PLANTS for each in objects) and (by_company or _from_company(frame))
    return (
        whole or plant or ((paid or any(map(_asset, objects))) and bool(objects and (frame.subjects or frame.passive)))
    )


def _from_company(frame: Frame) -> bool:
    sides = (each.token for each in frame.obliques if {"from", "to"} & set(each.prepositions))
    return any(dealings.is_company(each) or each.ent_type_ == "ORG" for each in sides)


_PLANTS = lexicon(
    "unit plant refinery factory bank airline newspaper brand complex mine field network bond asset store"
)


def _offered(governor: Token) -> bool:
    nouns = (governor, *children(governor, "obj"))
    return any(each.pos_ == "NOUN" and dealings.is_dealing(each) for each in nouns)


def _asset(token: Token) -> bool:
    if lemma(token) in _ASSETS or dealings.is_company(token):
        return True
    if token.ent_type_ == "ORG" and any(dealings.has_money(each) or dealings.is_company(each) for each in token.sent):
        return True
    return token.pos_ == "PROPN" and dealings.in_business_article(token)


_ASSETS = lexicon("stake share right rights business subsidiary division")


def subtype_of_trade(frame: Frame, _: Fillers) -> str:
    """What is only planned or possible is a plan."""
    agreed = base(frame.head) == "xcomp" and lemma(frame.head.head) == "agree"
    return "sign" if modality(frame.head.head if agreed else frame.head) == "actual" else "plan"


def goods_traded(frame: Frame, fillers: Fillers) -> bool:
    """Arms, energy or other goods pass between two parties, or for a price, and no offer of it is named itself."""
    head = frame.head
    if base(head) in ("acl", "advcl", "xcomp") and "to" in marks(head) and (_offered(head.head) or _agreed(head)):
        return False
    if _under_contract(head) or _for_trade(head) or children(head, "xcomp"):
        return False
    wares = any(dealings.is_ware(part) for each in _things(frame) for part in conjuncts(each))
    sides = fillers.get("party", ())
    if any(lemma(each) in _ARMED or each.lower_ in _ARMED for each in sides):
        return False
    public = any(each.ent_type_ in ("ORG", "PLACE") or is_actor(each) for each in sides)
    one = public and lemma(head) in _BUYING and modality(head) != "possible"
    return wares and (one or len(sides) > 1 or bool(fillers.get("value")) or dealings.in_business_article(head))


def _under_contract(verb: Token) -> bool:
    """ "Under a deal signed in May, Moscow supplies": the contract is named itself, as is one that lets one buy."""
    under = [each for each in children(verb, "obl") if {"under", "through", "as part of"} & set(cases(each))]
    lets = [each for above in ancestors(verb) for each in children(above, "nsubj")]
    return any(each.pos_ == "NOUN" and dealings.is_dealing(each) for each in (*under, *lets))


def _for_trade(verb: Token) -> bool:
    """ "Lent it $1 billion to buy hardware": the purpose of another trade."""
    aim = base(verb) in ("advcl", "acl", "xcomp") and "to" in marks(verb)
    return aim and lemma(verb.head) in dealings.TRADING


_BUYING = lexicon("buy purchase order acquire")
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
    """ "Agreed to buy 36 jets", "agreed to lend the state $2 billion"."""
    if _under_contract(frame.head):
        return False
    for done in children(frame.head, "xcomp"):
        inner = Frame.of(done)
        if lemma(done) not in dealings.TRADING | {"allow", "permit", "let"}:
            continue
        things = [part for each in _things(inner) for part in conjuncts(each)]
        if any(dealings.is_ware(each) or _asset(each) or lemma(each) in _LETTING for each in things):
            return True
        if any(dealings.has_money(part) for each in inner.objects for part in each.subtree):
            return True
    return False


_LETTING = lexicon("transit passage overflight shipment flight base airspace")


def sum_promised(frame: Frame, _: Fillers) -> bool:
    """An institution or state grants, provides or pledges a sum; no parliament votes a budget here."""
    money = any(dealings.has_money(part) for each in frame.objects for part in each.subtree)
    givers = [each for each in frame.subjects if dealings.can_contract(each) and lemma(each) not in _LEGISLATURES]
    institutional = any(dealings.is_giver(each) or _is_body(each) for each in givers)
    return money and institutional


_LEGISLATURES = lexicon("congress senate parliament house lawmaker judge court jury committee campaign")


def _is_body(token: Token) -> bool:
    return token.ent_type_ in ("ORG", "PLACE") or (token.pos_ == "PROPN" and not token.ent_type_)


def paid_for(frame: Frame, _: Fillers) -> bool:
    """A sum is paid, in an article about contracts."""
    money = any(dealings.has_money(part) for each in frame.objects for part in each.subtree)
    return money and dealings.in_business_article(frame.head)


def subtype_of_sum(frame: Frame, _: Fillers) -> str:
    """A sum that is pledged is planned, one that is provided carried out, one that is granted or approved signed."""
    word = lemma(frame.head)
    if word in ("pledge", "promise", "offer") or modality(frame.head) != "actual":
        return "plan"
    return "sign" if word in ("approve", "grant") else "fulfil"


def subtype_of_goods(frame: Frame, _: Fillers) -> str:
    """Supplying is carrying out; buying, ordering and selling are signing, or planning where not yet done."""
    if lemma(frame.head) in ("supply", "deliver", "ship", "export", "hand"):
        return "fulfil" if modality(frame.head) != "possible" else "plan"
    return subtype_of_trade(frame, {})


def sum_awarded(frame: Frame, _: Fillers) -> bool:
    """A company is awarded a sum."""
    if any(lemma(each) in ("judge", "court", "jury", "tribunal", "panel") for each in frame.subjects):
        return False
    given = [*frame.objects, *children(frame.head, "obj")]
    return any(dealings.has_money(part) for each in given for part in each.subtree) and bool(frame.objects)


def sum_offered(frame: Frame, _: Fillers) -> bool:
    """A sum is offered for a company."""
    money = any(dealings.has_money(part) for each in frame.objects for part in each.subtree)
    targets = (each.token for each in frame.obliques if "for" in each.prepositions)
    return money and any(dealings.is_company(each) or each.ent_type_ == "ORG" for each in targets)


def contracts_with(frame: Frame, _: Fillers) -> bool:
    """ "Contracted with a firm", "contracts a company"; nobody contracts a firm as a disease."""
    with_whom = any("with" in each.prepositions and dealings.can_contract(each.token) for each in frame.obliques)
    return with_whom or any(dealings.is_company(each) for each in frame.objects)


def money_given(frame: Frame, _: Fillers) -> bool:
    """A sum is the object of investing or lending."""
    return any(dealings.has_money(part) for each in frame.objects for part in each.subtree)


def subtype_of_money(frame: Frame, _: Fillers) -> str:
    """Investments and loans that are made are carried out, promised ones planned."""
    return "fulfil" if modality(frame.head) == "actual" else "plan"


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


def hires(frame: Frame, _: Fillers) -> bool:
    """A company or state hires a company, or people for a job; in articles about contracts a firm is chosen."""
    hired = [each for each in frame.objects if dealings.can_contract(each)]
    if lemma(frame.head) == "hire" and any(dealings.is_company(each) or each.ent_type_ == "ORG" for each in hired):
        return True
    named = any(each.pos_ == "PROPN" or dealings.is_company(each) for each in hired)
    return named and dealings.in_business_article(frame.head)


def offer_refused(frame: Frame, _: Fillers) -> bool:
    """An offer to buy or supply is turned down."""
    return any(lemma(each) in dealings.OFFERS and dealings.is_dealing(each) for each in frame.objects)


_BANNING = lexicon("ban embargo block prohibit bar moratorium sanction restriction")


def sold(frame: Frame, _: Fillers) -> bool:
    """ "The purchase of S-400 batteries", "the sale" in an article about contracts."""
    noun = frame.head
    if base(noun) in ("compound", "amod") or _acted_on(noun) or _told_before(noun):
        return False
    if any(lemma(each) in _BANNING for each in ancestors(noun)):
        return False
    of = [each for each in children(noun, "nmod") if "of" in cases(each)]
    wares = any(dealings.is_ware(each) for each in (*of, *children(noun, "compound", "amod")))
    definite = any(each.lower_ in ("the", "this", "that") for each in children(noun, "det")) and noun.lower_ != "sales"
    return wares or (definite and not of and dealings.in_business_article(noun))
