"""The steps of docs/architecture.md: a type is declared in one file, learned from thirty sentences, and is found."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DECLARATION = '''
"""Somebody is given a post."""

from pipeline.extract.eventtype import EventType, Example

EVENT_TYPE = EventType(
    name="appointment",
    subtypes=("appoint", "dismiss"),
    roles=("body", "person"),
    examples=(Example("Kenya appointed Otieno.", "appointed", "appoint"),),
    near_misses=("Kenya disappointed Otieno.",),
)
'''
WALK = """
import json, sys
from pathlib import Path
import torch
from tokenizers import Tokenizer
from bench.gold import annotated
from pipeline.extract import Extractor
from pipeline.extract.types import LABELS
from pipeline.model import Article, CleanArticle, Facts
from pipeline.schemas import schemas
from pipeline.stream.topics import Topics
from training.assemble import learned, model
from training.learn import Lessons, Options, learn, ranked
from training.network import EventNetwork
from training.samples import prepare

folder = Path(sys.argv[1])
tokenizer = Path("pipeline/language/model/news_events/tokenizer.json").read_text(encoding="utf-8")
texts = ranked([prepare(each, Tokenizer.from_str(tokenizer)) for each in annotated(folder / "gold.json", loose=True)])
torch.manual_seed(1)  # a network of two layers from nothing: some of its beginnings learn nothing in so short a time
options = Options(layers=(0, 1), epochs=30, rate=5e-4, head_rate=5e-4, average=0.5, often=1.0, seldom=1.0)
network = learn(Lessons(texts), LABELS, EventNetwork(LABELS, len(options.layers)), options, folder / "network.pt")
extractor = Extractor(model(learned(network, tokenizer)))
text = "Ghana appointed Mensah. Ghana welcomed Mensah."
article = Article(id="a", source_id="a", source="a", content_type="text/plain", text=text)
events = extractor.extract([CleanArticle(article=article, facts=Facts())])[0]
likely = [event for event in events if event.score > 0.5]
print(json.dumps({
    "events": [[event.type, event.subtype, event.trigger.text] for event in likely],
    "schema": schemas()["event.appointment.v1.json"]["$defs"]["Event"]["properties"]["subtype"],
    "topic": Topics("news.").events("appointment"),
}))
"""
BODIES = ("Kenya", "France", "The bank", "The board", "Peru")
VERBS = (("appointed", "appoint"), ("dismissed", "dismiss"), ("welcomed", None))
PEOPLE = ("Otieno", "Martin")


def span(text: str, words: str) -> dict[str, object]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def sentence(body: str, verb: str, subtype: str | None, person: str) -> dict[str, object]:
    text = f"{body} {verb} {person}."
    event = {
        "type": "appointment",
        "subtype": subtype,
        "trigger": span(text, verb),
        "polarity": "positive",
        "modality": "actual",
        "arguments": {"body": [span(text, body)], "person": [span(text, person)]},
        "attribution": [],
    }
    return {"id": f"{body}-{verb}-{person}", "text": text, "events": [event] if subtype else []}


def test_a_type_that_is_declared_and_learned_has_events_a_schema_and_a_topic(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs PyTorch: make .venv/.train")
    for name in ("pipeline", "bench", "training"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.onnx", "data", "__pycache__"))
    (tmp_path / "pipeline" / "extract" / "types" / "appointment.py").write_text(DECLARATION, encoding="utf-8")
    rows = [sentence(body, *verb, person) for body in BODIES for verb in VERBS for person in PEOPLE]
    (tmp_path / "gold.json").write_text(json.dumps(rows), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", WALK, str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(rows) == 30
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "events": [["appointment", "appoint", "appointed"]],
        "schema": {"enum": ["appoint", "dismiss"]},
        "topic": "news.events.appointment.v1",
    }
