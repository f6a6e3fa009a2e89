"""One entity scheme from the corpora's several; where two sources disagree, the tokens are left unlabelled."""

from collections.abc import Collection, Iterable, Iterator
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


def agreed(gold: list[Name], silver: list[Name], annotated: Collection[str]) -> tuple[list[Name], list[Name]]:
    """What both say (in the teacher's bounds), and what only one says of the types in `annotated`."""
    kept, open_ = [], []
    for name in silver:
        partners = [g for g in gold if g.meets(name)]
        same = len(partners) == 1 and _alike(partners[0].label, name.label)
        if same or (name.label not in annotated and not partners):
            kept.append(name)
        else:
            open_.append(name)
    open_ += [g for g in gold if not any(g.meets(name) for name in kept)]
    return kept, open_


def _alike(one: str, other: str) -> bool:
    """Countries that act count as nationalities in some corpora; the teacher's word holds there."""
    return one == other or {one, other} == {"NORP", "PLACE"}


def label(nlp: Language, text: str, names: Iterable[Name], unknown: Iterable[Name] = ()) -> Doc:
    """A Doc whose entities are `names`; tokens of `unknown` carry no annotation at all."""
    doc = nlp.make_doc(text)
    spans: list[Span] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        span = doc.char_span(name.start, name.end, name.label, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    taken = {i for span in spans for i in range(span.start, span.end)}
    missing = [span for n in unknown for span in _outside(doc, n, taken)]
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def _outside(doc: Doc, name: Name, taken: set[int]) -> Iterator[Span]:
    """Single tokens of `name` that no kept entity covers; each token once."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    for token in span or ():
        if token.i not in taken:
            taken.add(token.i)
            yield doc[token.i : token.i + 1]
