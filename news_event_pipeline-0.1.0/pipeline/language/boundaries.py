"""The spaCy component ``news_sentences``: where sentences begin, by rule; documents that have them keep them."""

from bisect import bisect_left

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.sentences import sentences

FACTORY = "news_sentences"


@Language.component(FACTORY, assigns=["token.is_sent_start"])
def news_sentences(doc: Doc) -> Doc:
    """The document with its sentences."""
    return doc if doc.has_annotation("SENT_START") else begin_at(doc, [start for start, _, _ in sentences(doc.text)])


def begin_at(doc: Doc, starts: list[int]) -> Doc:
    """The document with sentences that begin at these characters, in order; a token that holds one begins it."""
    begins = [token.idx for token in doc]
    first = {0, *(max(0, bisect_left(begins, start + 1) - 1) for start in starts)}
    flags = np.array([1 if number in first else -1 for number in range(len(doc))], dtype=np.int64)
    return doc.from_array([SENT_START], flags.view(np.uint64)[:, None]) if len(doc) else doc  # type: ignore[arg-type]  # any 64 bits
