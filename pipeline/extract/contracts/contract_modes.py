"""Whether a statement about a contract tells a fact, a plan or a possibility."""

from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import base, children, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.model import Modality, Polarity

_UNCERTAIN = frozenset({"would", "could", "may", "might", "'d", "’d"})
_ASKING = lexicon("ask request offer consider want eye mull")
_TALKING = lexicon("negotiate discuss talk negotiation")


def of_description(frame: Frame, _: Modality) -> Modality:
    """What a contract is or sets is a fact, unless the contract itself is only possible."""
    head = frame.head
    if any(each.lower_ in _PROSPECTIVE for each in children(head, "amod")):
        return "possible"
    verb = head if children(head, "cop") else head.head
    near = base(head) in ("nsubj", "obj") or verb.i == head.i
    uncertain = any(each.lower_ in _UNCERTAIN for each in children(verb, "aux"))
    condition = any({"if", "unless"} & set(marks(each)) for each in (verb, *children(verb, "advcl")))
    return "possible" if near and (uncertain or condition) else "actual"


_PROSPECTIVE = frozenset(
    {"possible", "potential", "proposed", "prospective", "would-be", "future", "sweeter", "better"}
)


def of_ending(frame: Frame, mode: Modality) -> Modality:
    """ "The contract expires in June" tells what is to come."""
    scheduled = lemma(frame.head) in ("expire", "lapse", "end", "run") and frame.head.tag_ in ("VBZ", "VBP")
    return "planned" if scheduled and mode == "actual" else mode


def of_missing(frame: Frame, sign: Polarity) -> Polarity:
    """A payment that is missed is one not made."""
    if lemma(frame.head) != "miss":
        return sign
    return "positive" if sign == "negative" else "negative"


def of_terms(_: Frame, __: Modality) -> Modality:
    """What the terms of employment are is a fact."""
    return "actual"


def of_plan(frame: Frame, mode: Modality) -> Modality:
    """A plan is planned; what is asked for, offered or talked about is possible."""
    if lemma(frame.head) in _ASKING and not frame.nominal:
        return "possible"
    if lemma(frame.head) in _TALKING:
        return "planned" if children(frame.head, "acl") else mode
    return "planned" if mode == "actual" else mode


def of_offer(frame: Frame, mode: Modality) -> Modality:
    """An offer made is a plan; what it holds, told as the topic, is a fact."""
    if base(frame.head) == "nsubj":
        return "actual"
    return of_plan(frame, mode if mode == "possible" and base(frame.head) != "obj" else "actual")
