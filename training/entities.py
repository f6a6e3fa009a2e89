"""One entity scheme from the several ones of corpora and teachers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

NAMES = frozenset({"PERSON", "ORG", "PLACE"})
SCHEME = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "NORP",
    "DATE": "DATE", "TIME": "DATE", "MONEY": "MONEY", "CARDINAL": "QUANTITY", "ORDINAL": "QUANTITY",
    "QUANTITY": "QUANTITY", "PERCENT": "QUANTITY",
}  # fmt: skip
TRIMMED_STARTS = frozenset({"the", "a", "an"})
TITLES = frozenset(
    """
    mr mrs ms miss dr prof rev hon sir dame lord lady president minister senator rep sen gov amb lt gen col maj capt cpt
    sgt cpl pfc pvt spc cmdr adm brig cmsgt msgt det insp supt chancellor king queen prince princess pope aunt uncle
    """.split()
)
TRIMMED_ENDS = frozenset({"'s", "’s", "'", "’", ",", "."})


@dataclass(frozen=True)
class Name:
    """An entity of the merged scheme by its characters in the text."""

    start: int
    end: int
    label: str

    def meets(self, other: "Name") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def teacher_names(doc: Doc) -> list[Name]:
    """The teacher's entities in the merged scheme, names without article and genitive."""
    spans = [_trimmed(span) for span in doc.ents if span.label_ in SCHEME]
    return [Name(s.start_char, s.end_char, SCHEME[s.label_]) for s in spans if len(s)]


def _trimmed(span: Span) -> Span:
    if SCHEME[span.label_] not in NAMES | {"NORP"}:
        return span
    start, end = span.start, span.end
    while start < end and _leads(span.doc[start], span.label_):
        start += 1
    while start < end and span.doc[end - 1].text in TRIMMED_ENDS:
        end -= 1
    return Span(span.doc, start, end, label=span.label_)


def _leads(token: Token, label: str) -> bool:
    """Whether the token stands before the name: an article, a title before a person, or a rank by itself."""
    bare = token.lower_.rstrip(".")
    rank = token.text.endswith(".") and bare in TITLES
    return bare in TRIMMED_STARTS or rank or (label == "PERSON" and bare in TITLES)


def completed(gold: Iterable[Name], silver: Iterable[Name], complete: Collection[str]) -> list[Name]:
    """Gold entities, and the teacher's of those types that the corpus does not annotate, where they do not meet."""
    kept = list(gold)
    return kept + [n for n in silver if n.label not in complete and not any(n.meets(g) for g in kept)]


def label(nlp: Language, text: str, names: Iterable[Name]) -> Doc:
    """A Doc whose entities are `names`, in the bounds of its tokens."""
    doc = nlp.make_doc(text)
    spans: list[Span] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        span = doc.char_span(name.start, name.end, name.label, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    doc.set_ents(spans, default="outside")
    return doc
