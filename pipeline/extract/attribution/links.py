"""One link of a chain of sources: found where a token hangs below a cue, or a cue hangs below a token."""

from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.classes import is_state
from pipeline.extract.grammar.control import surface_subjects
from pipeline.extract.grammar.entities import entity
from pipeline.extract.grammar.polarity import is_negated
from pipeline.extract.grammar.tree import (
    base,
    cases,
    child,
    children,
    is_passive,
    lemma,
    marks,
    set_off,
    strayed_from,
)

_CLAUSES = frozenset({"ccomp", "csubj", "dep"})
_SAID = frozenset({"ccomp", "csubj", "dep", "xcomp", "parataxis"})
_OPEN_CLAUSES = frozenset({"xcomp", "advcl", "acl", "obl", "ccomp"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Link:
    """A source with its cue's words; no source where the text only tells that there is one; verb is the cue's lemma."""

    source: Token | None
    cue: tuple[Token, ...]
    verb: str = ""


def governing(node: Token, path: tuple[Token, ...]) -> Link | None:
    """The link of the node's governor, where that is a cue with the node as content; path: from trigger to node."""
    head = node.head
    if (astray := _strayed(node)) is not None:
        return astray
    if head.pos_ in VERBAL or (cues.saying_verb(head.lower_, lemma(head)) is not None and head.pos_ != "NOUN"):
        return _verbal(node, head, path)
    if head.pos_ in ("NOUN", "PROPN"):
        return _nominal(node, head)
    return _made_clear(node, head.head, head) if head.lower_ in ("clear", "plain", "known") else None


def _strayed(node: Token) -> Link | None:
    """ "Said in a filing with the commission that it was willing": a content that was hung on the noun before it."""
    verb = strayed_from(node)
    if verb is None or is_passive(verb):
        return None
    said = cues.saying_verb(verb.lower_, lemma(verb))
    source = source_of(verb) if said in cues.SAYING and not _keeps_silent(verb, said) else None
    return None if source is None or said is None else Link(source, _words(verb), said)


def _verbal(node: Token, head: Token, path: tuple[Token, ...]) -> Link | None:
    clear = next((each for each in children(head, "xcomp", "obj", "advmod") if each.lower_ in ("clear", "plain")), None)
    if clear is not None and clear.i != node.i:
        return _made_clear(node, head, clear)
    if (notice := _noticed(node, head)) is not None:
        return notice
    verb = cues.saying_verb(head.lower_, lemma(head))
    if verb is None or not _is_content(node, head, verb, path) or _keeps_silent(head, verb):
        return None
    if is_passive(head):
        return of_passive(head, verb)
    source = source_of(head)
    return Link(source, _words(head), verb) if source is not None else None


def _noticed(node: Token, head: Token) -> Link | None:
    """ "Gave notice in February that it was leaving": the noun of saying beside its content."""
    if base(node) not in ("ccomp", "advcl") or "that" not in marks(node) or lemma(head) not in cues.GIVING_VOICE:
        return None
    nouns = ((each, cues.saying_noun(each.lower_)) for each in children(head, "obj") if each.i < node.i)
    noun, kind = next(((each, name) for each, name in nouns if name is not None), (None, ""))
    source = source_of(head) if noun is not None else None
    return None if source is None or noun is None else Link(source, (noun,), kind)


def _keeps_silent(head: Token, verb: str) -> bool:
    """ "Would not say when the troops leave", "refused to say how many"."""
    refused = base(head) in ("xcomp", "advcl", "acl") and lemma(head.head) in _REFUSING
    return verb in cues.SAYING and (is_negated(head) or refused)


_REFUSING = frozenset({"refuse", "decline", "refusal"})


def _made_clear(node: Token, head: Token, clear: Token) -> Link | None:
    if lemma(head) != "make" or base(node) not in _CLAUSES | {"obj"}:
        return None
    source = source_of(head)
    between = tuple(each for each in head.doc[head.i : clear.i + 1]) if 0 < clear.i - head.i < 4 else (head,)
    return Link(source, between, "say") if source is not None else None


def _is_content(node: Token, head: Token, verb: str, path: tuple[Token, ...]) -> bool:
    """Whether the node is what is said, thought, demanded or promised."""
    label = "ccomp" if node.dep_ == "conj" else base(node)
    if verb in cues.MISSTATING:
        return label in ("obj", "ccomp", "advcl") and "that" not in marks(node)
    if verb in cues.CITING and label in _OPEN_CLAUSES:
        return True
    if label in _SAID:
        return _is_said(node, head, verb) and not _aside(node, head, path)
    if label in ("obj", "iobj") or node.dep_ == "nsubj:pass":
        judged = verb in cues.JUDGING and len(path) == 1 and lemma(node) in cues.AGREED
        return judged or (verb in cues.TELLING_OF and _tight(path))
    clause = label in _OPEN_CLAUSES and node.pos_ in VERBAL
    if clause and verb in cues.DEMANDING and "to" in marks(node) and _addressed(head):
        return True
    return _after_preposition(node, verb) and (clause or _tight(path))


def _is_said(node: Token, head: Token, verb: str) -> bool:
    """Whether a clause is the verb's complement, or the speech that it goes with."""
    label = "ccomp" if node.dep_ == "conj" else base(node)
    if label == "parataxis":
        return verb in cues.SAYING and node.i > head.i and not children(head, "ccomp")
    if label == "xcomp":
        prepositional = _after_preposition(node, verb)
        return _directs(verb, node, head) or verb in cues.SAYING - cues.ONLY_WITH_CLAUSE or prepositional
    return verb in cues.SAYING or verb in cues.THINKING or _directs(verb, node, head)


def _aside(node: Token, head: Token, path: tuple[Token, ...]) -> bool:
    """Whether the trigger stands in a relative clause after a comma, behind the cue: the article's own words again."""
    clauses = (each for each in path if each.dep_ == "acl:relcl" and head.i < node.i)
    return any(set_off(each) or (set_off(each.head) and head.i < each.head.i) for each in clauses)


def _directs(verb: str, node: Token, head: Token) -> bool:
    if node.pos_ not in VERBAL and not children(node, "cop", "mark"):
        return False
    if verb in cues.WANTING or verb in cues.THINKING:
        return bool(children(head, "obj")) or bool(children(node, "nsubj"))
    if verb in cues.TELLING_ABOUT and verb in cues.DEMANDING and not children(head, "obj", "iobj"):
        return _after_preposition(node, verb) or ("to" in marks(node) and bool(_addressed(head)))
    return verb in cues.DEMANDING or verb in cues.PROMISING


def _addressed(head: Token) -> list[Token]:
    return [each for each in children(head, "obl") if {"on", "upon", "for", "to"} & set(cases(each))]


def _after_preposition(node: Token, verb: str) -> bool:
    prepositions = frozenset(cues.TELLING_ABOUT.get(verb, ()))
    return base(node) in ("obl", "advcl", "acl", "xcomp") and bool(prepositions & {*cases(node), *marks(node)})


def _tight(path: tuple[Token, ...]) -> bool:
    """Whether only plans, decisions and the like stand between trigger and cue: no clause about something else."""
    between = path[1:]
    verbs = [each for each in between if each.pos_ in VERBAL]
    if any(each.dep_ == "acl:relcl" for each in (*verbs, path[0])):
        return False
    nouns = (each for each in between if each.pos_ not in VERBAL)
    return all(lemma(each) in cues.CONTENT_NOUNS or cues.saying_noun(each.lower_) for each in nouns)


def of_passive(head: Token, verb: str) -> Link | None:
    """The agent of a passive cue; no source where only "is said to" tells that there is one."""
    agent = child(head, "obl:agent") or next((each for each in children(head, "obl") if "by" in cases(each)), None)
    if agent is None and verb in cues.CITING:
        return None
    if agent is None and verb not in cues.HEARSAY_PASSIVES:
        return None
    return Link(agent, (head,), verb)


def source_of(verb: Token) -> Token | None:
    """Who says: the verb's subject as the sentence shows or implies it."""
    above = verb.head
    if base(verb) in ("advcl", "xcomp", "acl", "ccomp") and above.i != verb.i and lemma(above) in cues.CITING:
        quoted = children(above, "obj", "nsubj:pass")  # "quoted the minister as saying"
        if quoted:
            return quoted[0]
    found = surface_subjects(verb) or tuple(each for each in children(verb, "expl") if each.lower_ == "it")
    return found[0] if found else None


def _words(head: Token) -> tuple[Token, ...]:
    particle = child(head, "compound:prt")
    return (head, particle) if particle is not None and particle.i == head.i + 1 else (head,)


def _nominal(node: Token, head: Token) -> Link | None:
    noun = cues.saying_noun(head.lower_)
    if noun is None or not _hangs_on_noun(node):
        return None
    source = owner_of(head) or _voice(head)
    return Link(source, (head,), noun) if source is not None or noun in cues.HEARSAY_NOUNS else None


_CIRCUMSTANCE = frozenset({"when", "where", "after", "before", "since", "while", "as", "if", "because", "until"})


def _hangs_on_noun(node: Token) -> bool:
    if node.dep_ in ("acl", "ccomp", "csubj", "xcomp", "advcl"):
        if _CIRCUMSTANCE & {*marks(node), *(each.lower_ for each in children(node, "advmod"))}:
            return False
        return node.pos_ in VERBAL or bool(children(node, "cop", "nsubj"))
    return base(node) == "nmod" and bool({"of", "for", "about", "on"} & set(cases(node)))


def owner_of(noun: Token) -> Token | None:
    """Whose claim it is: "Trump's claim", "a claim by Trump", "U.S. charges", "a declaration Mr. Trump made"."""
    by = (each for each in children(noun, "nmod", "obl") if {"by", "from"} & set(cases(each)))
    named = (each for each in children(noun, "compound", "amod", "nmod:desc") if _named(each))
    made = (each for each in children(noun, "acl:relcl") if lemma(each) in cues.GIVING_VOICE and not is_passive(each))
    maker = next((source for each in made if (source := source_of(each)) is not None), None)
    return child(noun, "nmod:poss") or next(by, None) or next(named, None) or maker


def _named(modifier: Token) -> bool:
    """Whether a modifier names who claims: "U.S. charges", "Georgian claims", "media reports"."""
    return modifier.pos_ == "PROPN" or bool(entity(modifier)) or modifier.lower_ in cues.MEDIA or is_state(modifier)


def _voice(noun: Token) -> Token | None:
    """The subject of "made the claim", "posted a message"."""
    verb = noun.head
    gives = base(noun) == "obj" and lemma(verb) in cues.GIVING_VOICE
    return source_of(verb) if gives else None
