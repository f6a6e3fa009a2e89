"""A statement about a contract under which goods, services, personnel, access, assets or money are to be provided."""

from collections.abc import Callable

from pipeline.extract import contract_forms, contract_modes, contracting, dealings, parties, spans, terms, trading
from pipeline.extract.eventtype import EventType, Example, Holds, Rule, always
from pipeline.extract.frame import Frame
from pipeline.extract.roles import Fillers, Place, Role
from pipeline.extract.triggers import Trigger, custom, hinted, nouns, verbs
from pipeline.extract.words import lexicon
from pipeline.model import Modality

# ---- roles ----------------------------------------------------------------------------------------------------


def _roles(subject: Place, party: Place = parties.parties) -> tuple[Role, ...]:
    return (
        Role("party", spans.name, (party, parties.named)),
        Role("subject", terms.provided, (subject,)),
        Role("value", terms.amount, (terms.values,)),
        Role("speaker", spans.name, (parties.speakers_of,)),
        Role("time", spans.phrase, (terms.times,)),
        Role("location", spans.place, (terms.locations,)),
    )


_OF_CONTRACT = _roles(terms.subjects)
_OF_TRADE = _roles(terms.bought, parties.traders)

_AGREED = _roles(terms.agreed_on, parties.agreeing)

# ---- rules ----------------------------------------------------------------------------------------------------

Subtype = str | Callable[[Frame, Fillers], str]


def _act(subtype: Subtype, lemmas: frozenset[str], *phrases: str, name: str = "") -> Rule:
    """Verbs that do something with a contract."""
    trigger = verbs(*sorted(lemmas), *phrases)
    planned = {"plan": contract_modes.of_plan, "end": contract_modes.of_ending}.get(str(subtype))
    return Rule(
        name or str(subtype),
        subtype,
        (trigger,),
        _OF_CONTRACT,
        contracting.on_contract,
        dealings.FORMS,
        modality=planned,
    )


def _noun(name: str, subtype: Subtype, mode: Callable[[Frame, Modality], Modality], *lemmas: str) -> Rule:
    return Rule(name, subtype, (nouns(*lemmas),), _OF_CONTRACT, contracting.described, modality=mode)


def _special(
    name: str, subtype: str, trigger: Trigger, roles: tuple[Role, ...] = _OF_CONTRACT, holds: Holds = always
) -> Rule:
    mode = {"plan": contract_modes.of_plan, "describe": contract_modes.of_terms}.get(subtype)
    return Rule(name, subtype, (trigger,), roles, holds, modality=mode)


_RULES = (
    _special(
        "honour",
        "fulfil",
        custom(
            contracting.FULFILLING, contract_forms.honouring, r"\b(?:commitment|obligation|term|condition|provision)"
        ),
    ),
    _act("end", contracting.ENDING, "cut off", "tear up", "pull out", "back out", "write off", "call off"),
    _act("change", contracting.CHANGING),
    _act("fulfil", contracting.FULFILLING, "carry out"),
    _act("plan", contracting.PLANNING),
    _act(contracting.subtype_of_signing, contracting.SIGNING, "sign off", "sign up", name="sign"),
    _special("on-hold", "end", custom({"hold"}, contract_forms.on_hold, r"\b(?:put|plac)")),
    Rule(
        "trade",
        trading.subtype_of_trade,
        (verbs("acquire", "buy", "purchase", "sell", "take over", "buy out"),),
        _OF_TRADE,
        trading.changes_hands,
    ),
    Rule(
        "money",
        trading.subtype_of_money,
        (verbs("invest", "lend", "loan", "borrow"),),
        _OF_TRADE,
        trading.money_given,
    ),
    Rule(
        "offer-refused",
        "sign",
        (verbs("reject", "refuse", "decline", "spurn", "turn down"),),
        _OF_CONTRACT,
        contracting.offer_refused,
        dealings.OFFER_FORMS,
        polarity=lambda _, sign: "positive" if sign == "negative" else "negative",
    ),
    Rule(
        "goods",
        trading.subtype_of_goods,
        (
            verbs(
                "buy",
                "purchase",
                "sell",
                "order",
                "supply",
                "deliver",
                "acquire",
                "export",
                "hand over",
                "ship",
                "import",
            ),
        ),
        _OF_TRADE,
        trading.goods_traded,
        dealings.WARE_FORMS,
    ),
    Rule("pay", trading.subtype_of_sum, (verbs("pay", "repay", "pay back"),), _OF_TRADE, trading.paid_for),
    Rule("agreed", "sign", (verbs("agree"),), _AGREED, trading.agreed_to_trade, dealings.TRADING_FORMS),
    Rule(
        "sum-promised",
        trading.subtype_of_sum,
        (
            hinted(
                verbs("pledge, promise, grant, approve, provide, disburse, donate, dole out, give"),
                dealings.MONEY_NAMED,
            ),
        ),
        _OF_TRADE,
        trading.sum_promised,
    ),
    Rule(
        "sum-offered",
        "plan",
        (verbs("offer", "bid"),),
        _OF_TRADE,
        trading.sum_offered,
        modality=contract_modes.of_plan,
    ),
    Rule("sum", "sign", (verbs("award"),), _OF_TRADE, trading.sum_awarded),
    Rule("contract", "sign", (verbs("contract", "subcontract"),), _OF_CONTRACT, trading.contracts_with),
    Rule("sold", "describe", (nouns("purchase", "sale", "order"),), _OF_CONTRACT, contracting.sold),
    Rule("hire", "sign", (verbs("hire", "choose", "select", "pick"),), _OF_TRADE, trading.hires),
    Rule(
        "act-noun",
        "end",
        (nouns("termination", "cancellation", "suspension", "expiration", "expiry", "rescission"),),
        _OF_CONTRACT,
        contracting.on_contract,
        dealings.FORMS,
    ),
    Rule(
        "change-noun",
        "change",
        (nouns("renewal", "extension", "renegotiation", "rescheduling", "restructuring"),),
        _OF_CONTRACT,
        contracting.on_contract,
        dealings.FORMS,
    ),
    Rule(
        "sign-noun",
        "sign",
        (nouns("signing", "ratification", "approval", "award", "signature"),),
        _OF_CONTRACT,
        contracting.on_contract,
        dealings.FORMS,
    ),
    Rule(
        "fulfil-noun",
        "fulfil",
        (nouns("fulfilment", "fulfillment", "implementation", "repayment", "completion"),),
        _OF_CONTRACT,
        contracting.on_contract,
        dealings.FORMS,
    ),
    _special("talks", "plan", custom(lexicon("talk negotiation"), contract_forms.talks)),
    _special(
        "service",
        "fulfil",
        custom({"service", "maintain"}, contract_forms.servicing, contract_forms.WARES_NAMED),
        _OF_TRADE,
    ),
    _special(
        "program",
        "fulfil",
        custom(
            lexicon("program programme"),
            contract_forms.program,
            r"\bof\b.{0,40}\b(?:assistance|aid|cooperation|support|training)",
        ),
    ),
    _special(
        "deepen",
        "plan",
        custom(
            lexicon("deepen expand strengthen extend broaden boost intensify develop"),
            contract_forms.deepening,
            r"\b(?:cooperation|interaction|partnership|collaboration)",
        ),
        _OF_TRADE,
    ),
    _special("employment", "describe", custom({"employment"}, contract_forms.employment)),
    _noun("offer", contracting.subtype_of_offer, contract_modes.of_offer, *sorted(dealings.OFFERS)),
    _noun(
        "describe",
        contracting.subtype_of_description,
        contract_modes.of_description,
        *sorted(dealings.CONTRACTS | dealings.MERGERS | dealings.LOANS | dealings.AGREEMENTS),
    ),
)

EVENT_TYPE = EventType(
    name="contract_statement",
    subtypes=("sign", "fulfil", "plan", "change", "end", "describe"),
    rules=_RULES,
    examples=(
        Example(
            "Peru has signed a $200 million contract with Airbus to supply six helicopters.",
            "signed",
            "sign",
            {"party": ("Peru", "Airbus"), "subject": ("supply six helicopters",), "value": ("$200 million",)},
        ),
        Example("The army awarded a contract to Boeing in May.", "awarded", "sign", {"party": ("The army", "Boeing")}),
        Example("Kenya cancelled a contract with the firm.", "cancelled", "end", {"party": ("Kenya", "the firm")}),
        Example("The contract expires in June.", "expires", "end", {"time": ("in June",)}, modality="planned"),
        Example("The government is negotiating a loan from the International Monetary Fund.", "negotiating", "plan"),
        Example(
            "The World Bank approved a $50 million loan to Nepal.", "approved", "sign", {"value": ("$50 million",)}
        ),
        Example("Norway bought 50 tanks from Germany for $1.9 billion.", "bought", "sign"),
        Example("Lawmakers criticized the contract with the company.", "contract", "describe"),
        Example(
            "The firm honoured its commitments to Caracas.", "honoured", "fulfil", {"party": ("The firm", "Caracas")}
        ),
    ),
    near_misses=(
        "The two sides signed a peace deal.",
        "The parties agreed on a coalition deal.",
        "He made a plea deal with prosecutors.",
        "The ministers signed a free trade agreement.",
        "Doctors deal with the virus every day.",
        "Two nurses contracted the virus.",
        "A great deal of time was lost.",
        "Private contractors were killed in the raid.",
        "The two countries signed an extradition treaty.",
        "The cease-fire agreement collapsed on Friday.",
    ),
)
