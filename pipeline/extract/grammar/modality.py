"""Whether an event is a fact, a plan or a possibility: auxiliaries, governing verbs and nouns, conditions."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.grammar.scope import Link, is_reporting, scope
from pipeline.extract.grammar.tree import ancestors, base, cases, children, is_finite, is_past_participle, marks
from pipeline.extract.grammar.words import all_forms
from pipeline.model import Modality

_POSSIBLE_AUX = frozenset("may might could can should must ought ca cannot need".split())
_FUTURE_AUX = frozenset("will wo 'll ’ll shall".split())
_CONDITIONAL_AUX = frozenset({"would", "'d", "’d"})
_POSSIBLE_GOVERNORS = all_forms(
    "ask request demand call urge propose consider threaten offer suggest recommend press allow enable permit hope "
    "able ready willing likely unlikely possible appeal push lobby want wish invite encourage advise mull weigh "
    "contemplate discuss debate favor favour advocate support oppose reject rule require need let predict "
    "persuade convince possibility prospect proposal demand request call threat right suggestion option offer "
    "chance need authority permission pressure recommendation idea debate talk appeal argue authorize entitle "
    "eligible help insist ought supposed".split()
)
_PLANNED_GOVERNORS = all_forms(
    "plan intend schedule decide order agree promise pledge vow prepare set aim announce approve expect seek try "
    "postpone delay suspend slate poise due decision plan promise pledge agreement intention order preparation "
    "effort attempt announcement timetable deadline schedule commitment commit determine direct instruct mandate "
    "bid aim vote resolve envisage envision foresee give".split()
)
_PRESSING = all_forms("force compel press push pressure get oblige".split())
_POSSIBLE_MODIFIERS = frozenset(
    "possible potential proposed likely eventual hypothetical suggested maybe perhaps".split()
)
_PLANNED_MODIFIERS = frozenset("planned future upcoming scheduled announced pending imminent proposed expected".split())
_CARRIED_OUT = all_forms(
    "force compel manage begin start continue help cause lead allow enable use proceed yet oblige".split()
)
_ASSERTING = all_forms({"suggest", "argue", "insist"})
_GO, _WANT = all_forms({"go"}), all_forms({"want"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "in case", "should"})


def modality(head: Token) -> Modality:
    """The modality of the event whose arguments head governs: the nearest sign above it decides."""
    for signs in _levels(head):
        if "possible" in signs:
            return "possible"
        if "planned" in signs:
            return "planned"
    return "planned" if _unrealised(head) else "actual"


def _unrealised(head: Token) -> bool:
    """An infinitive that nothing says was carried out: "72 hours to withdraw"; not "was forced to", "began to"."""
    return "to" in marks(head) and head.head.lower_ not in _CARRIED_OUT


def _levels(head: Token) -> Iterator[frozenset[Modality]]:
    """Signs from the event's own clause outwards."""
    yield frozenset((*_of_clause(head), *_modifying(head), *_headline_infinitive(head)))
    for link in scope(head):
        clause = () if base(link.below) in ("nmod", "compound", "amod") else _of_clause(link.governor)
        yield frozenset((*_sign(link), *clause, *_modifying(link.governor)))


def _modifying(head: Token) -> Iterator[Modality]:
    for each in children(head, "amod", "advmod"):
        if each.lower_ in _POSSIBLE_MODIFIERS:
            yield "possible"
        elif each.lower_ in _PLANNED_MODIFIERS:
            yield "planned"


def _headline_infinitive(head: Token) -> Iterator[Modality]:
    """ "Pentagon to send troops" is a plan."""
    if base(head).lower() == "root" and any(each.lower_ == "to" for each in children(head, "mark", "aux")):
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
        if (base(below) in ("ccomp", "parataxis") and is_reporting(above)) or base(below) == "parataxis":
            return True
    return False


def _sign(link: Link) -> Iterator[Modality]:
    governor = link.governor.lower_
    if governor in _GO and base(link.below) == "xcomp":
        yield "planned"
    elif governor in _WANT:
        yield "possible" if children(link.governor, "obj") or children(link.below, "nsubj") else "planned"
    elif governor in _PRESSING and not is_finite(link.governor) and not is_past_participle(link.governor):
        yield "possible"
    elif governor in _PLANNED_GOVERNORS and _complements(link):
        yield "planned"
    elif governor in _POSSIBLE_GOVERNORS and _complements(link) and not _asserted(link):
        yield "possible"


def _asserted(link: Link) -> bool:
    """ "Suggested that they had left": a finite clause tells what is so; "suggested that they leave" does not."""
    return link.governor.lower_ in _ASSERTING and base(link.below) == "ccomp" and is_finite(link.below)


def _complements(link: Link) -> bool:
    """Whether the lower word is what the governor plans or asks for, not a circumstance of it."""
    if base(link.below) in ("obl", "nmod"):
        return bool({"for", "of", "on", "to", "about", "against"} & set(cases(link.below)))
    return base(link.below) != "nsubj" or link.label == "nsubj:pass"
