"""The shipped model: what spacy.load gives, and that a text's events hang on nothing but the text."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.embedded import Embedder
from bench.eval_events import OWN, cleaned
from bench.gold import annotated
from pipeline.extract import Extractor, Reading
from pipeline.language.load import SHIPPED, load
from pipeline.model import CleanArticle

pytestmark = pytest.mark.model
MOST = 70_000_000  # bytes of the whole folder

ARTICLES = [cleaned(article) for article in annotated(OWN)[:8]]
WITHOUT_TORCH = "import sys; sys.modules['torch'] = None;"  # None: importing it fails, installed or not


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


@pytest.fixture(scope="module")
def alone(extractor: Extractor) -> list[Reading]:
    """What each article says, read by itself."""
    return [*chain.from_iterable(extractor.read([article]) for article in ARTICLES)]


def test_spacy_alone_loads_it_and_finds_events() -> None:
    code = (
        f"import spacy; doc = spacy.load({str(SHIPPED)!r})('Norway sent 40 engineers to Mali on Friday.');"
        "print([(each.trigger.text, each.found.type) for each in doc._.events])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[('sent', 'personnel_deployment')]"


def test_it_needs_no_pytorch() -> None:
    code = (
        f"{WITHOUT_TORCH} import spacy;"
        f"print(len(spacy.load({str(SHIPPED)!r})('Norway sent 40 engineers to Mali on Friday.')._.events))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < MOST


def test_it_comes_back_from_disk_as_it_was(tmp_path: Path, alone: list[Reading]) -> None:
    load().to_disk(tmp_path / "model")
    assert [*Extractor(load(tmp_path / "model")).read(ARTICLES)] == alone


def test_a_document_without_words_has_no_events() -> None:
    nlp = spacy.load(SHIPPED)
    assert [nlp(text)._.events for text in ("", " ", "\n\n", "!")] == [(), (), (), ()]


def test_something_is_found_in_every_article(alone: list[Reading]) -> None:
    assert all(reading.events for reading in alone)


def test_every_event_has_its_embedding_also_where_it_is_known_beforehand(alone: list[Reading]) -> None:
    embed = Embedder(load())
    for article, reading in zip(ARTICLES, alone, strict=True):
        assert all(reading.embeddings)
        assert embed(article, reading.events) == reading.embeddings


@given(order=st.permutations(range(len(ARTICLES))), cuts=st.sets(st.integers(1, len(ARTICLES) - 1)))
@settings(max_examples=8)
def test_neither_order_nor_batches_change_an_event(
    extractor: Extractor, alone: list[Reading], order: list[int], cuts: set[int]
) -> None:
    ends = [0, *sorted(cuts), len(order)]
    batches = [order[start:end] for start, end in pairwise(ends)]
    found = {number: events for batch in batches for number, events in zip(batch, _read(extractor, batch), strict=True)}
    assert [found[number] for number in range(len(ARTICLES))] == alone


def test_threads_side_by_side_change_no_event(extractor: Extractor, alone: list[Reading]) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda number: _read(extractor, [number])[0], range(len(ARTICLES)))) == alone


@pytest.mark.parametrize("threads", ["1", "4"])
def test_another_process_with_other_threads_finds_the_same(threads: str, alone: list[Reading]) -> None:
    code = (
        f"{WITHOUT_TORCH} import json; from tests.language import test_model as t;"
        "print(json.dumps([t.told(reading) for reading in t.Extractor(t.load()).read(t.ARTICLES)]))"
    )
    environment = os.environ | {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [told(reading) for reading in alone]


def told(reading: Reading) -> list[object]:
    """The reading as another process can tell it."""
    events = [event.model_dump(mode="json") for event in reading.events]
    return [events, [*reading.vector], [embedding.hex() for embedding in reading.embeddings]]


def _read(extractor: Extractor, numbers: Sequence[int]) -> list[Reading]:
    batch: list[CleanArticle] = [ARTICLES[number] for number in numbers]
    return [*extractor.read(batch)]
