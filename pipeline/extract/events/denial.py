"""A source denies, contradicts, disputes or rejects the truth of a claim, or professes not to know of it."""

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extract import spans
from pipeline.extract.denials import claimants, claims, denying, ignorance, negating
from pipeline.extract.eventtype import EventType, Example, Holds, Rule
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.modality import modality
from pipeline.extract.grammar.tree import base, cases, children, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers, Place, Role
from pipeline.extract.spans import Cut
from pipeline.extract.triggers import Trigger, adjectives, custom, nouns, verbs
from pipeline.model import Modality, Polarity

# ---- roles ----------------------------------------------------------------------------------------------------


def _roles(
    speaker: tuple[Place, ...],
    claim: tuple[Place, ...],
    cut: Cut = claims.whole,
    time: Place = claimants.when,
    claimant: tuple[Place, ...] = (claimants.claimants,),
) -> tuple[Role, ...]:
    return (
        Role("speaker", spans.name, speaker),
        Role("claim", cut, claim),
        Role("claimant", spans.name, claimant),
        Role("addressee", spans.name, (claimants.hearers,)),
        Role("time", spans.phrase, (time,)),
    )


def _content(frame: Frame, _: Fillers) -> list[Token]:
    """The clause that is denied: "denied that", "denied having"; an infinitive of purpose is none."""
    own = [each for each in children(frame.head, "ccomp", "xcomp", "csubj") if "to" not in marks(each)]
    beside = [frame.head, *(each for each in children(frame.head, "obl"))]
    return (
        own or [one for each in beside for one in children(each, "advcl", "acl", "ccomp") if "that" in marks(one)][:1]
    )


def _of_noun(frame: Frame, _: Fillers) -> list[Token]:
    """What a denial is of: "denial of the report", "denial that he knew"."""
    after = [each for each in children(frame.head, "nmod") if {"of", "about", "regarding"} & set(cases(each))]
    return after or children(frame.head, "acl", "ccomp")


def _issuers(frame: Frame, _: Fillers) -> list[Token]:
    """Whose denial it is: its owner, "by" or "from" whom, or who issues, makes or gives it."""
    own = [claims.resolved(each) for each in children(frame.head, "nmod:poss")]
    own += [each for each in children(frame.head, "nmod") if {"by", "from"} & set(cases(each))]
    if own or frame.support is None or lemma(frame.support) not in _GIVING:
        return own
    return [each for each in Frame.of(frame.support).subjects if claims.can_speak(each)]


def _of_predicate(frame: Frame, _: Fillers) -> list[Token]:
    """What is said to be false."""
    own = children(frame.head, "nsubj", "nsubj:pass", "csubj", "ccomp") or list(frame.objects[:1])
    own = own or [each for each in children(frame.head, "nmod") if {"in", "to", "for"} & set(cases(each))]
    if own or not children(frame.head, "cop"):
        return own
    return [each for each in children(frame.head.head, "obj") if each.i < frame.head.i]


def _contradictors(frame: Frame, fillers: Fillers) -> list[Token]:
    """Who contradicts by saying the opposite ("X says Y was there, contradicting Z"), else the subject."""
    aside = base(frame.head) in ("advcl", "acl") and frame.head.tag_ == "VBG"
    return list(claims.sayers(frame, fillers)) * aside or list(claims.deniers(frame, fillers))


def _opposed(frame: Frame, _: Fillers) -> list[Token]:
    return denying.opposed_to(frame.head)


def _held_off(frame: Frame, _: Fillers) -> list[Token]:
    """What one distances oneself from, takes issue with, casts doubt on."""
    taken = {"from", "with", "on", "against", "upon", "over"}
    near = [each.token for each in frame.obliques if taken & set(each.prepositions)]
    return near or [each for each in frame.objects if claims.is_claim(each)]


def _itself(frame: Frame, _: Fillers) -> list[Token]:
    return [frame.head]


def _objects(frame: Frame, _: Fillers) -> list[Token]:
    return [*frame.objects, *children(frame.head, "ccomp")][:1]


def _overstaters(frame: Frame, fillers: Fillers) -> list[Token]:
    """Whose figures are disputed: the subject of overstating."""
    speakers = {each.i for each in fillers.get("speaker", ())}
    return [each for each in frame.subjects if each.i not in speakers]


_GIVING = lexicon("issue make offer give repeat publish release send post put have reiterate")
_BY_SUBJECT = _roles((claims.deniers,), (_content, claims.held))
_AGAINST = _roles((_contradictors,), (_content, claims.held), claimant=(claimants.claimants, claims.contradicted))
_BY_NOUN = _roles((_issuers,), (_of_noun,))
_BY_CALLER = _roles((claims.callers,), (claims.called,))
_BY_SAYER = _roles((claims.sayers, claims.first_person), (_of_predicate,), time=claimants.when_said)
_IGNORANT = _roles((ignorance.speakers,), (ignorance.unknown,), ignorance.predicate, claimants.when_said)
_TAKEN = _roles((claims.sayers, claims.first_person), (lambda frame, _: frame.objects,), time=claimants.when_said)
_NEVER = _roles((ignorance.speakers,), (_itself,), ignorance.predicate, claimants.when_said)
_FROM = _roles((claims.deniers,), (_held_off, claims.held))
_SHORT = _roles((claims.sayers, claims.first_person), (), time=claimants.when_said)
_DESPITE = _roles((claims.deniers,), (_opposed,))
_OVERSTATED = (
    Role("speaker", spans.name, (claims.sayers,)),
    Role("claim", claims.whole, (_objects,)),
    Role("claimant", spans.name, (_overstaters,)),
    Role("time", spans.phrase, (claimants.when_said,)),
)

# ---- rules ----------------------------------------------------------------------------------------------------


def _carried_out(frame: Frame, mode: Modality) -> Modality:
    """ "Called a news conference to deny it": the denial took place."""
    above = claims.calling(frame.head) or frame.support
    if above is not None and lemma(above) in claims.CALLING | _GIVING:
        return modality(above)
    purpose = base(frame.head) in ("advcl", "acl") and "to" in marks(frame.head)
    return "actual" if purpose and mode == "planned" else mode


def _rule(  # noqa: PLR0913 - a row of the table below
    name: str,
    subtype: str | Callable[[Frame, Fillers], str],
    triggers: tuple[Trigger, ...],
    roles: tuple[Role, ...],
    holds: Holds = denying.anyhow,
    *,
    company: frozenset[str] = frozenset(),
) -> Rule:
    return Rule(name, subtype, triggers, roles, holds, company, _polarity(name), _carried_out)


def _polarity(rule: str) -> Callable[[Frame, Polarity], Polarity] | None:
    """Where a negation is part of the trigger, it does not negate the denial."""
    return (lambda _, __: "positive") if rule in _NEGATED else None


_NEGATED = lexicon(
    "plead insist not-true baseless not-know no-idea nothing-to-do not-aware not-in-touch not-informed no-message "
    "despite never bare short-answer no-reply innocent not-recognise far-from-truth unsupported"
)
_DOUBTING = verbs("push back", "take issue", "cast doubt", "play down", "downplay", "pour cold water", "hit back")
_OBJECTING = verbs(
    "reject", "dismiss", "repudiate", "shrug off", "brush off", "brush aside", "wave away", "wave off", "scoff",
    "shoot down", "laugh off", "rebuff", "discount", "debunk", "pooh-pooh", "rubbish", "disclaim", "quash", "decry",
)  # fmt: skip
_FALSE = (adjectives(*sorted(denying.FALSE)), nouns(*sorted(denying.FALSEHOODS)))
_HALF_TRUE = (adjectives(*sorted(denying.HALF_TRUE)),)
_MISREPORTING = verbs("exaggerate", "overstate", "inflate", "misrepresent", "distort", "misstate")
_CONTRADICTING = (
    verbs("contradict", "gainsay", "refute", "rebut", "debunk", "belie"),
    nouns("contradiction", "rebuttal"),
)
_SAYING = custom(
    lexicon("say tell insist maintain claim announce declare state"), denying.despite, r"\b(?:despite|contrary|spite)\b"
)
_KNOWING = custom(lexicon("know recall remember"), ignorance.not_knowing, ignorance.SAID_NOT)
_IDEA = custom(
    lexicon(
        "idea knowledge recollection memory clue information inkling record role part involvement connection link tie "
        "hand awareness contact dealing relationship record responsibility"
    ),
    ignorance.no_idea,
    r"\b(?:no|any|neither)\b",
)
_INFORMING = custom(
    lexicon("inform notify contact consult approach receive tell"), ignorance.not_informed, ignorance.SAID_NOT
)
_MESSAGE = custom(
    lexicon("message request contact notification communication talk evidence proof collusion"),
    ignorance.no_message,
    r"\bno\b",
)
_BACKING = custom(lexicon("back support substantiate prove bear"), denying.unsupported)
_INVENTING = verbs("trump up", "make up", "fabricate", "concoct", "invent", "manufacture", "cook up")
_INNOCENCE = custom(
    lexicon("maintain insist profess protest proclaim assert reiterate"), denying.maintains_innocence, "innocence"
)
_RULES = (
    _rule("deny", "deny", (verbs("deny"),), _BY_SUBJECT, denying.denies),
    _rule("plead", "deny", (custom({"plead"}, denying.plea),), _BY_SUBJECT),
    _rule("innocence", "deny", (_INNOCENCE,), _BY_SUBJECT),
    _rule("denial", "deny", (nouns("denial"),), _BY_NOUN, denying.is_denial),
    _rule("reject", "deny", (_OBJECTING,), _BY_SUBJECT, denying.of_claim, company=claims.CLAIM_FORMS),
    _rule("reject-as", "deny", (verbs("reject", "dismiss"),), _BY_SUBJECT, denying.as_false),
    _rule("contradict", "contradict", _CONTRADICTING, _AGAINST, denying.contradicts),
    _rule("counter", "contradict", (verbs("counter"),), _BY_SUBJECT, denying.of_claim, company=claims.CLAIM_FORMS),
    _rule("despite", "contradict", (_SAYING,), _DESPITE, denying.with_both, company=claims.CLAIM_FORMS),
    _rule(
        "insist",
        "deny",
        (custom({"insist", "maintain"}, denying.insists, ignorance.NEGATED),),
        _BY_SUBJECT,
        denying.with_both,
    ),
    _rule("dispute", "dispute", (verbs("dispute"),), _BY_SUBJECT, denying.disputes),
    _rule(
        "question",
        "dispute",
        (verbs("question", "challenge", "contest"),),
        _BY_SUBJECT,
        denying.of_claim,
        company=claims.CLAIM_FORMS,
    ),
    _rule("overstate", "dispute", (_MISREPORTING,), _OVERSTATED, denying.with_both),
    _rule("called-false", "deny", _FALSE, _BY_CALLER, denying.with_claim),
    _rule("called-half-true", "dispute", _HALF_TRUE, _BY_CALLER, denying.with_judged_claim),
    _rule("invented", "deny", (_INVENTING,), _BY_SAYER, denying.invented, company=claims.CLAIM_FORMS),
    _rule("false", "deny", _FALSE, _BY_SAYER, denying.of_what_is_claimed),
    _rule("half-true", "dispute", _HALF_TRUE, _BY_SAYER, denying.of_what_is_claimed, company=claims.CLAIM_FORMS),
    _rule(
        "not-true",
        "deny",
        (custom(lexicon("true accurate correct case"), denying.not_true, ignorance.NEGATED),),
        _BY_SAYER,
        denying.of_what_is_claimed,
    ),
    _rule(
        "baseless",
        "deny",
        (custom(lexicon("foundation merit basis substance truth"), denying.baseless, r"\bwithout\b"),),
        _BY_SAYER,
        denying.of_what_is_claimed,
    ),
    _rule("out-of-context", "dispute", (custom({"context"}, denying.out_of_context, r"\bout of\b"),), _TAKEN),
    _rule("wrong", "deny", (adjectives("wrong", "mistaken", "erroneous"),), _BY_SAYER, denying.of_claim_noun),
    _rule(
        "alone",
        "deny",
        (adjectives("wrong", "false", "untrue"), nouns("nonsense", "lie", "rubbish")),
        _BY_SAYER,
        denying.alone,
    ),
    _rule(
        "short-answer",
        "deny",
        (custom({"not", "n't", "n’t"}, denying.short_answer, r"\b(?:i|we) \w{1,12}(?:n't| not)[^\w\s]"),),
        _SHORT,
    ),
    _rule(
        "never",
        ignorance.of_act,
        (custom({"never", "nor"}, ignorance.never, r"\b(?:i|we|he|she|they|it|you)\b"),),
        _NEVER,
    ),
    _rule("not-recognise", "dispute", (custom({"recognize", "recognise"}, ignorance.not_recognising),), _IGNORANT),
    _rule("far-from-truth unsupported", "deny", (custom({"truth"}, denying.far_from_truth),), _BY_SAYER),
    _rule("distance", "disavow", (custom({"distance"}, denying.distancing),), _FROM, denying.of_words),
    _rule("disown", "disavow", (verbs("disavow", "disown", "disclaim"),), _BY_SUBJECT, denying.disowns),
    _rule("doubt", "dispute", (_DOUBTING,), _FROM, denying.of_doubted, company=claims.CLAIM_FORMS),
    _rule(
        "unsupported",
        "deny",
        (
            custom(
                lexicon("back support substantiate prove bear"),
                denying.unsupported,
                r"(?:\bnot|n't)\W+(?:\w+\W+){0,3}(?:back|support|substan|prov|bor)",
            ),
        ),
        _TAKEN,
    ),
    _rule("innocent", "deny", (custom({"innocent"}, denying.innocent),), _TAKEN),
    _rule("no-reply", "deny", (custom({"no"}, denying.no_reply, r"\bask"),), _SHORT),
    _rule("not-know", "disavow", (_KNOWING,), _IGNORANT),
    _rule("no-idea", "disavow", (_IDEA,), _IGNORANT),
    _rule("nothing-to-do", "disavow", (custom({"nothing"}, ignorance.nothing_to_do),), _IGNORANT),
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
        _IGNORANT,
    ),
    _rule(
        "not-in-touch",
        "disavow",
        (custom(lexicon("touch contact communication"), ignorance.not_in_touch, ignorance.SAID_NOT),),
        _IGNORANT,
    ),
    _rule("not-informed", "disavow", (_INFORMING,), _IGNORANT),
    _rule("no-message", "disavow", (_MESSAGE,), _IGNORANT),
    _rule("bare", "deny", (custom({"not", "n't", "never"}, negating.bare_denial, negating.HINT),), _NEVER),
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
    ),
)
