"""Labels, word pieces and passages for tests."""

import re

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import BertPreTokenizer

from pipeline.language.labels import Labels
from pipeline.language.passages import CLS, SEP, Passage

LABELS = Labels.of({"move": (("go", "stay"), ("actor", "place")), "talk": (("say",), ("topic", "actor"))})


def tokenizer(*known: str) -> Tokenizer:
    """Word pieces: the known ones (``##`` marks those that go on), and single letters and marks for all else."""
    letters = [chr(code) for code in range(33, 127)]
    vocabulary = dict.fromkeys(["[UNK]", *known, *letters, *(f"##{letter}" for letter in letters)])
    made = Tokenizer(WordPiece({piece: number for number, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    made.normalizer = Lowercase()
    made.pre_tokenizer = BertPreTokenizer()
    return made


def passage(*sentences: str, context: int = 0) -> tuple[str, Passage]:
    """A text of sentences and its passage, so many of them context; a piece has six letters at most."""
    text = " ".join(sentences)
    found = [match.span() for match in re.finditer(r"\w{1,6}|[^\w\s]", text)]
    ends = np.cumsum([len(sentence) + 1 for sentence in sentences])
    numbers = np.array([-1, *(int((ends <= start).sum()) for start, _ in found), -1], dtype=np.int64)
    return text, Passage(
        ids=np.array([CLS, *range(1000, 1000 + len(found)), SEP], dtype=np.int64),
        segments=(numbers < context).astype(np.int64),
        sentences=numbers,
        starts=np.array([0, *(start for start, _ in found), 0], dtype=np.int64),
        ends=np.array([0, *(end for _, end in found), 0], dtype=np.int64),
    )


def piece(text: str, made: Passage, word: str) -> int:
    """The number of the piece in which the word begins."""
    start = text.index(word)
    return int(np.flatnonzero((made.starts <= start) & (made.ends > start))[0])
