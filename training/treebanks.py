"""Documents of several sentences from the treebanks, with paragraph marks and variants of surface form."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.conllu import Sentence, Word, read

BREAKS = ("\n\n", "\n", "")
LONGEST = 12  # sentences in one document to learn from
SPACE = Word("\n", "\n", "SPACE", "_SP", "", 0, "dep", "", False)
UNMARKED = replace(SPACE, lemma="", upos="", tag="", dep="punct")  # the scorer leaves all of this out
MEASURED = 10  # sentences in one document to measure on


def documents(path: Path, vocab: Vocab, seed: int = 0, variants: float = 0.0) -> Iterator[Doc]:
    """Yield documents; `variants` is the share that is repeated with another surface form."""
    chance = random.Random(seed)
    for group in _groups(read(path), chance):
        yield _doc(vocab, group, chance.choice(BREAKS))
        if chance.random() < variants:
            yield _doc(vocab, [_variant(sentence, chance) for sentence in group], chance.choice(BREAKS))


def plain_documents(path: Path, vocab: Vocab, mark: str = "\n\n") -> Iterator[Doc]:
    """Documents to measure on: ten sentences of one text; `mark` between its paragraphs is not annotated."""
    group: list[Sentence] = []
    for sentence in read(path):
        if group and (sentence.opens == "doc" or len(group) == MEASURED):
            yield _doc(vocab, group, mark, UNMARKED)
            group = []
        group.append(sentence)
    yield _doc(vocab, group, mark, UNMARKED)


def _groups(sentences: Iterable[Sentence], chance: random.Random) -> Iterator[list[Sentence]]:
    """Runs of one to LONGEST sentences of one document."""
    group: list[Sentence] = []
    size = chance.randint(1, LONGEST)
    for sentence in sentences:
        if group and (sentence.opens == "doc" or len(group) == size):
            yield group
            group, size = [], chance.randint(1, LONGEST)
        group.append(sentence)
    if group:
        yield group


def _doc(vocab: Vocab, group: list[Sentence], mark: str, space: Word = SPACE) -> Doc:
    """One Doc; the end of a paragraph is the whitespace token `mark`, or a space if that is empty."""
    rows: list[tuple[Word, int, bool]] = []
    for place, sentence in enumerate(group):
        start = len(rows)
        breaks = bool(mark) and place + 1 < len(group) and group[place + 1].opens == "par"
        rows.extend((word, start + word.head, index == 0) for index, word in enumerate(sentence.words))
        last, head, first = rows[-1]
        rows[-1] = (replace(last, space=not breaks), head, first)
        if breaks:
            rows.append((replace(space, form=mark), len(rows) - 1, False))
    return _filled(vocab, rows)


def _filled(vocab: Vocab, rows: list[tuple[Word, int, bool]]) -> Doc:
    words = [word for word, _, _ in rows]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[head for _, head, _ in rows],
        deps=[word.dep for word in words],
        sent_starts=[first for _, _, first in rows],
    )


def _variant(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence with other quotes, without its final point, or in the letters of a headline."""
    words = _quotes(sentence.words)
    kind = chance.random()
    if kind < 0.15 and sentence.words[-1].form == "." and not any(w.head == len(words) - 1 for w in words[:-1]):
        words = words[:-1]
    elif kind < 0.3 and len(words) <= 20:
        words = [replace(word, form=_title(word)) for word in words]
    elif kind < 0.35:
        words = [replace(word, form=word.form.upper()) for word in words]
    return replace(sentence, words=words)


def _title(word: Word) -> str:
    plain = word.upos in {"ADP", "DET", "CCONJ", "PART", "PUNCT", "SYM"}
    return word.form if plain else word.form[:1].upper() + word.form[1:]


def _quotes(words: list[Word]) -> list[Word]:
    """Straight quotes made curly, or curly ones straight."""
    curly = any(word.form[0] in "“”‘’" for word in words)
    straight = str.maketrans("“”‘’", "\"\"''")
    if curly:
        return [replace(word, form=word.form.translate(straight)) for word in words]
    changed, opened = [], False
    for word in words:
        form = word.form.replace("'", "’")
        if form == '"':
            form, opened = ("”" if opened else "“"), not opened
        changed.append(replace(word, form=form))
    return changed
