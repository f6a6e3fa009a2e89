"""Stanford's recogniser of names (CoreNLP, from Maven Central) as a teacher; needs Java and Maven."""

import subprocess
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

from spacy.tokens import Token

from training.entities import Name

VERSION = "4.5.7"
MODEL = "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz"
LABELS = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "PLACE"}
MAIN = "edu.stanford.nlp.ie.crf.CRFClassifier"


def fetch(work: Path) -> Path:
    """A folder with the program and its models, copied from Maven Central if they are not there."""
    folder = work / "stanford"
    for kind in ("", ":jar:models"):
        wanted = folder / f"stanford-corenlp-{VERSION}{kind.replace(':jar:', '-')}.jar"
        if not wanted.exists():
            artifact = f"-Dartifact=edu.stanford.nlp:stanford-corenlp:{VERSION}{kind}"
            subprocess.run(["mvn", "-q", "dependency:copy", artifact, f"-DoutputDirectory={folder}"], check=True)
    with ZipFile(folder / f"stanford-corenlp-{VERSION}-models.jar") as jar:
        jar.extract(MODEL, folder)
    return folder


def tags(folder: Path, texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """One class per word ("O", "PERSON", ...) for each text; texts without words get an empty list."""
    asked = folder / "words.tsv"
    asked.write_text("\n".join("".join(f"{_word(w)}\tO\n" for w in words) for words in texts if words), "utf-8")
    java = ["java", "-XX:+UseSerialGC", "-Xmx4g", "-cp", f"{folder}/stanford-corenlp-{VERSION}.jar", MAIN]
    options = ["-loadClassifier", f"{folder}/{MODEL}", "-testFile", str(asked)]
    told = subprocess.run([*java, *options, "-map", "word=0,answer=1"], check=True, stdout=subprocess.PIPE)
    answers = iter(_blocks(told.stdout.decode("utf-8").split("\n")))
    return [next(answers) if words else [] for words in texts]


def names(words: Sequence[Token], found: Iterable[str]) -> list[Name]:
    """Runs of words of one class; the recogniser does not part two names of one class side by side."""
    kept: list[Name] = []
    for kind, run in groupby(zip(words, found, strict=True), key=lambda pair: pair[1]):
        inside = [word for word, _ in run]
        if kind in LABELS:
            kept.append(Name(inside[0].idx, inside[-1].idx + len(inside[-1]), LABELS[kind]))
    return kept


def _word(text: str) -> str:
    """Without blanks, which would end the column."""
    return "_".join(text.split()) or "_"


def _blocks(lines: Iterable[str]) -> Iterable[list[str]]:
    """The last column of each run of lines that are not blank."""
    for filled, block in groupby(lines, key=lambda line: bool(line.strip())):
        if filled:
            yield [line.rsplit("\t", 1)[1] for line in block]
