"""What can be true or false, and so be denied: the nouns of saying and claiming."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from pipeline.extract.attribution import cues
from pipeline.extract.grammar.tree import cases, children, counted, lemma, marks
from pipeline.extract.grammar.words import all_forms, lexicon
from pipeline.extract.text.passages import article_words

# What can be true or false, and so be denied, rejected or called baseless.
CLAIMS = lexicon(
    "allegation accusation report claim charge suggestion assertion rumor rumour speculation finding notion "
    "insinuation theory contention conclusion narrative characterization characterisation comparison smear innuendo "
    "conspiracy complaint statement account version implication assumption depiction description interpretation "
    "testimony premise perception portrayal imputation inference gossip hearsay reporting"
)
# Denied or rejected only where a clause says what they hold: "the idea that", "concerns that".
HELD = lexicon(
    "idea view belief concern fear impression point hint talk doubt warning fact possibility thesis worry tweet "
    "remark comment figure estimate news article information story argument assessment indictment lawsuit"
)
SPEECH = lexicon("announcement message posting post declaration explanation insistence denial admission letter word")
# Rejected as something: "dismissed the criticism as carping".
JUDGED = lexicon(
    "criticism critic question questions suggestion warning complaint tweet video footage threat remark comment memo "
    "dossier story article headline coverage ad advertisement commercial book film"
)
CLAIM_WORDS = all_forms(CLAIMS)
CLAIM_FORMS = all_forms(CLAIMS | HELD | SPEECH)
DENYING = lexicon(
    "deny reject dispute dismiss refute rebut contradict question challenge contest repudiate debunk counter"
)
PEOPLE = frozenset({"PERSON", "ORG", "NORP", "PLACE", "GPE"})
ACCUSING = lexicon("accuse charge suspect blame")
TAKING_UP = lexicon("it this that these those they all everything which")


def is_claim(token: Token) -> bool:
    """Whether a nominal is something that can be true or false; "many of the claims" as much as "the claims"."""
    token = counted(token)
    proposal = any(_infinitive(each) for each in children(token, "acl", "xcomp"))
    if lemma(token) in CLAIMS or token.lower_ in CLAIM_WORDS:
        return not proposal
    return lemma(token) in HELD | SPEECH and _has_content(token) and not proposal


def is_told(token: Token) -> bool:
    """Whether a nominal is what was told or reckoned, said to be wrong as a whole: "the figure", "this story"."""
    return lemma(counted(token)) in _TOLD_OR_RECKONED


_TOLD_OR_RECKONED = lexicon(
    "number figure story argument data narrative estimate article headline quote news statistic announcement tweet "
    "analysis calculation information coverage rumour rumor"
)


def in_dispute_article(doc: Doc) -> bool:
    """Whether the document's article tells of accusations and denials again and again."""
    return tells_of_disputes(article_words(doc))


def tells_of_disputes(counts: Mapping[str, int]) -> bool:
    """As in_dispute_article, given how often the article has each word."""
    return sum(counts.get(word, 0) for word in _DISPUTING) > 2


_DISPUTING = all_forms(("allegation", "accusation", "accuse", "deny", "denial", "allege"))


def is_claim_word(token: Token) -> bool:
    """Whether a noun is one of saying or claiming."""
    return lemma(token) in CLAIMS | HELD | SPEECH or cues.saying_noun(token.lower_) is not None


def _infinitive(clause: Token) -> bool:
    return "to" in marks(clause) and not children(clause, "nsubj", "cop")


def _has_content(noun: Token) -> bool:
    return bool(children(noun, "acl", "ccomp", "advcl")) or any("of" in cases(each) for each in children(noun, "nmod"))
