"""CoNLL-U treebanks as sentences of surface tokens."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One treebank word; `head` counts from 0 within the sentence, the root is its own head."""

    form: str
    lemma: str
    upos: str
    tag: str
    feats: str
    head: int
    dep: str
    misc: str
    space: bool


@dataclass
class Sentence:
    """Words of one sentence; `opens` is "doc", "par" or "" for what begins with it."""

    words: list[Word] = field(default_factory=list)
    opens: str = ""
    genre: str = ""

    @property
    def text(self) -> str:
        """The raw text, without a space at the end."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip()


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; genre comes from the document's metadata or id."""
    opens, genre = "", ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# newdoc"):
                opens, genre = "doc", line.rpartition("id = ")[2].partition("-")[0]
            elif line.startswith("# newpar") and opens != "doc":
                opens = "par"
            elif line.startswith("# meta::genre"):
                genre = line.rpartition(" = ")[2]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            yield Sentence(_words(rows), opens, genre)
            opens = ""


def _words(rows: list[list[str]]) -> list[Word]:
    """Words of a sentence; a contraction whose parts do not spell it becomes one word."""
    kept: list[tuple[list[str], bool]] = []
    merged: dict[int, int] = {}
    last, space_after_range = 0, True
    parts = {int(row[0]): row for row in rows if row[0].isdigit()}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            space_after_range = "SpaceAfter=No" not in row[9]
            inside = range(first, last + 1)
            if "".join(parts[i][1] for i in inside) != row[1]:
                top = next((i for i in inside if int(parts[i][6]) not in inside), first)
                merged.update(dict.fromkeys(inside, top))
                kept.append(([str(top), row[1], *parts[top][2:]], space_after_range))
        elif row[0].isdigit() and int(row[0]) not in merged:
            number = int(row[0])
            space = "SpaceAfter=No" not in row[9] if number > last else number == last and space_after_range
            kept.append((row, space))
    position = {int(row[0]): index for index, (row, _) in enumerate(kept)}
    position.update({i: position[top] for i, top in merged.items()})
    return [_word(row, space, position) for row, space in kept]


def _word(row: list[str], space: bool, position: dict[int, int]) -> Word:
    number, head = int(row[0]), int(row[6])
    feats = "" if row[5] == "_" else row[5]
    dep = "ROOT" if head == 0 else row[7]
    return Word(row[1], row[2], row[3], row[4], feats, position[head or number], dep, row[9], space)
