"""The chain of sources of an event: up the tree from its trigger, innermost source first."""

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.asides import beside, citing
from pipeline.extract.attribution.links import Link, governing
from pipeline.extract.attribution.sentence import according, headed, interrupting, trailing
from pipeline.extract.grammar.tree import ancestors, base, children, lemma, marks


def links_of(trigger: Token) -> tuple[Link, ...]:
    """All links that the trigger's own sentence gives, innermost first."""
    set_off = (link for link in (interrupting(trigger), trailing(trigger), headed(trigger)) if link is not None)
    return _plain((*_climb(trigger), *set_off, *according(trigger)))


def above(cue: Token) -> tuple[Link, ...]:
    """The links beyond a cue: who is said to have said it."""
    return tuple(link for link in (*_climb(cue), *according(cue)) if cue not in link.cue)


def speaks(token: Token) -> bool:
    """Whether a token is a verb of saying."""
    return token.pos_ != "NOUN" and cues.saying_verb(token.lower_, lemma(token)) in cues.SAYING


def _climb(trigger: Token) -> list[Link]:
    found: list[Link] = []
    node = trigger
    path: tuple[Token, ...] = (trigger,)
    while True:
        found += [link for link in beside(node, trigger) if _reaches(link, node, trigger)]
        if node.head.i == node.i:
            return found
        if _on_its_own(node):
            node = node.head
            path = (*path, node)
            if node.head.i == node.i:
                return found
        elif node.dep_ != "conj" or _said_too(node):
            link = governing(node, path)
            if link is not None:
                found += [*(cited for each in (*path, node.head) for cited in citing(each)), link]
        node = node.head
        path = (*path, node)


def _on_its_own(node: Token) -> bool:
    """ "Iran says it was hit, but officials deny it": a second one who speaks, not part of what the first one says."""
    if node.dep_ != "conj" or base(node.head) != "ccomp" or not children(node, "nsubj"):
        return False
    but = any(each.lower_ in ("but", "while", "though", "although") for each in children(node, "cc", "mark"))
    return but and (speaks(node) or lemma(node) in cues.VOICING)


def _said_too(node: Token) -> bool:
    """ "Said it had left and that it was back": a second content, hung on the verb of saying itself."""
    return "that" in marks(node) and speaks(node.head)


def _reaches(link: Link, node: Token, trigger: Token) -> bool:
    """Whether a cue beside a first conjunct reaches over to the trigger: it stands before both, or after both."""
    between = min(node.i, trigger.i) < link.cue[0].i < max(node.i, trigger.i)
    return not between or not _coordinated(node, trigger)


def _coordinated(node: Token, trigger: Token) -> bool:
    return any(each.dep_ == "conj" and each.head.i == node.i for each in (trigger, *ancestors(trigger)))


def _plain(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Without those who only think, hope or want aloud: "I think", said Warren; and no cue twice."""
    kept: list[Link] = []
    for number, link in enumerate(links):
        again = any(link.cue == other.cue for other in kept)
        if not again and not _aloud(link, links[number + 1 :]):
            kept.append(link)
    return tuple(kept)


def _aloud(link: Link, outer: tuple[Link, ...]) -> bool:
    """Whether a pronoun only repeats the source of a link further out: "I think", said Warren."""
    if link.source is None or link.source.pos_ != "PRON":
        return False
    silent = cues.THINKING | cues.WANTING
    return any(link.verb in silent or link.verb == other.verb for other in outer if other.source is not None)
