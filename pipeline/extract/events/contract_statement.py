"""A statement about a contract under which goods, services, personnel, access, assets or money are to be provided."""

from collections.abc import Callable

from pipeline.extract.contracts import (
    contract_forms,
    contract_modes,
    contract_nouns,
    contracting,
    describing,
    evidence,
    hiring,
    money_nouns,
    payments,
    trade_goods,
    trading,
)
from pipeline.extract.contracts.contract_roles import AGREED, OF_CONTRACT, OF_SUM, OF_TRADE
from pipeline.extract.eventtype import EventType, Example, Holds, Rule, always
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers, Role
from pipeline.extract.triggers import Trigger, custom, hinted, nouns, verbs
from pipeline.model import Modality

Subtype = str | Callable[[Frame, Fillers], str]


def _act(subtype: Subtype, lemmas: frozenset[str], *phrases: str, name: str = "") -> Rule:
    """Verbs that do something with a contract."""
    trigger = verbs(*sorted(lemmas), *phrases)
    planned = {"plan": contract_modes.of_plan, "end": contract_modes.of_ending}.get(str(subtype))
    return Rule(
        name or str(subtype),
        subtype,
        (trigger,),
        OF_CONTRACT,
        contracting.on_contract,
        contract_nouns.FORMS,
        polarity=contract_modes.of_missing if subtype == "fulfil" else None,
        modality=planned,
    )


def _noun(name: str, subtype: Subtype, mode: Callable[[Frame, Modality], Modality], *triggers: Trigger) -> Rule:
    return Rule(name, subtype, triggers, OF_CONTRACT, describing.described, modality=mode)


def _special(
    name: str,
    subtype: str,
    trigger: Trigger,
    roles: tuple[Role, ...] = OF_CONTRACT,
    holds: Holds = always,
) -> Rule:
    mode = {"plan": contract_modes.of_plan, "describe": contract_modes.of_terms}.get(subtype)
    return Rule(name, subtype, (trigger,), roles, holds, modality=mode)


def _sum(name: str, lemmas: str, holds: Holds) -> Rule:
    """Verbs that move a sum of money."""
    return _trade(name, payments.subtype_of_payment, hinted(verbs(lemmas), evidence.OF_PAYMENT), holds)


def _trade(name: str, subtype: Subtype, trigger: Trigger, holds: Holds) -> Rule:
    return Rule(name, subtype, (trigger,), OF_TRADE, holds)


def _done(name: str, subtype: Subtype, lemmas: str) -> Rule:
    """Nouns of what is done with a contract."""
    return Rule(name, subtype, (nouns(lemmas),), OF_CONTRACT, contracting.on_contract, contract_nouns.FORMS)


_PROMISES = r"\b(?:commitment|obligation|term|condition|provision)"
_PARTINGS = "cut off, tear up, pull out, back out, write off, call off, wipe out, walk away, hold up, hold back, rip up"
_HANDINGS = "carry out, dole out, hand out, pay out, pay off, give back"
_ENDINGS = (
    "termination, cancellation, suspension, expiration, expiry, rescission, violation, breach, annulment, freeze, "
    "withholding"
)
_COMPLETIONS = "fulfilment, fulfillment, implementation, repayment, completion, disbursement, release"
_HELP = r"\bof\b.{0,40}\b(?:assistance|aid|cooperation|support|training)"
_TIES = r"\b(?:cooperation|interaction|partnership|collaboration)"
_TIGHTENING = lexicon("deepen expand strengthen extend broaden boost intensify develop")
_SELLING = "buy, purchase, sell, order, supply, deliver, acquire, export, hand over, ship, import"

_RULES = (
    _special("honour", "fulfil", custom(contracting.FULFILLING, contract_forms.honouring, _PROMISES)),
    _act("end", contracting.ENDING, _PARTINGS),
    _act("change", contracting.CHANGING),
    _act("fulfil", contracting.FULFILLING, _HANDINGS),
    _act("plan", contracting.PLANNING),
    _act(contracting.subtype_of_signing, contracting.SIGNING, "sign off, sign up, sign on, take out", name="sign"),
    _special("on-hold", "end", custom({"hold"}, contract_forms.on_hold, r"\b(?:put|plac|holds? on\b)")),
    _trade(
        "trade",
        trading.subtype_of_trade,
        verbs("acquire, buy, purchase, sell, take over, buy out, sell off, snap up, buy up"),
        trading.changes_hands,
    ),
    _trade("money", trading.subtype_of_money, verbs("invest, lend, loan, borrow"), payments.borrowed),
    Rule(
        "offer-refused",
        "sign",
        (verbs("reject, refuse, decline, spurn, turn down, vote down, rebuff"),),
        OF_CONTRACT,
        contracting.offer_refused,
        contract_nouns.FORMS,
        polarity=lambda _, sign: "positive" if sign == "negative" else "negative",
    ),
    Rule(
        "goods",
        trading.subtype_of_goods,
        (verbs(_SELLING),),
        OF_TRADE,
        trading.goods_traded,
        trade_goods.WARE_FORMS,
    ),
    _sum("pay", payments.PAYING, payments.paid),
    Rule(
        "agreed",
        "sign",
        (verbs("agree"),),
        AGREED,
        trading.agreed_to_trade,
        contract_nouns.LETTING_FORMS,
    ),
    _sum("sum-given", payments.GIVING, payments.lent_or_given),
    _sum("sum-taken", payments.RECEIVING, payments.taken),
    Rule(
        "sum-offered",
        "plan",
        (hinted(verbs("offer", "bid"), evidence.MONEY),),
        OF_TRADE,
        trading.sum_offered,
        modality=contract_modes.of_plan,
    ),
    _trade("lease", trading.subtype_of_trade, verbs("lease, sublease, charter"), trading.leased),
    Rule(
        "payment",
        payments.subtype_of_payment,
        (hinted(nouns("payment, repayment, payout"), evidence.PAYMENT),),
        OF_SUM,
        money_nouns.payment_made,
    ),
    Rule(
        "investment",
        describing.subtype_of_description,
        (hinted(nouns("investment"), evidence.MONEY),),
        OF_SUM,
        money_nouns.invested,
        modality=contract_modes.of_description,
    ),
    _trade("sum", "sign", verbs("award"), trading.sum_awarded),
    Rule("contract", "sign", (verbs("contract, subcontract"),), OF_CONTRACT, hiring.contracts_with),
    Rule(
        "sold",
        "describe",
        (nouns("purchase, sale"), hinted(nouns("order"), evidence.OF_SUPPLY)),
        OF_CONTRACT,
        describing.sold,
    ),
    Rule(
        "hire",
        "sign",
        (verbs("hire, retain, engage, enlist, recruit"), hinted(verbs("choose, select, pick"), evidence.BUSINESS)),
        OF_TRADE,
        hiring.hires,
    ),
    _done("act-noun", "end", _ENDINGS),
    _done("change-noun", "change", "renewal, extension, renegotiation, rescheduling, restructuring"),
    _done("sign-noun", "sign", "signing, ratification, approval, award, signature"),
    _done("fulfil-noun", "fulfil", _COMPLETIONS),
    _special("deliveries", "fulfil", custom(lexicon("delivery shipment repayment"), contract_forms.delivery)),
    _special("access", "sign", custom(lexicon("access permission clearance"), contract_forms.access)),
    _special("talks", "plan", custom(lexicon("talk negotiation"), contract_forms.talks, evidence.OF_BARGAINING)),
    _special(
        "service",
        "fulfil",
        custom({"service", "maintain"}, contract_forms.servicing, contract_forms.WARES_NAMED),
        OF_TRADE,
    ),
    _special("program", "fulfil", custom(lexicon("program programme"), contract_forms.program, _HELP)),
    _special("deepen", "plan", custom(_TIGHTENING, contract_forms.deepening, _TIES), OF_TRADE),
    _special("employment", "describe", custom({"employment"}, contract_forms.employment)),
    _noun(
        "offer",
        describing.subtype_of_offer,
        contract_modes.of_offer,
        hinted(nouns(*sorted(contract_nouns.OFFERS)), evidence.OF_PURCHASE),
    ),
    _noun(
        "describe",
        describing.subtype_of_description,
        contract_modes.of_description,
        nouns(*sorted(contract_nouns.CONTRACTS | contract_nouns.MERGERS)),
        nouns(*sorted(contract_nouns.LOANS | contract_nouns.SETTLEMENTS)),
        hinted(nouns(*sorted(contract_nouns.AGREEMENTS | {"package"})), evidence.OF_TRADE),
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
        Example("The lender disbursed $2 billion in loans to Ghana in May.", "disbursed", "fulfil"),
        Example("The charity received $3 million in grants.", "received", "fulfil", {"value": ("$3 million",)}),
        Example("The state borrowed $400 million from Chinese banks.", "borrowed", "fulfil"),
        Example("Russia sold Myanmar fighter jets last year.", "sold", "sign", {"party": ("Russia", "Myanmar")}),
        Example("The ministry hired a lobbyist to polish its image.", "hired", "sign"),
        Example("The firm reached a $9 million settlement with two cities.", "reached", "sign"),
        Example("Kenya rejected the loan from the Chinese bank.", "rejected", "sign", polarity="negative"),
        Example("Uzbekistan gave the force access to an airbase.", "gave the force access", "sign"),
        Example("Lawmakers criticized the contract with the company.", "contract", "describe"),
        Example("The retailer leased two floors to the agency.", "leased", "sign"),
        Example("The fund made a $5 million payment to the company.", "payment", "fulfil", {"value": ("$5 million",)}),
        Example("Norway bought it from Russia.", "bought", "sign", {"party": ("Norway", "Russia")}),
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
        "The driver was ordered to pay a fine of $200.",
        "The family paid $90,000 in ransom.",
        "He issued an executive order on Monday.",
        "The treaty keeps Iran from acquiring a nuclear weapon.",
        "Settlers left the Israeli settlement.",
        "The villagers paid attention to the speech.",
        "The company hired 300 workers last year.",
        "Congress passed a $450 billion deal.",
        "The navy ordered a ship to turn back.",
        "The patients waited for the delivery of the mail.",
    ),
)
