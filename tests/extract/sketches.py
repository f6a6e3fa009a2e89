"""Trees written by hand, without lemmas and tags: a token a line, "text pos dep head features"."""

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab


def tree(rows: str, entities: dict[str, str] | None = None) -> Doc:
    """The Doc of the rows; features are written as in UD ("VerbForm=Part|Tense=Past"); entities: word -> label."""
    lines = [line.split() for line in rows.strip().splitlines()]
    words = [line[0] for line in lines]
    return Doc(
        VOCAB,
        words=words,
        spaces=[_spaced(words, number) for number in range(len(words))],
        pos=[line[1] for line in lines],
        deps=[line[2] for line in lines],
        heads=[int(line[3]) for line in lines],
        morphs=[line[4] if len(line) > 4 else "" for line in lines],
        lemmas=[word.lower() for word in words],
        ents=[_entity(word, entities or {}) for word in words],
    )


def _spaced(words: list[str], number: int) -> bool:
    following = words[number + 1] if number + 1 < len(words) else "."
    return following not in (".", ",", "'s", "n't", "”") and words[number] != "“"


def _entity(word: str, entities: dict[str, str]) -> str:
    return f"B-{entities[word]}" if word in entities else "O"


def found(doc: Doc, text: str) -> int:
    """The number of the first token with that text."""
    return next(token.i for token in doc if token.text == text)


ACTIVE = """
Norway PROPN nsubj 2
has AUX aux 2
sent VERB ROOT 2 VerbForm=Part|Tense=Past
40 NUM nummod 4
engineers NOUN obj 2 Number=Plur
to ADP case 6
Mali PROPN obl 2
on ADP case 8
Friday PROPN obl 2
. PUNCT punct 2
"""
PASSIVE = """
40 NUM nummod 1
engineers NOUN nsubj:pass 3 Number=Plur
were AUX aux:pass 3 VerbForm=Fin
sent VERB ROOT 3 VerbForm=Part|Tense=Past
to ADP case 5
Mali PROPN obl 3
by ADP case 7
Norway PROPN obl:agent 3
. PUNCT punct 3
"""
NOMINAL = """
Norway PROPN nmod:poss 2
's PART case 0
dispatch NOUN nsubj 7
of ADP case 4
engineers NOUN nmod 2 Number=Plur
to ADP case 6
Mali PROPN nmod 2
surprised VERB ROOT 7 VerbForm=Fin
nobody PRON obj 7
. PUNCT punct 7
"""
PARTICIPLE = """
The DET det 1
engineers NOUN nsubj 7 Number=Plur
sent VERB acl 1 VerbForm=Part|Tense=Past
to ADP case 4
Mali PROPN obl 2
by ADP case 6
Norway PROPN obl:agent 2
complained VERB ROOT 7 VerbForm=Fin
. PUNCT punct 7
"""
RELATIVE = """
The DET det 1
engineers NOUN nsubj 7 Number=Plur
that PRON obj 4
Norway PROPN nsubj 4
sent VERB acl:relcl 1 VerbForm=Fin
to ADP case 6
Mali PROPN obl 4
complained VERB ROOT 7 VerbForm=Fin
. PUNCT punct 7
"""
CONTROL = """
Norway PROPN nsubj 2
has AUX aux 2
agreed VERB ROOT 2 VerbForm=Part|Tense=Past
to PART mark 4
send VERB xcomp 2 VerbForm=Inf
engineers NOUN obj 4 Number=Plur
to ADP case 7
Mali PROPN obl 4
. PUNCT punct 2
"""
OBJECT_CONTROL = """
Mali PROPN nsubj 1
asked VERB ROOT 1 VerbForm=Fin
Norway PROPN obj 1
to PART mark 4
send VERB xcomp 1 VerbForm=Inf
engineers NOUN obj 4 Number=Plur
. PUNCT punct 1
"""
COORDINATED = """
Norway PROPN nsubj 1
trained VERB ROOT 1 VerbForm=Fin
and CCONJ cc 3
sent VERB conj 1 VerbForm=Fin
engineers NOUN obj 1 Number=Plur
to ADP case 6
Mali PROPN obl 3
. PUNCT punct 1
"""
