"""A statement about a contract under which goods, services, personnel, access, assets or money are to be provided."""

from spacy.tokens import Token

from pipeline.extract import dealings, spans, terms
from pipeline.extract.eventtype import EventType, Example, Holds, Rule
from pipeline.extract.frame import Frame
from pipeline.extract.roles import Fillers, Place, Role
from pipeline.extract.tree import base, cases, children, lemma, marks
from pipeline.extract.triggers import Trigger, nouns, verbs
from pipeline.extract.words import all_forms, lexicon

# ---- roles ----------------------------------------------------------------------------------------------------


def _roles(subject: Place) -> tuple[Role, ...]:
    return (
        Role("party", spans.name, (terms.parties,)),
        Role("subject", terms.provided, (subject,)),
        Role("value", terms.amount, (terms.values,)),
        Role("speaker", spans.name, (terms.speakers,)),
        Role("time", spans.phrase, (terms.times,)),
        Role("location", spans.place, (terms.locations,)),
    )


_ROLES = _roles(terms.subjects)
_TRADE_ROLES = _roles(terms.bought)

# ---- what must hold -------------------------------------------------------------------------------------------

_SIGN = lexicon(
    "sign ink award win conclude reach approve agree secure land clinch strike seal finalize finalise ratify get receive "
    "obtain give grant enter accept initial close announce complete unveil hand make gain earn draw"
)
_END = lexicon(
    "cancel terminate suspend freeze expire violate void end scrap drop scuttle break breach revoke forgive discharge "
    "rescind abandon halt annul nix replace kill withdraw block reject tear"
)
_CHANGE = lexicon("extend renew amend expand cut revise renegotiate modify increase raise sweeten reschedule restructure double")
_FULFIL = lexicon("fulfil fulfill implement honor honour execute deliver perform repay service carry meet activate")
_PLAN = lexicon("negotiate seek plan prepare pursue propose discuss consider offer pitch want bid push ask request finalise eye mull")
_ACTING = _SIGN | _END | _CHANGE | _FULFIL | _PLAN


def _described(frame: Frame, _: Fillers) -> bool:
    """A contract's noun that no verb of signing, ending and so on takes, the first of its sentence."""
    head = frame.head
    if not dealings.is_dealing(head) or dealings.under(head, _ACTING - {"make", "get", "give", "want", "announce"}) is not None:
        return False
    if base(head) == "compound" or _under_preposition_of_act(head):
        return False
    return not any(dealings.is_dealing(each) for each in head.doc[head.sent.start : head.i])


def _under_preposition_of_act(noun: Token) -> bool:
    above = noun.head
    return base(noun) == "obl" and lemma(above) in _ACTING and bool({"for", "on", "into", "out of"} & set(cases(noun)))


def _company_changes_hands(frame: Frame, fillers: Fillers) -> bool:
    """A company, stake, share or right is bought or sold, by somebody who can be a party."""
    wares = [each for each in frame.objects if _asset(each)]
    return bool(wares) and any(dealings.can_contract(each) for each in (*frame.subjects, *fillers.get("party", ())))


def _asset(token: Token) -> bool:
    return lemma(token) in _ASSETS or dealings.is_company(token) or token.ent_type_ == "ORG"


_ASSETS = lexicon("stake share right business company firm asset subsidiary bank division unit maker producer airline club loan bond")


def _money_given(frame: Frame, _: Fillers) -> bool:
    """A sum is the object of investing or lending."""
    return any(dealings.has_money(part) for each in frame.objects for part in each.subtree)


def _rule(name: str, subtype: str, triggers: tuple[Trigger, ...], holds: Holds = terms.has_contract, roles: tuple[Role, ...] = _ROLES, company: frozenset[str] = dealings.FORMS) -> Rule:
    return Rule(name, subtype, triggers, roles, holds, company)


_PLANNED_NOUNS = lexicon("offer bid proposal talks negotiation talk tender")

_RULES = (
    _rule("end", "end", (verbs("cancel", "terminate", "suspend", "freeze", "expire", "violate", "void", "scrap", "scuttle", "break", "breach", "revoke", "forgive", "discharge", "rescind", "annul", "tear up", "pull out", "withdraw", "back out", "nix", "replace", "end", "drop", "put hold", "halt"),)),
    _rule("change", "change", (verbs("extend", "renew", "amend", "expand", "revise", "renegotiate", "modify", "increase", "raise", "sweeten", "reschedule", "restructure", "refinance"),)),
    _rule("fulfil", "fulfil", (verbs("fulfil", "fulfill", "carry out", "implement", "honor", "honour", "execute", "deliver", "perform", "repay", "service", "activate", "meet"),)),
    _rule("plan", "plan", (verbs("negotiate", "seek", "pursue", "propose", "discuss", "offer", "pitch", "bid", "push", "ask", "request", "compete", "vie", "want"),)),
    _rule("sign", "sign", (verbs("sign", "ink", "award", "win", "conclude", "reach", "approve", "agree", "secure", "land", "clinch", "strike", "seal", "finalize", "finalise", "ratify", "receive", "obtain", "grant", "enter", "accept", "initial", "sign off", "give", "get", "close", "hand", "gain"),)),
    _rule("trade", "sign", (verbs("acquire", "buy", "purchase", "sell", "take over", "buy out"),), _company_changes_hands, _TRADE_ROLES, frozenset()),
    _rule("invest", "plan", (verbs("invest", "lend", "loan"),), _money_given, _TRADE_ROLES, frozenset()),
    _rule("offer", "plan", (nouns("offer", "bid", "proposal"),), _described, company=frozenset()),
    _rule("describe", "describe", (nouns(*sorted(dealings.NOUNS - {"offer", "bid", "proposal"})),), _described, company=frozenset()),
)

EVENT_TYPE = EventType(
    name="contract_statement",
    subtypes=("sign", "fulfil", "plan", "change", "end", "describe"),
    rules=_RULES,
    examples=(),
    near_misses=(),
)
