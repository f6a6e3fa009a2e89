"""Having done nothing wrong, not having done what one is accused of, never having said so: "did not meddle"."""

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.denials import claims
from pipeline.extract.denials.ignorance import negation
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import base, child, children, is_passive, lemma, marks
from pipeline.extract.grammar.words import all_forms, lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.triggers import Match

# What nobody says of themselves that they did not do, unless somebody says that they did.
ACCUSED_OF = lexicon(
    "meddle interfere collude conspire hack cheat murder rape assault harass molest abuse torture steal bribe lie leak "
    "plagiarize plagiarise discriminate violate commit poison obstruct launder evade defraud mislead deceive coerce "
    "extort blackmail smuggle embezzle forge falsify fabricate tamper spy eavesdrop wiretap sabotage betray bully "
    "grope kidnap abduct stalk mistreat mishandle profit collaborate instigate incite orchestrate provoke infiltrate "
    "rig doctor manipulate retaliate condone authorize authorise breach misuse misspend"
)
_WITH_CRIME = lexicon("commit")
_AMISS = lexicon(
    "wrong illegal improper inappropriate unlawful unethical untoward criminal bad nefarious sinister unusual amiss "
    "dishonest corrupt secret"
)
OWN = lexicon("say tell make ask do order call claim suggest touch hit use promise offer threaten")
_EVASIVE = lexicon("anything nothing something much enough anyone anybody you word thing")
_MODALS = lexicon("will would wo 'll ’ll 'd ’d can could ca should must may might to")
_SPEECH = "|".join(sorted(all_forms(cues.SAYING)))
SAID = rf"\A(?=.*(?:\b(?:not|never|no|nor|neither)\b|n't\b))(?=.*(?:\b(?:i|we|{_SPEECH})\b|[\"“:]))"
I_NEVER = r"\b(?:i|we)\W{1,3}(?:\w{1,12}\W{1,3}){0,2}(?:did not|didn't|never|have not|haven't)\b"


def not_done(token: Token) -> Match | None:
    """ "Russia has said it did not meddle", "had committed no crime": what one can only be accused of."""
    if token.pos_ != "VERB" or _unreal(token) or not _said(token):
        return None
    negative = negation(token) or _no(token)
    if negative is None or base(token) in ("advcl", "acl", "amod", "xcomp") or negative.head.dep_ == "conj":
        return None
    return Match(token, tuple(sorted({*_auxiliaries(token, negative), negative, token}, key=_place)))


def _no(verb: Token) -> Token | None:
    """The "no" of "committed no crime"."""
    objects = [each for each in children(verb, "obj") if lemma(verb) in _WITH_CRIME | {"violate", "break"}]
    return next((one for each in objects for one in children(each, "det") if one.lower_ == "no"), None)


def _place(token: Token) -> int:
    return int(token.i)


def _auxiliaries(verb: Token, negative: Token) -> list[Token]:
    return [each for each in children(verb, "aux", "aux:pass") if each.i < max(verb.i, negative.i)]


def _unreal(verb: Token) -> bool:
    """Whether the clause is no statement: modal, conditional, question, command."""
    modal = any(each.lower_ in _MODALS for each in children(verb, "aux", "mark"))
    conditional = bool({"if", "whether", "because", "unless"} & set(marks(verb)))
    return modal or conditional or verb.sent[-1].text == "?" or not children(verb, "nsubj", "nsubj:pass")


def _said(verb: Token) -> bool:
    """Whether somebody is made to say it, or says it of themselves."""
    first = any(each.lower_ in ("i", "we") for each in children(verb, "nsubj", "nsubj:pass"))
    return first or any(link.source is not None and link.verb in cues.SAYING for link in links_of(verb))


def no_such(token: Token) -> Match | None:
    """ "Said that no such threat was made", "there was no such order"."""
    noun = token.head
    no = next((each for each in children(noun, "det") if each.lower_ == "no" and each.i < token.i), None)
    if no is None or base(noun) not in ("nsubj", "obj", "root") or lemma(noun) in ("thing", "luck"):
        return None
    verb = noun if noun.pos_ == "VERB" or noun.head.i == noun.i else noun.head
    modal = any(each.lower_ in _MODALS for each in children(verb, "aux"))
    return Match(noun, (no, token, noun)) if not modal and _said(verb) else None


def nothing_wrong(token: Token) -> Match | None:
    """ "Did nothing wrong", "has done nothing illegal"."""
    wrong = next((each for each in token.doc[token.i + 1 : token.i + 3] if each.lower_ in _AMISS), None)
    verb = token.head
    if wrong is None or lemma(verb) != "do" or verb.i > token.i:
        return None
    modal = any(each.lower_ in _MODALS for each in children(verb, "aux", "mark"))
    return None if modal else Match(verb, (verb, token, wrong))


def never_said(token: Token) -> Match | None:
    """ "I never said that", "I didn't do it": the speaker's own act, which only an accusation makes worth denying."""
    subject = child(token, "nsubj")
    if subject is None or subject.lower_ not in ("i", "we") or _unreal(token) or base(token) in ("advcl", "acl"):
        return None
    negative = negation(token)
    if negative is None or negative.i > token.i or not _answers(token, negative):
        return None
    return Match(token, tuple(sorted({*_auxiliaries(token, negative), negative, token}, key=_place)))


def _answers(verb: Token, negative: Token) -> bool:
    """Whether something certain was not said or done: not "didn't say anything", "don't do that"."""
    own = children(verb, "obj", "ccomp")
    if lemma(verb) == "do":
        own = [each for each in own if each.lower_ == "it"]
    past = any(each.lower_ == "did" for each in children(verb, "aux")) and lemma(verb) in _TOLD
    vague = any(each.lower_ in _EVASIVE or {"any", "much"} & {one.lower_ for one in each.children} for each in own)
    return bool(own) and not vague and (past or (negative.lower_ == "never" and verb.tag_ in ("VBD", "VBN")))


_TOLD = lexicon("say tell do threaten")


_PERCEIVING = lexicon("see witness hear meet observe encounter")


def never(token: Token) -> Match | None:
    """ "I never saw him do it", "he has never engaged in it", "nor have I": of oneself, in the past."""
    verb = token.head
    if verb.tag_ not in ("VBD", "VBN") or children(verb, "cop") or is_passive(verb):
        return None
    subject = child(verb, "nsubj")
    if subject is None or subject.pos_ != "PRON" or not _said(verb) or not _of_oneself(subject, verb):
        return None
    if not claims.in_dispute_article(token.doc) or any(each.lower_ in _MODALS for each in children(verb, "aux")):
        return None
    return Match(verb, (*(each for each in children(verb, "aux") if each.i < verb.i), token, verb))


def _of_oneself(subject: Token, verb: Token) -> bool:
    """First person, or a pronoun for the one who says it."""
    return subject.lower_ in ("i", "we") or (verb.dep_ == "ccomp" and lemma(verb.head) in cues.SAYING)


def of_act(frame: Frame, _: Fillers) -> str:
    """Never having seen or met is knowing nothing of it; never having done it is denying it."""
    return "disavow" if lemma(frame.head) in _PERCEIVING else "deny"
