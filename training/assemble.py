"""The shipped model from a trained network: ``python -m training.assemble --network FILE --encoder DIR --out DIR ...``.

What the network needs beside it is learned here: what its probabilities mean, from annotated articles that it was not
trained on; and the axes of the article's vector, from plain news.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.language import Language
from tokenizers import Tokenizer

from bench.eval_events import cleaned
from bench.gold import GoldArticle, annotated
from pipeline.articles.clean import clean
from pipeline.extract import Extractor
from pipeline.extract.types import LABELS
from pipeline.language import boundaries, events
from pipeline.language.calibration import Calibration
from pipeline.language.encoder import Encoder, read_graphs
from pipeline.language.events import Learned
from pipeline.language.lead import lead
from pipeline.language.passages import Passage, pieces
from pipeline.language.sentences import sentences
from pipeline.model import Article, CleanArticle, Metadata
from training import vector
from training.calibrate import calibrated, judged
from training.corpus import lines
from training.export import export, shrink
from training.network import EventNetwork, pretrained
from training.resume import resumed

STEM_LAYERS = 4
HARDLY = 0.05
"""Candidates of so little probability still teach what probabilities mean."""
META = Path(__file__).parent / "meta.json"


def network_of(path: Path) -> EventNetwork:
    """A network as training.learn saved it, or that of a model's news_events folder."""
    if path.is_dir():
        return resumed(path, LABELS).eval()
    saved = torch.load(path, weights_only=False)
    network = EventNetwork(LABELS, len(saved["options"]["layers"]))
    network.load_state_dict(saved["network"])
    return network.eval()


def learned(network: EventNetwork, tokenizer: str) -> Learned:
    """What a network alone gives: probabilities as they are, hardly likely ones too; no vector."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export(network, folder, min(STEM_LAYERS, len(network.encoder.layers)))
        shrink(folder, ["stem", "trunk", "reader"])
        graphs = read_graphs(folder)
    width = network.tags.in_features
    return Learned(
        labels=LABELS,
        calibration=Calibration.plain(len(LABELS.types), HARDLY),
        graphs=graphs,
        tokenizer=tokenizer,
        axes=np.eye(width, vector.SIZE, dtype=np.float32),
        centre=np.zeros(width, dtype=np.float32),
    )


def model(parts: Learned) -> Language:
    """A spaCy pipeline of these parts."""
    nlp = spacy.blank("en")
    nlp.add_pipe(boundaries.FACTORY)
    component = nlp.add_pipe(events.FACTORY)
    component.initialize(lambda: [], nlp=nlp, learned=parts)  # type: ignore[attr-defined]  # typed as a function
    nlp.meta.update(json.loads(META.read_text(encoding="utf-8")))
    return nlp


def with_calibration(parts: Learned, gold: Sequence[GoldArticle]) -> Learned:
    """The parts with scores that mean what they say, on articles that the network was not trained on."""
    found = Extractor(model(parts)).extract([cleaned(article) for article in gold])
    return replace(parts, calibration=calibrated(LABELS.types, [judged(name, found, gold) for name in LABELS.types]))


def with_vector(parts: Learned, bert: Path, news: Sequence[CleanArticle]) -> Learned:
    """The parts with axes along which articles lie as the untouched encoder lays them."""
    leads = _leads(parts, news)
    axes, centre = vector.axes(_states(parts, leads), _goals(bert, leads))
    return replace(parts, axes=axes.astype(np.float32), centre=centre.astype(np.float32))


def alike(parts: Learned, bert: Path, path: Path) -> str:
    """How often the nearest article tells of the same story, by our vectors and by the untouched encoder's."""
    rows = [row for row in lines(path) if row.get("story")]
    articles = [clean(_article(row["id"], row["text"], row.get("title"))) for row in rows]
    leads, stories = _leads(parts, articles), [row["story"] for row in rows]
    ours = (_states(parts, leads) - parts.centre) @ parts.axes
    ours = np.round(127 * ours / np.linalg.norm(ours, axis=1, keepdims=True))
    shares = [vector.nearest_alike(each, stories) for each in (ours, _goals(bert, leads))]
    return f"{path.name}: nearest of the same story: {shares[0]:.3f} by ours, {shares[1]:.3f} by the teacher's vectors"


def _states(parts: Learned, leads: Sequence[Passage]) -> vector.Floats:
    encoder = Encoder(parts.graphs)
    return np.array([encoder.stem(passage)[1:-1].mean(axis=0) for passage in leads], dtype=np.float64)


def _goals(bert: Path, leads: Sequence[Passage]) -> vector.Floats:
    teacher = pretrained(bert, LABELS, range(12)).eval().encoder
    with torch.no_grad():
        states = [teacher(torch.from_numpy(one.ids)[None], torch.zeros(1, len(one.ids)).long())[0, 0] for one in leads]
    return np.array([(state / state.norm()).tolist() for state in states], dtype=np.float64)


def _leads(parts: Learned, articles: Sequence[CleanArticle]) -> list[Passage]:
    tokenizer = Tokenizer.from_str(parts.tokenizer)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return [passage for article in articles if (passage := _lead(tokenizer, article)) is not None]


def _lead(tokenizer: Tokenizer, article: CleanArticle) -> Passage | None:
    text, title = article.article.text, article.article.metadata.title or ""
    places = [(start, text[start:end]) for start, end, _ in sentences(text[:2000])]
    ids = tokenizer.encode(title, add_special_tokens=False).ids
    return lead(ids, [*chain.from_iterable(pieces(tokenizer, places))])


def news_of(paths: Sequence[Path], most: int, skip: int = 0) -> list[CleanArticle]:
    """Articles of packed JSON lines, cleaned: at most so many of each file, after the first ones that are skipped."""
    rows = [row for path in paths for row in islice(lines(path), skip, skip + most)]
    return [clean(_article(row["id"], row["text"], row.get("title"))) for row in rows]


def _article(name: str, text: str, title: str | None) -> Article:
    facts = Metadata(title=title)
    return Article(id=name, source_id=name, source="news", content_type="text/plain", text=text, metadata=facts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the model's folder."""
    parser = argparse.ArgumentParser(prog="python -m training.assemble", description=__doc__)
    parser.add_argument("--network", type=Path, required=True, help="what training.learn saved")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors, tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev", type=Path, nargs="*", default=[], help="annotated articles, not trained on")
    parser.add_argument("--dev-loose", type=Path, nargs="*", default=[], help="the same, of lone sentences")
    parser.add_argument("--calibration", type=Path, help="instead: a model of this recipe whose calibration to take")
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="packed JSON lines of plain news")
    parser.add_argument("--alike", type=Path, nargs="*", default=[], help="news with stories, to measure vectors on")
    parser.add_argument("--most", type=int, default=1500, help="articles of each file of news")
    parser.add_argument("--skip", type=int, default=300, help="first articles of each file, left to measure on")
    given = parser.parse_args(arguments)
    parts = learned(network_of(given.network), (given.encoder / "tokenizer.json").read_text(encoding="utf-8"))
    if given.calibration:
        settings = json.loads((given.calibration / events.FACTORY / "cfg.json").read_text(encoding="utf-8"))
        parts = replace(parts, calibration=Calibration(**{k: tuple(v) for k, v in settings["calibration"].items()}))
    elif given.dev:
        dev = [article for path in given.dev for article in annotated(path)]
        parts = with_calibration(
            parts, dev + [article for path in given.dev_loose for article in annotated(path, loose=True)]
        )
    print(parts.calibration)
    news = news_of(given.news, given.most, given.skip)
    if news:
        parts = with_vector(parts, given.encoder, news)
    for path in given.alike if news else ():
        print(alike(parts, given.encoder, path))
    shutil.rmtree(given.out, ignore_errors=True)
    model(parts).to_disk(given.out)


if __name__ == "__main__":
    main()
