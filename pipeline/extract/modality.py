"""Whether an event is a fact, a plan or a possibility: auxiliaries, governing verbs and nouns, conditions."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.scope import Link, is_reporting, scope
from pipeline.extract.tree import ancestors, base, cases, children, lemma, marks
from pipeline.model import Modality

_POSSIBLE_AUX = frozenset("may might could can should must ought ca cannot need".split())
_FUTURE_AUX = frozenset("will wo 'll ’ll shall".split())
_CONDITIONAL_AUX = frozenset({"would", "'d", "’d"})
_POSSIBLE_GOVERNORS = frozenset(
    "ask request demand call urge propose consider threaten offer suggest recommend press allow enable permit hope "
    "able ready willing likely unlikely possible appeal push lobby want wish invite encourage advise mull weigh "
    "contemplate discuss debate favor favour advocate support oppose reject rule require need let predict "
    "persuade convince possibility prospect proposal demand request call threat right suggestion option offer "
    "chance need authority permission pressure recommendation idea debate talk appeal argue authorize entitle "
    "eligible help insist refuse".split()
)
_PLANNED_GOVERNORS = frozenset(
    "plan intend schedule decide order agree promise pledge vow prepare set aim announce approve expect seek try "
    "postpone delay suspend slate poise due decision plan promise pledge agreement intention order preparation "
    "effort attempt announcement timetable deadline schedule commitment commit determine direct instruct mandate "
    "bid move aim vote resolve".split()
)
_FACTUAL_AUX_GOVERNORS = frozenset({"begin", "start", "continue", "finish", "complete", "manage", "force", "keep"})
_POSSIBLE_MODIFIERS = frozenset("possible potential proposed likely eventual hypothetical suggested maybe perhaps".split())
_PLANNED_MODIFIERS = frozenset("planned future upcoming scheduled announced pending imminent proposed expected".split())
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "in case", "should"})


def modality(head: Token) -> Modality:
    """The modality of the event whose arguments head governs."""
    signs = {*_own_signs(head), *_governor_signs(head)}
    if "possible" in signs:
        return "possible"
    return "planned" if "planned" in signs else "actual"


def _own_signs(head: Token) -> Iterator[Modality]:
    yield from _of_clause(head)
    for each in children(head, "amod", "advmod"):
        if lemma(each) in _POSSIBLE_MODIFIERS or each.lower_ in _POSSIBLE_MODIFIERS:
            yield "possible"
        elif each.lower_ in _PLANNED_MODIFIERS:
            yield "planned"
    if head.dep_ == "root" or head.dep_ == "ROOT":
        yield from _headline_infinitive(head)


def _headline_infinitive(head: Token) -> Iterator[Modality]:
    """ "Pentagon to send troops" is a plan."""
    if "to" in marks(head) or any(each.lower_ == "to" for each in children(head, "aux")):
        yield "planned"


def _of_clause(head: Token) -> Iterator[Modality]:
    """Signs in the clause that a predicate heads: its auxiliaries and its conditions."""
    for each in children(head, "aux"):
        if each.lower_ in _POSSIBLE_AUX:
            yield "possible"
        elif each.lower_ in _FUTURE_AUX:
            yield "planned"
        elif each.lower_ in _CONDITIONAL_AUX:
            yield "planned" if _reported(head) and not _conditional(head) else "possible"
    if _conditional(head):
        yield "possible"


def _conditional(head: Token) -> bool:
    if _CONDITIONS & set(marks(head)):
        return True
    return any({"if", "unless"} & set(marks(each)) for each in children(head, "advcl"))


def _reported(head: Token) -> bool:
    """Whether the clause is what somebody said: "would" is then the past's "will"."""
    for below, above in zip((head, *ancestors(head)), ancestors(head), strict=False):
        if base(below) in ("ccomp", "parataxis") and is_reporting(above) or base(below) == "parataxis":
            return True
    return False


def _governor_signs(head: Token) -> Iterator[Modality]:
    for link in scope(head):
        yield from _sign(link)
        if base(link.below) not in ("nmod", "compound", "amod"):
            yield from _of_clause(link.governor)


def _sign(link: Link) -> Iterator[Modality]:
    governor = lemma(link.governor)
    if governor == "go" and base(link.below) == "xcomp":
        yield "planned"
    elif governor == "want":
        yield "possible" if children(link.governor, "obj") or children(link.below, "nsubj") else "planned"
    elif governor in _PLANNED_GOVERNORS and _complements(link):
        yield "planned"
    elif governor in _POSSIBLE_GOVERNORS and _complements(link):
        yield "possible"


def _complements(link: Link) -> bool:
    """Whether the lower word is what the governor plans or asks for, not a circumstance of it."""
    if base(link.below) in ("obl", "nmod"):
        return bool({"for", "of", "on", "to", "about", "against"} & set(cases(link.below)))
    return base(link.below) != "nsubj" or link.label == "nsubj:pass"
