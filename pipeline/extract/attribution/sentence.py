"""Cues that a sentence sets off by commas, read from the order of its words: parses of these often go astray."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.links import Link
from pipeline.extract.grammar.entities import entity
from pipeline.extract.grammar.tree import base, children, lemma
from pipeline.extract.grammar.words import lexicon

_STOPS = frozenset({".", "!", "?"})
_MARKS = frozenset(('"', "“", "”", "''", "``", "’", "'", "»"))
_BREAKS = frozenset((",", "—", "–", "-", "--", ";", ":")) | _MARKS
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$", "IN", "CC"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_SUBJECT = 20  # tokens


def sentence_end(token: Token) -> int:
    """The index past the sentence's last token, by its punctuation and not by the parse."""
    doc = token.doc
    index = token.i
    while index < len(doc) and "\n" not in doc[index].text:
        if doc[index].text in _STOPS and not _quoted_on(doc, index):
            return index + 1
        index += 1
    return index


def _quoted_on(doc: Doc, index: int) -> bool:
    """Whether a full stop, question or exclamation mark ends a quote that its sentence goes on after."""
    after = index + 1
    while after < len(doc) and doc[after].text in _MARKS:
        after += 1
    return index + 1 < after < len(doc) and doc[after].text[:1].islower()


def trailing(trigger: Token) -> Link | None:
    """The cue at the sentence's end: "..., U.S. officials have said", "...," said analyst Daniel Ives."""
    end = sentence_end(trigger)
    for index in range(end - 1, trigger.i + 1, -1):
        verb = trigger.doc[index]
        if _says(verb) and not _has_content(verb, end):
            source = _before(verb, trigger.i) or _after(verb, end)
            if source is not None:
                return Link(source, (verb,), cues.saying_verb(verb.lower_, lemma(verb)) or "")
    return None


def interrupting(trigger: Token) -> Link | None:
    """A cue between commas before the trigger: "The troops, Peskov said, will remain"."""
    for verb in trigger.doc[sentence_start(trigger) + 1 : trigger.i]:
        if verb.nbor().text == "," and _says(verb) and (source := _before(verb, sentence_start(trigger))) is not None:
            return Link(source, (verb,), cues.saying_verb(verb.lower_, lemma(verb)) or "")
    return None


def headed(trigger: Token) -> Link | None:
    """A name with a colon in front of a headline or line: "Kremlin: troops will stay"; or behind it."""
    start, end = sentence_start(trigger), sentence_end(trigger)
    front = [
        token
        for token in trigger.doc[start : min(trigger.i, start + _LONGEST_NAME)]
        if token.is_alpha or token.text == ":"
    ]
    before = next((token for token in front if token.text == ":"), None)
    if before is not None and before.i > start:
        return _named(trigger.doc[start : before.i], before)
    after = next((token for token in trigger.doc[max(trigger.i, end - _LONGEST_NAME) : end] if token.text == ":"), None)
    return None if after is None or after.i + 1 >= end else _named(trigger.doc[after.i + 1 : end], after)


_LONGEST_NAME = 7  # tokens


def _named(name: Span, colon: Token) -> Link | None:
    words = [token for token in name if token.is_alpha]
    if (
        not words
        or all(token.is_upper and len(token) > 2 for token in words)  # a dateline
        or any(token.pos_ in ("VERB", "AUX", "ADV", "SCONJ") for token in words)
        or words[-1].pos_ not in _NOMINAL
    ):
        return None
    speaks = (
        words[-1].pos_ == "PROPN" or words[-1].lower_ in _SPEAKERS or entity(words[-1]) in ("PERSON", "ORG", "PLACE")
    )
    return Link(words[-1], (colon,), "say") if speaks else None


_SPEAKERS = lexicon(
    "official officials source sources minister ministry spokesman police report army government experts expert"
)


def _says(token: Token) -> bool:
    verb = cues.saying_verb(token.lower_, lemma(token))
    if verb not in cues.SAYING or token.tag_ not in ("VBD", "VBZ", "VBN", "VBP"):
        return False
    objects = [
        each for each in children(token, "obj", "xcomp") if each.i > token.i + 1 or verb in cues.ONLY_WITH_CLAUSE
    ]
    return verb in cues.WITH_HEARER or not objects


def _has_content(verb: Token, end: int) -> bool:
    """Whether what is said still follows: a finite clause before the next comma."""
    for token in verb.doc[verb.i + 1 : end]:
        if token.text in _BREAKS:
            return token.text == ":" or token.text in _MARKS
        if token.lower_ == "that" or token.tag_ in _FINITE:
            return True
    return False


def _before(verb: Token, first: int) -> Token | None:
    """The subject between a comma or a closing quotation mark and the verb."""
    segment: list[Token] = []
    for token in reversed(verb.doc[max(first + 1, verb.i - _LONGEST_SUBJECT) : verb.i]):
        if token.text in _BREAKS and _opens_subject(segment, verb):
            return _head(segment, verb)
        if (
            (token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"))
            or token.text in _MARKS
            or (token.tag_ in _RELATIVE and not _inside_subject(token, segment))
        ):
            return None
        segment.insert(0, token)
    return None


def _inside_subject(token: Token, segment: list[Token]) -> bool:
    """ "People familiar with the matter said": a preposition or an "and" with its noun, and a noun before it."""
    if token.pos_ not in ("ADP", "CCONJ") or not any(each.pos_ in _NOMINAL for each in segment):
        return False
    before = token.nbor(-1) if token.i > 0 else token
    return before.pos_ in _NOMINAL or before.pos_ == "ADJ"


def _opens_subject(segment: list[Token], verb: Token) -> bool:
    """Whether a segment holds a subject, not the last apposition to one ("Peskov, the spokesman, said")."""
    if not any(token.pos_ in _NOMINAL for token in segment):
        return False
    return segment[-1].text != "," or sum(token.text == "," for token in segment) > 1 or segment[-1].i < verb.i - 1


def _head(segment: list[Token], verb: Token) -> Token:
    subject = next((each for each in children(verb, "nsubj") if each in segment), None)
    nominals = [token for token in segment if token.pos_ in _NOMINAL]
    outer = [token for token in nominals if token.head not in segment and base(token) not in ("nmod", "obl")]
    return subject or (outer or nominals)[0]


def _after(verb: Token, end: int) -> Token | None:
    """The subject right behind an inverted verb: "said Tan"."""
    if verb.i == 0 or verb.doc[verb.i - 1].text not in _BREAKS or verb.i + 1 >= end:
        return None
    own = next((each for each in children(verb, "nsubj", "obj") if each.i > verb.i), None)
    following = verb.doc[verb.i + 1]
    return own or (following if following.pos_ in _NOMINAL else None)


def according(trigger: Token) -> Iterator[Link]:
    """ "According to X" before or after the clause, set off by a comma."""
    doc, end = trigger.doc, sentence_end(trigger)
    for index in range(sentence_start(trigger), end - 2):
        words = _according(doc, index)
        source = _accorded(doc, index + len(words), end) if words else None
        if source is not None and _covers(index, trigger, source):
            yield Link(source, words, "say")


def _according(doc: Doc, index: int) -> tuple[Token, ...]:
    """ "According to"; ", per" before a name, which is no rate."""
    if doc[index].lower_ == "according" and doc[index + 1].lower_ == "to":
        return (doc[index], doc[index + 1])
    named = doc[index + 1].pos_ == "PROPN" or (doc[index + 1].pos_ == "DET" and doc[index + 2].pos_ == "PROPN")
    return (doc[index],) if doc[index].lower_ == "per" and index > 0 and doc[index - 1].text == "," and named else ()


def sentence_start(token: Token) -> int:
    """The index of the sentence's first token, by its punctuation and not by the parse."""
    index = token.i
    while index > 0 and "\n" not in token.doc[index - 1].text and not _stops(token.doc, index - 1):
        index -= 1
    return index


def _stops(doc: Doc, index: int) -> bool:
    return doc[index].text in _STOPS and not _quoted_on(doc, index)


def _accorded(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the nominal at start, by the parse where it stays inside, else its last name before a comma."""
    run: list[Token] = []
    for token in doc[start:end]:
        if token.text in _BREAKS | _STOPS or (run and token.pos_ in ("VERB", "ADP", "SCONJ")):
            break
        run.append(token)
    nominals = [token for token in run if token.pos_ in _NOMINAL]
    outer = [token for token in nominals if token.head not in run or base(token) == "ROOT"]
    found = next(iter(outer or nominals), None)
    return found if found is not None and lemma(found) not in cues.NO_SOURCES else None


def _covers(index: int, trigger: Token, source: Token) -> bool:
    """Whether the phrase speaks of the trigger: it stands behind it, or it opens the sentence before it."""
    if index > trigger.i:
        return trigger not in source.subtree
    opening = all(
        not token.is_alpha or token.pos_ in ("ADV", "CCONJ") for token in trigger.doc[sentence_start(trigger) : index]
    )
    comma = any(token.text == "," for token in trigger.doc[source.i : trigger.i])
    return opening and comma
