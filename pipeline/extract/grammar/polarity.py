"""Whether an event is said to happen or not: negation, its scope, and verbs that deny their complement."""

from spacy.tokens import Token

from pipeline.extract.grammar.scope import Link, scope
from pipeline.extract.grammar.tree import base, children, marks
from pipeline.extract.grammar.words import all_forms, forms
from pipeline.model import Polarity

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "hardly"})
_NEGATIVE_WORDS = frozenset({"no", "neither", "none", "nobody"})
# Their complement does not happen.
_PREVENTING = all_forms(
    "refuse fail decline reject rule prevent block avoid abandon stop halt suspend cancel oppose forbid ban bar "
    "prohibit scrap shelve stall keep resist freeze impede unable unwilling reluctant refusal failure "
    "inability rejection suspension cancellation ban".split()
)
# "stop", "keep" and the like prevent only through some of their dependents.
_ONLY_THROUGH = {
    form: labels
    for word, labels in (
        ("keep", ("advcl", "obl")),
        ("rule", ("obj", "nsubj")),
        ("fail", ("xcomp", "acl")),
        ("resist", ("obj", "nsubj")),
    )
    for form in forms(word)
}
# Negated, these negate their complement: "does not plan to send" says that it will not.
_RAISING = all_forms(
    "think believe expect want plan intend agree decide order authorize authorise approve support need have go "
    "be allow let able ready willing likely seem appear wish consider commit continue try seek right permission "
    "plan intention decision reason evidence sign call ask seek will send get".split()
)
_PLANS = all_forms("plan request call demand proposal appeal need move order decision idea reject oppose agree".split())
_ATTEMPTS = all_forms("attempt effort bid".split())
_NO_LONGER = frozenset({"longer", "more"})


def polarity(head: Token, trigger: tuple[Token, ...] = ()) -> Polarity:
    """The polarity of the event whose arguments head governs and whose words are trigger."""
    negations = int(is_negated(head) or any(is_negated(word) for word in trigger if word.i != head.i))
    for link in scope(head):
        if base(link.below) in ("nmod", "obl") and link.governor.lower_ not in _PLANS:
            break  # a noun between: "no impact on the decision to withdraw"
        if link.governor.lower_ in _ATTEMPTS:
            break  # a blocked attempt is still made
        negations += _negates(link)
    return "negative" if negations % 2 else "positive"


def is_negated(token: Token) -> bool:
    """Whether the predicate itself is negated: not, never, no longer, "no troops were sent", "without sending"."""
    below = children(token, "advmod", "det", "cc:preconj", "aux", "cc")
    if any(each.lower_ in _NEGATIONS and not _only(each) for each in below):
        return True
    if any(each.lower_ in _NO_LONGER and children(each, "advmod", "det") for each in below if base(each) == "advmod"):
        return any(word.lower_ in _NEGATIONS for each in below for word in each.children)
    if "without" in marks(token):
        return True
    return any(_negative_nominal(each) for each in children(token, "nsubj", "obj"))


def _only(negation: Token) -> bool:
    """ "not only", "not just" negate nothing."""
    following = negation.doc[negation.i + 1 : negation.i + 2].text.lower()
    return following in ("only", "just", "merely", "simply", "least")


def _negative_nominal(nominal: Token) -> bool:
    return nominal.lower_ in _NEGATIVE_WORDS or any(each.lower_ == "no" for each in children(nominal, "det"))


def _negates(link: Link) -> int:
    governor = link.governor.lower_
    prevented = governor in _PREVENTING and _reaches(governor, link)
    raised = is_negated(link.governor) and (prevented or governor in _RAISING or base(link.below) in ("obj", "nsubj"))
    return int(prevented) + int(raised and not _counted_already(link))


def _reaches(governor: str, link: Link) -> bool:
    through = _ONLY_THROUGH.get(governor)
    if through is not None:
        return base(link.below) in through
    return link.label in ("xcomp", "obj", "ccomp", "acl", "nmod", "advcl", "nsubj:pass", "obl", "compound")


def _counted_already(link: Link) -> bool:
    """A determiner "no" on the lower word was counted there."""
    return any(each.lower_ == "no" for each in children(link.below, "det"))
