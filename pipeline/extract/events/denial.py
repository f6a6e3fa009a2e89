"""A source denies, contradicts, disputes or rejects the truth of a claim, or professes not to know of it."""

from collections.abc import Callable

from pipeline.extract.denials import (
    acts,
    answers,
    claims,
    denying,
    evidence,
    falsehoods,
    ignorance,
    negating,
    refusing,
    roles,
    wordings,
)
from pipeline.extract.eventtype import EventType, Example, Holds, Rule
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers, Role
from pipeline.extract.triggers import Trigger, adjectives, custom, nouns, verbs
from pipeline.model import Polarity

# ---- rules ----------------------------------------------------------------------------------------------------


def _rule(  # noqa: PLR0913 - a row of the table below
    name: str,
    subtype: str | Callable[[Frame, Fillers], str],
    triggers: tuple[Trigger, ...],
    arguments: tuple[Role, ...],
    holds: Holds = denying.anyhow,
    *,
    company: frozenset[str] = frozenset(),
) -> Rule:
    return Rule(name, subtype, triggers, arguments, holds, company, _polarity(name), roles.carried_out)


def _polarity(rule: str) -> Callable[[Frame, Polarity], Polarity] | None:
    """Where a negation is part of the trigger, it does not negate the denial."""
    return (lambda _, __: "positive") if rule in _NEGATED else None


_NEGATED = lexicon(
    "plead insist not-true baseless not-know no-idea nothing-to-do not-aware not-in-touch not-informed no-message "
    "despite never bare short-answer no-reply innocent not-recognise far-from-truth unsupported "
    "nothing-wrong no-such not-reflecting not-done never-said false-claim half-true-claim"
)
_RULES = (
    _rule("deny", "deny", (verbs("deny"),), roles.BY_SUBJECT, refusing.denies),
    _rule("plead", "deny", (custom({"plead"}, answers.plea),), roles.BY_SUBJECT),
    _rule("innocence", "deny", (wordings.INNOCENCE,), roles.BY_SUBJECT),
    _rule("denial", "deny", (nouns("denial"),), roles.BY_NOUN, refusing.is_denial),
    _rule("reject", "deny", (wordings.OBJECTING,), roles.BY_SUBJECT, denying.of_claim, company=claims.CLAIM_FORMS),
    _rule("reject-as", "deny", (verbs("reject", "dismiss"),), roles.BY_SUBJECT, denying.as_false),
    _rule("contradict", "contradict", wordings.CONTRADICTING, roles.AGAINST, denying.contradicts),
    _rule("counter", "contradict", (verbs("counter"),), roles.BY_SUBJECT, denying.of_claim, company=claims.CLAIM_FORMS),
    _rule("despite", "contradict", (wordings.SAYING,), roles.DESPITE, denying.with_both, company=claims.CLAIM_FORMS),
    _rule(
        "insist",
        "deny",
        (custom({"insist", "maintain"}, answers.insists, ignorance.NEGATED),),
        roles.BY_SUBJECT,
        denying.with_both,
    ),
    _rule("dispute", "dispute", (verbs("dispute"),), roles.BY_SUBJECT, denying.disputes),
    _rule(
        "question",
        "dispute",
        (verbs("question", "challenge", "contest"),),
        roles.BY_SUBJECT,
        denying.of_claim,
        company=claims.CLAIM_FORMS,
    ),
    _rule("contrary", "contradict", (wordings.CONTRARY,), roles.AGAINST_CLAIM, company=claims.CLAIM_FORMS),
    _rule("answer", "contradict", (wordings.ANSWERING,), roles.ANSWER, denying.with_both),
    _rule(
        "not-reflecting",
        "dispute",
        (custom(lexicon("reflect represent match capture"), falsehoods.not_reflecting, ignorance.NEGATED),),
        roles.BY_SAYER,
        company=claims.CLAIM_FORMS,
    ),
    _rule("overstate", "dispute", (wordings.MISREPORTING,), roles.OVERSTATED, denying.is_misreported),
    _rule("called-false", "deny", wordings.FALSE, roles.BY_CALLER, falsehoods.with_claim),
    _rule("called-half-true", "dispute", wordings.HALF_TRUE, roles.BY_CALLER, falsehoods.with_judged_claim),
    _rule("invented", "deny", (wordings.INVENTING,), roles.BY_SAYER, falsehoods.invented, company=claims.CLAIM_FORMS),
    _rule("false", "deny", wordings.FALSE, roles.BY_SAYER, falsehoods.of_what_is_claimed),
    _rule(
        "half-true",
        "dispute",
        wordings.HALF_TRUE,
        roles.BY_SAYER,
        falsehoods.of_what_is_claimed,
        company=claims.CLAIM_FORMS,
    ),
    _rule(
        "not-true",
        "deny",
        (custom(lexicon("true accurate correct case"), falsehoods.not_true, evidence.NOT_TRUE), wordings.NOT_SO),
        roles.BY_SAYER,
        falsehoods.of_what_is_claimed,
    ),
    _rule(
        "baseless",
        "deny",
        (custom(lexicon("foundation merit basis substance truth"), falsehoods.baseless, r"\bwithout\b"),),
        roles.BY_SAYER,
        falsehoods.of_what_is_claimed,
    ),
    _rule(
        "false-claim",
        "deny",
        wordings.FALSE[:1],
        roles.IN_PASSING,
        falsehoods.of_accusation,
        company=claims.CLAIM_FORMS,
    ),
    _rule(
        "half-true-claim",
        "dispute",
        wordings.HALF_TRUE,
        roles.IN_PASSING,
        falsehoods.of_accusation,
        company=claims.CLAIM_FORMS,
    ),
    _rule(
        "lied",
        "deny",
        (custom(lexicon("lie liar untruthful dishonest"), falsehoods.lied_when, r"\bwhen\b"),),
        roles.LIED,
    ),
    _rule("to-say", "deny", (wordings.WRONG, *wordings.HALF_TRUE), roles.BY_SAYER, falsehoods.to_say),
    _rule("out-of-context", "dispute", (custom({"context"}, falsehoods.out_of_context, r"\bout of\b"),), roles.TAKEN),
    _rule("wrong", "deny", (wordings.WRONG,), roles.BY_SAYER, falsehoods.of_claim_noun),
    _rule(
        "alone",
        "deny",
        (adjectives("wrong", "false", "untrue"), nouns("nonsense", "lie", "rubbish")),
        roles.BY_SAYER,
        falsehoods.alone,
    ),
    _rule(
        "short-answer",
        "deny",
        (custom({"not", "n't", "n’t"}, answers.short_answer, r"\b(?:i|we) \w{1,12}(?:n't| not)[^\w\s]"),),
        roles.SHORT,
    ),
    _rule(
        "never",
        acts.of_act,
        (custom({"never", "nor"}, acts.never, evidence.NEVER),),
        roles.NEVER,
    ),
    _rule(
        "not-recognise",
        "dispute",
        (custom({"recognize", "recognise"}, ignorance.not_recognising, evidence.SAID),),
        roles.IGNORANT,
    ),
    _rule(
        "far-from-truth unsupported",
        "deny",
        (custom({"truth"}, falsehoods.far_from_truth, evidence.FAR),),
        roles.BY_SAYER,
    ),
    _rule(
        "distance",
        "disavow",
        (custom({"distance"}, denying.distancing, evidence.ITSELF),),
        roles.FROM,
        denying.of_words,
    ),
    _rule("disown", "disavow", (verbs("disavow", "disown", "disclaim"),), roles.BY_SUBJECT, denying.disowns),
    _rule("doubt", "dispute", (wordings.DOUBTING,), roles.FROM, denying.of_doubted, company=claims.CLAIM_FORMS),
    _rule(
        "unsupported",
        "deny",
        (
            custom(
                lexicon("back support substantiate prove bear"),
                falsehoods.unsupported,
                r"(?:\bnot|n't)\W+(?:\w+\W+){0,3}(?:back|support|substan|prov|bor)",
            ),
        ),
        roles.TAKEN,
    ),
    _rule("innocent", "deny", (custom({"innocent"}, answers.innocent),), roles.TAKEN),
    _rule("no-reply", "deny", (custom({"no", "not"}, answers.no_reply, r"\b(?:ask|press|question)"),), roles.SHORT),
    _rule("not-know", "disavow", (wordings.KNOWING,), roles.IGNORANT),
    _rule("no-idea", "disavow", (wordings.IDEA,), roles.IGNORANT),
    _rule(
        "nothing-to-do",
        "disavow",
        (custom({"nothing"}, ignorance.nothing_to_do, evidence.NOTHING_TO_DO),),
        roles.IGNORANT,
    ),
    _rule(
        "not-aware",
        "disavow",
        (
            custom(
                lexicon("aware unaware familiar involved sure responsible"),
                ignorance.not_aware,
                ignorance.SAID_NOT,
            ),
        ),
        roles.IGNORANT,
    ),
    _rule(
        "not-in-touch",
        "disavow",
        (custom(lexicon("touch contact communication"), ignorance.not_in_touch, ignorance.SAID_NOT),),
        roles.IGNORANT,
    ),
    _rule("not-informed", "disavow", (wordings.INFORMING,), roles.IGNORANT),
    _rule("no-message", "disavow", (wordings.MESSAGE,), roles.IGNORANT),
    _rule("no-such", "deny", (custom({"such"}, acts.no_such, r"\bno such\b"),), roles.NEVER),
    _rule("nothing-wrong", "deny", (custom({"nothing"}, acts.nothing_wrong),), roles.BLAMELESS),
    _rule("not-done", "deny", (custom(acts.ACCUSED_OF, acts.not_done, acts.SAID),), roles.NEVER),
    _rule("never-said", "deny", (custom(acts.OWN, acts.never_said, acts.I_NEVER),), roles.NEVER),
    _rule("bare", "deny", (custom({"not", "n't", "never"}, negating.bare_denial, evidence.BARE),), roles.NEVER),
)

EVENT_TYPE = EventType(
    name="denial",
    subtypes=("deny", "contradict", "dispute", "disavow"),
    rules=_RULES,
    examples=(
        Example(
            "The ministry on Friday denied the report.",
            "denied",
            "deny",
            {"speaker": ("The ministry",), "claim": ("the report",), "time": ("on Friday",)},
        ),
        Example("Sudan denies that its soldiers crossed the border.", "denies", "deny", {"speaker": ("Sudan",)}),
        Example("The company has denied having paid bribes.", "denied", "deny", {"claim": ("having paid bribes",)}),
        Example(
            "Chad accused Sudan of arming rebels, a charge Khartoum denies.",
            "denies",
            "deny",
            {"speaker": ("Khartoum",), "claim": ("arming rebels",), "claimant": ("Chad",)},
        ),
        Example("A spokesman called the accusations baseless.", "baseless", "deny", {"speaker": ("A spokesman",)}),
        Example("The mayor said the reports were untrue.", "untrue", "deny", {"claim": ("the reports",)}),
        Example("All three men pleaded not guilty.", "pleaded not guilty", "deny", {"speaker": ("All three men",)}),
        Example("Police issued a denial of the report.", "denial", "deny", {"speaker": ("Police",)}),
        Example("The army contradicted an account by the rebels.", "contradicted", "contradict"),
        Example(
            "The bank said the newspaper had exaggerated its losses.",
            "exaggerated",
            "dispute",
            {"speaker": ("The bank",), "claimant": ("the newspaper",)},
        ),
        Example("Officials disputed the death toll.", "disputed", "dispute", {"claim": ("the death toll",)}),
        Example(
            "The Kremlin said it did not know where the minister had got the idea.",
            "did not know",
            "disavow",
            {"speaker": ("The Kremlin",)},
        ),
        Example("The firm said it had nothing to do with the attack.", "had nothing to do with", "disavow"),
        Example(
            "The firm stressed that it was not the source of the leak.",
            "was not the source",
            "deny",
            {"speaker": ("The firm",)},
        ),
        Example("The senator said the figure was wrong.", "wrong", "deny", {"claim": ("the figure",)}),
        Example(
            "The governor has repeatedly made the baseless claim that the vote was rigged.",
            "baseless",
            "deny",
            {"claim": ("the baseless claim that the vote was rigged",)},
        ),
        Example("She said he had made false accusations against her family.", "false", "deny", {"speaker": ("She",)}),
        Example("It is wrong to suggest that the clinic refused him.", "wrong", "deny"),
        Example("The senator said that he did nothing wrong.", "did nothing wrong", "deny"),
        Example(
            "Iran has said that it did not meddle in the vote.",
            "did not meddle",
            "deny",
            {"speaker": ("Iran",), "claim": ("meddle in the vote",)},
        ),
        Example('"I never said that," the coach told reporters.', "never said", "deny"),
        Example("The agency said it had received no such request.", "received no", "disavow"),
        Example('Asked whether he had taken bribes, the mayor replied: "Absolutely not."', "Absolutely not", "deny"),
        Example("The chairman said Silva lied when he said the loan was repaid.", "lied", "deny"),
        Example(
            "While the union accused the bank of lying, the bank said that it had told everybody.",
            "said",
            "contradict",
            {"speaker": ("the bank",), "claim": ("lying",), "claimant": ("the union",)},
        ),
        Example("The report does not reflect what was agreed, the ministry said.", "not reflect", "dispute"),
        Example("The coach said he had been misquoted in the report.", "misquoted", "dispute"),
        Example("The minister refuted the label.", "refuted", "contradict", {"speaker": ("The minister",)}),
    ),
    near_misses=(
        "The caucus denied unanimous consent to the bill.",
        "The group was disowned by its founders.",
        "The mayor said he was not at home on Monday.",
        "The judge denied him bail.",
        "Turkey denied the inspectors entry to the camp.",
        "The court rejected the complaint.",
        "Parliament rejected the peace plan.",
        "The ministry neither confirmed nor denied the report.",
        "A spokesman refused to confirm or deny the claim.",
        "Berlin rejected calls for a ceasefire.",
        "China and India dispute the border.",
        "Police said they did not know how many people had died.",
        "He was charged under a law against denying the Holocaust.",
        "The union rejected the wage offer.",
        "He was convicted of making false claims to insurers.",
        "There is nothing wrong with asking for help, she said.",
        "I didn't say anything, the boy recalled.",
        "It is wrong to park there.",
        "Her doctors spoke of fatigue, but it was denial.",
        "The Army denied an easement for the pipeline.",
    ),
)
