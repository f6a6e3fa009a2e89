"""Tables for spaCy's rule lemmatizer: the treebanks' lemmas before the packaged WordNet-based ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.lookups import Lookups

from training.conllu import read

Exceptions = dict[str, dict[str, list[str]]]
# A form whose base is itself needs no entry for these: the lemmatizer leaves them as they stand.
OPEN = ("adj", "adv", "noun", "verb")
UNCHANGED = frozenset({"propn", "punct", "sym", "x", "num"})


def tables(teacher: Language, treebanks: Iterable[Path]) -> Lookups:
    """Rules, known words and exceptions per part of speech."""
    packaged = teacher.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # spaCy types pipes as functions
    merged = Lookups()
    for name in ("lemma_rules", "lemma_index"):
        table = packaged.get_table(name)
        merged.add_table(name, {pos: table[pos] for pos in OPEN if pos in table})
    exceptions: Exceptions = {pos: dict(packaged.get_table("lemma_exc")[pos]) for pos in OPEN}
    for verb in packaged.get_table("lemma_index")["verb"]:
        exceptions["verb"].setdefault(verb, [verb])
    for pos, forms in observed(treebanks).items():
        exceptions.setdefault(pos, {}).update(forms)
    merged.add_table("lemma_exc", exceptions)
    return merged


def observed(treebanks: Iterable[Path]) -> Exceptions:
    """The most frequent lemma of each lower-cased form, where it is not what the rules give anyway."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in treebanks:
        for sentence in read(path):
            for word in sentence.words:
                counts[word.upos.lower(), word.form.lower()][word.lemma] += 1
    found: Exceptions = {}
    for (pos, form), lemmas in sorted(counts.items()):
        lemma = max(sorted(lemmas), key=lambda text: lemmas[text])
        if lemma != "_" and not (pos in UNCHANGED and lemma.lower() == form):
            found.setdefault(pos, {})[form] = [lemma]
    return found
