"""Claims and those who deal with them: what is denied, who made it, who denies it, to whom and when.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.extract import spans
from pipeline.extract.attribution import Sources, cues
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.classes import is_state, is_time
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.reference import antecedent
from pipeline.extract.grammar.tree import ancestors, base, cases, children, lemma, marks, set_off, subtree
from pipeline.extract.grammar.words import all_forms, lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges
from pipeline.extract.text.passages import article_words

# What can be true or false, and so be denied, rejected or called baseless.
CLAIMS = lexicon(
    "allegation accusation report claim charge suggestion assertion rumor rumour speculation finding notion "
    "insinuation theory contention conclusion narrative characterization characterisation comparison smear innuendo "
    "conspiracy complaint statement account version implication assumption depiction description interpretation "
    "testimony premise perception portrayal imputation inference gossip hearsay"
)
# Denied or rejected only where a clause says what they hold: "the idea that", "concerns that".
HELD = lexicon(
    "idea view belief concern fear impression point hint talk doubt warning fact possibility thesis worry tweet "
    "remark comment figure estimate news article information story argument assessment indictment lawsuit"
)
SPEECH = lexicon("announcement message posting post declaration explanation insistence denial admission letter word")
# Rejected as something: "dismissed the criticism as carping".
JUDGED = lexicon(
    "criticism critic question questions suggestion warning complaint tweet video footage threat remark comment"
)
_CLAIM_FORMS = all_forms(CLAIMS)
CLAIM_FORMS = all_forms(CLAIMS | HELD | SPEECH)
_DENYING = lexicon("deny reject dispute dismiss refute rebut contradict question challenge contest")
PEOPLE = frozenset({"PERSON", "ORG", "NORP", "PLACE", "GPE"})
_COURTS = lexicon("court judge tribunal jury justice magistrate panel commission prosecutor bench umpire referee")
_HEARERS = ("to", "before")
_TOLD = lexicon("tell inform assure")
ACCUSING = lexicon("accuse charge suspect blame")


def is_claim(token: Token) -> bool:
    """Whether a nominal is something that can be true or false."""
    proposal = any(_infinitive(each) for each in children(token, "acl", "xcomp"))
    if lemma(token) in CLAIMS or token.lower_ in _CLAIM_FORMS:
        return not proposal
    return lemma(token) in HELD | SPEECH and _has_content(token) and not proposal


def is_told(token: Token) -> bool:
    """Whether a nominal is what was told or reckoned, said to be wrong as a whole: "the figure", "this story"."""
    return lemma(token) in _TOLD_OR_RECKONED


_TOLD_OR_RECKONED = lexicon(
    "number figure story argument data narrative estimate article headline quote news statistic announcement tweet "
    "analysis calculation information coverage rumour rumor"
)


def in_dispute_article(doc: Doc) -> bool:
    """Whether the document's article tells of accusations and denials again and again."""
    counts = article_words(doc)
    return sum(counts.get(word, 0) for word in _DISPUTING) > 3


_DISPUTING = all_forms(("allegation", "accusation", "accuse", "deny", "denial", "allege"))


def is_claim_word(token: Token) -> bool:
    """Whether a noun is one of saying or claiming."""
    return lemma(token) in CLAIMS | HELD | SPEECH or cues.saying_noun(token.lower_) is not None


def _infinitive(clause: Token) -> bool:
    return "to" in marks(clause) and not children(clause, "nsubj", "cop")


def _has_content(noun: Token) -> bool:
    return bool(children(noun, "acl", "ccomp", "advcl")) or any("of" in cases(each) for each in children(noun, "nmod"))


def is_court(token: Token) -> bool:
    """Whether a subject rules on claims by office; a person called Judge does not."""
    if token.pos_ != "PROPN":
        return lemma(token) in _COURTS
    titled = any(each.lower_ in ("judge", "justice") for each in children(token, "compound", "nmod:desc", "flat"))
    return titled or token.lower_ in ("court", "tribunal", "commission")


def can_speak(token: Token) -> bool:
    """Whether a nominal can be who denies."""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X") and not is_time(token)


# ---- who denies -----------------------------------------------------------------------------------------------


def sayers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who says the clause that the trigger stands in, by the sentence's own cue; the innermost."""
    links = links_of(frame.head) or Sources(frame.head.doc).links(frame.head)
    for link in links:
        if link.source is not None and link.source.sent == frame.head.sent and not _is_speech_itself(link.source):
            yield resolved(link.source)
            return


def _is_speech_itself(token: Token) -> bool:
    return token.lower_ in ("which", "that", "who")


def deniers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Subjects of a verb of denying, "he" and "she" resolved inside the sentence."""
    for each in frame.subjects:
        if each.lower_ in ("i", "we"):
            yield next(sayers(frame, {}), each)
        elif can_speak(each):
            yield resolved(each)


def resolved(pronoun: Token) -> Token:
    """Whom "he", "she" or "his" stands for, where a clause above names somebody; else the pronoun."""
    if pronoun.lower_ not in ("he", "she", "his", "her"):
        return pronoun
    found = antecedent(pronoun, _somebody)
    return pronoun if found is None else found


def _somebody(token: Token) -> bool:
    named = token.pos_ == "PROPN" and not is_state(token) and not is_time(token) and token.ent_type_ != "ORG"
    return base(token) == "nsubj" and (named or lemma(token) in _PERSONS)


_PERSONS = lexicon(
    "spokesman spokeswoman spokesperson minister president leader official lawyer friend senator chairman chief "
    "director ambassador general commander governor mayor king prince attorney aide secretary judge prosecutor "
    "candidate"
)


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


CALLING = lexicon(
    "call label brand describe denounce consider deem dub decry blast slam condemn term characterize characterise "
    "portray regard find"
)


def calling(predicate: Token) -> Token | None:
    """The verb that calls something what the predicate says."""
    if predicate.dep_ == "amod":
        predicate = predicate.head
    above = predicate.head
    if lemma(above) in CALLING and base(predicate) in ("xcomp", "obj", "obl", "advcl", "ccomp", "advmod"):
        return above
    return None


# ---- what is denied -------------------------------------------------------------------------------------------


def misread_pronoun(verb: Token) -> list[Token]:
    """ "Disputed this last month", "called that false": the object, read as part of what follows."""
    following = verb.doc[verb.i + 1 : verb.i + 2]
    return [each for each in following if each.lower_ in ("this", "that") and base(each) == "det"]


def called(frame: Frame, _: Fillers) -> Iterator[Token]:
    """What is called something: the object of the calling verb, or what its clause hangs on."""
    verb = calling(frame.head)
    if verb is None:
        return
    found = [each for each in Frame.of(verb).objects if each.i != frame.head.i] or misread_pronoun(verb)
    if not found and verb.dep_ == "acl:relcl":
        resumed = _resumed(verb.head, verb)
        found = [verb.head if resumed is None else resumed]
    yield from found


def held(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The object of denying: the claim's noun or, where an accusation is only resumed, what was said before."""
    for each in frame.objects or judged_as(frame):
        resumed = _resumed(each, frame.head)
        if resumed is not None or not _is_person(each):
            yield each if resumed is None else resumed


def judged_as(frame: Frame) -> list[Token]:
    """ "Dismissed as nonsense rumours that": the claim behind what it is dismissed as."""
    return [each for each in children(frame.head, "obl") if "as" in cases(each) and is_claim(each)]


def _is_person(token: Token) -> bool:
    return token.lower_ in _PERSONAL or token.ent_type_ in PEOPLE or (token.pos_ == "PROPN" and not is_claim(token))


_PERSONAL = lexicon("him her them me us you himself herself")


def contradicted(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Somebody who is contradicted."""
    yield from (each for each in frame.objects if _is_person(each))


def _resumed(noun: Token, verb: Token) -> Token | None:
    """ "X accuses Y of selling weapons, a charge Y denies": the accusation itself."""
    in_apposition = base(verb) == "acl" and verb.head.i == noun.i and set_off(noun)
    taken_up = verb.dep_ == "conj" and any(each.lower_ in _DEFINITE for each in children(noun, "det"))
    resumes = lemma(noun) in CLAIMS | HELD or noun.lower_ in _CLAIM_FORMS
    with_content = [each for each in children(noun, "acl", "ccomp", "nmod") if each.i != verb.i]
    if not (in_apposition or taken_up) or not resumes or with_content:
        return None
    for above in ancestors(noun if in_apposition else verb):
        content = _content_of(above, noun)
        if content is not None:
            return content
    return None


_DEFINITE = frozenset({"the", "that", "this", "those", "these"})


def _content_of(verb: Token, noun: Token) -> Token | None:
    if lemma(verb) in ACCUSING:
        of = [each for each in children(verb, "advcl", "obl", "acl", "xcomp") if "of" in (*marks(each), *cases(each))]
        return of[0] if of and of[0].i < noun.i else None
    if cues.saying_verb(verb.lower_, lemma(verb)) in cues.SAYING | cues.THINKING:
        return next((each for each in children(verb, "ccomp", "obj") if each.i < noun.i), None)
    return None


def whole(token: Token) -> Ranges:
    """A claim with all that says what it holds; without the clause that denies it, and without "that" before it."""
    left_out = {part.i for each in children(token, "acl:relcl") if lemma(each) in _DENYING for part in each.subtree}
    left_out |= {
        part.i for each in children(token, "parataxis", "discourse", "cop", "nsubj:outer") for part in each.subtree
    }
    opening = {each.i for each in children(token, "mark", "case") if each.lower_ in ("that", "whether", "of", "with")}
    return spans.run(token, {each.i for each in subtree(token)} - left_out - opening)
