"""Who denies: subjects, those who are said to speak, those who call something false.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.attribution import Sources, cues
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.attribution.links import Link
from pipeline.extract.attribution.sentence import sentence_start
from pipeline.extract.classes import is_state, is_time
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.reference import antecedent
from pipeline.extract.grammar.tree import base, children, lemma
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

_COURTS = lexicon("court judge tribunal jury justice magistrate panel commission bench umpire referee")
CALLING = lexicon(
    "call label brand describe denounce consider deem dub decry blast slam condemn term characterize characterise "
    "portray regard find"
)


def is_court(token: Token) -> bool:
    """Whether a subject rules on claims by office; a person called Judge does not."""
    if token.pos_ != "PROPN":
        return lemma(token) in _COURTS
    titled = any(each.lower_ in ("judge", "justice") for each in children(token, "compound", "nmod:desc", "flat"))
    return (titled and lemma(token) not in _OFFICES) or token.lower_ in ("court", "tribunal", "commission")


_OFFICES = lexicon("department ministry minister secretary league party watch network society")


def can_speak(token: Token) -> bool:
    """Whether a nominal can be who denies."""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X") and not is_time(token)


def sayers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who says the clause that the trigger stands in, by the sentence's own cue; the innermost."""
    for link in said_by(frame.head):
        if (
            link.verb in _VOICES
            and link.source is not None
            and in_sentence(link.source, frame.head)
            and not _is_speech_itself(link.source)
        ):
            yield resolved(link.source)
            return


_VOICES = cues.SAYING | cues.THINKING | cues.SAYING_NOUNS | {"cite"}


def said_by(head: Token) -> tuple[Link, ...]:
    """Who is made to say a word's clause, innermost first: by its own sentence, else by the quote around it."""
    return links_of(head) or Sources(head.doc).links(head)


def in_sentence(source: Token, head: Token) -> bool:
    """Whether a source stands in the sentence, even where the parse cuts what is quoted off from who says it."""
    return source.sent == head.sent or sentence_start(source) == sentence_start(head)


def _is_speech_itself(token: Token) -> bool:
    return token.lower_ in ("which", "that", "who")


def deniers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Subjects of a verb of denying, "he" and "she" resolved inside the sentence."""
    for each in frame.subjects:
        if each.lower_ in ("i", "we"):
            yield next(sayers(frame, {}), each)
        elif can_speak(each):
            yield resolved(each)


def first_person(frame: Frame, _: Fillers) -> Iterator[Token]:
    """ "I" and "we", where nobody else in the sentence is said to speak."""
    for each in frame.subjects:
        if each.lower_ in ("i", "we"):
            yield each


def callers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who calls, labels or describes something as what the trigger says: "called the criticism unfounded"."""
    verb = calling(frame.head)
    if verb is not None:
        yield from (each for each in Frame.of(verb).subjects if can_speak(each))


def calling(predicate: Token) -> Token | None:
    """The verb that calls something what the predicate says."""
    noun = predicate.head if predicate.dep_ == "amod" else predicate
    above = noun.head
    if lemma(above) in CALLING and base(noun) in ("xcomp", "obj", "obl", "advcl", "ccomp", "advmod"):
        return above
    return _calling_quoted(predicate)


def _calling_quoted(predicate: Token) -> Token | None:
    """ "Called reports of a rift in the camp 'fake news'": the verb before a predicate in quotes, whatever the tree."""
    if predicate.i == predicate.sent.start or predicate.nbor(-1).text not in _OPENING:
        return None
    before = reversed(predicate.doc[max(predicate.sent.start, predicate.i - _LONGEST) : predicate.i])
    verb = next((each for each in before if each.pos_ == "VERB" and base(each) not in ("amod", "acl")), None)
    return verb if verb is not None and lemma(verb) in CALLING else None


_CLOSING = frozenset(('"', "”", "''"))
_OPENING = frozenset(('"', "“", "``", "‘"))
_LONGEST = 16  # tokens from a verb of calling to what it calls something


def resolved(pronoun: Token) -> Token:
    """Whom "he", "she" or "his" stands for, where a clause above names somebody; else the pronoun."""
    if pronoun.lower_ not in ("he", "she", "his", "her"):
        return pronoun
    found = antecedent(pronoun, _somebody)
    return pronoun if found is None or _quoted_off(found, pronoun) else found


def _quoted_off(name: Token, pronoun: Token) -> bool:
    """Whether the name stands in the speech that the pronoun's holder makes: "Collins will win," he said."""
    between = pronoun.doc[name.i : pronoun.i]
    marks = sum(each.text in _CLOSING for each in between) - sum(each.text in ("“", "``") for each in between)
    return marks > 0 if any(each.text in ("“", "”") for each in between) else marks % 2 == 1


def _somebody(token: Token) -> bool:
    named = token.pos_ == "PROPN" and not is_state(token) and not is_time(token) and name_label(token) != "ORG"
    return base(token) == "nsubj" and (named or lemma(token) in _PERSONS)


_PERSONS = lexicon(
    "spokesman spokeswoman spokesperson minister president leader official lawyer friend senator chairman chief "
    "director ambassador general commander governor mayor king prince attorney aide secretary judge prosecutor "
    "candidate"
)


def professing(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Who professes: by the sentence's cue, else "I", else the predicate's own subject."""
    verb = frame.head if frame.head.pos_ in ("VERB", "AUX", "ADJ") else frame.head.head
    outer = list(sayers(frame, fillers)) or list(sayers(Frame.of(verb), fillers))
    yield from outer or Frame.of(verb).subjects
