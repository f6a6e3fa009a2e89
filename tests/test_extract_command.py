"""What `pipeline extract` prints, on real sentences."""

from itertools import chain
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from pipeline.cli.main import app

GOLD = Path(__file__).parent / "gold" / "voa" / "sentences.json"
FIELDS = {
    *("article_id", "source_id", "type", "subtype", "trigger", "sentence"),
    *("arguments", "polarity", "modality", "attribution"),
}


@pytest.mark.model
def test_every_span_of_every_event_is_that_stretch_of_its_line(tmp_path: Path) -> None:
    lines = [{"id": each["id"], "text": each["text"]} for each in orjson.loads(GOLD.read_bytes())]
    path = tmp_path / "sentences.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    done = CliRunner().invoke(app, ["extract", str(path)])
    assert done.exit_code == 0
    texts = {each["id"]: each["text"] for each in lines}
    events = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert len(events) > 20
    for event in events:
        assert event.keys() >= FIELDS
        text = texts[event["source_id"]]
        spans = [event["trigger"], event["sentence"], *chain(*event["arguments"].values())]
        spans += [link[part] for link in event["attribution"] for part in ("source", "cue") if link[part]]
        assert [text[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]
