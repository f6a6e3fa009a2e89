import gzip
import json
from pathlib import Path

import pytest

from bench.gold import article_of, corpora

TEXT = "Troops left Chad. They will be back."
TRIGGER = {"start": 7, "end": 11, "text": "left"}
SENTENCE = {"start": 0, "end": 17, "text": "Troops left Chad."}


def write(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows), encoding="utf-8")


def row(**fields: object) -> dict[str, object]:
    return {"type": "personnel_deployment", "trigger": TRIGGER, "arguments": {}, **fields}


def test_each_form_of_gold_file_reads_into_one(tmp_path: Path) -> None:
    single = row(subtype="withdraw", polarity="positive", modality="actual", attribution=[])
    several = row(
        subtype=["withdraw", "deploy"], polarity=["positive"], modality=["actual"], attributed=True, sentence=SENTENCE
    )
    loose = {"type": "denial", "subtype": "deny", "trigger": TRIGGER, "sentence": SENTENCE}
    write(tmp_path / "gold" / "voa_dev.json", [{"id": "v", "text": TEXT, "events": [single]}])
    write(
        tmp_path / "gold" / "news_dev.json",
        [{"id": "n", "text": TEXT, "date": "2019-06-04", "events": [several], "optional": [loose]}],
    )
    write(tmp_path / "gold" / "seeds.json", [{"file": "s.txt", "events": [{**single, "sentence": SENTENCE}]}])
    (tmp_path / "gold" / "dev").mkdir()
    with gzip.open(tmp_path / "gold" / "dev" / "articles.jsonl.gz", "wt", encoding="utf-8") as packed:
        packed.write(json.dumps({"id": "d", "text": TEXT, "events": [several]}) + "\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "s.txt").write_text(TEXT, encoding="utf-8")

    found = corpora(tmp_path, tmp_path / "none.json")

    assert list(found) == ["dev", "voa_dev", "news_dev", "seeds"]
    assert [article.article.text for articles in found.values() for article in articles] == [TEXT] * 4
    assert [articles[0].loose for articles in found.values()] == [False, True, False, False]
    assert found["dev"][0].events[0].trigger.text == "left"
    assert found["voa_dev"][0].events[0].sentence.text == TEXT
    assert found["voa_dev"][0].events[0].attributed is False
    assert found["news_dev"][0].events[0].subtypes == ("withdraw", "deploy")
    assert found["news_dev"][0].optional[0].type == "denial"
    assert found["news_dev"][0].article.metadata.published == "2019-06-04"
    assert found["seeds"][0].events[0].subtypes == ("withdraw",)


def test_a_folder_that_is_not_there_gives_the_own_gold_alone(tmp_path: Path) -> None:
    write(tmp_path / "own.json", [{"id": "o", "text": TEXT, "events": []}])
    assert list(corpora(tmp_path / "none", tmp_path / "own.json")) == ["own"]
    assert list(corpora(None, tmp_path / "own.json")) == ["own"]


def test_a_corpus_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "gold" / "news_dev.json", [{"id": "n", "text": TEXT, "events": []}])
    assert list(corpora(tmp_path, tmp_path / "none.json", tmp_path / "heldout", tmp_path / "voa.json")) == ["news_dev"]


LINK = {"source": SENTENCE, "cue": None, "direct": True}


@pytest.mark.parametrize(
    ("fields", "attributed", "links"),
    [
        ({"polarity": "positive", "attribution": []}, False, 0),
        ({"polarity": "positive", "attribution": [LINK]}, True, 1),
        ({"polarity": ["positive"], "attributed": True, "attribution": [LINK]}, True, 1),
        ({"polarity": ["positive"], "attributed": False, "attribution": []}, False, 0),
        ({"polarity": ["positive"], "attribution": [LINK]}, None, 1),
        ({"polarity": ["positive", "negative"], "attribution": []}, None, 0),
        ({"polarity": ["positive"], "attributed": None, "attribution": [LINK]}, None, 1),
        ({"polarity": ["positive"], "attributed": True}, True, None),
        ({"polarity": ["positive"]}, None, None),
        ({"polarity": "positive"}, None, None),
    ],
)
def test_where_two_readers_differ_an_event_is_neither_attributed_nor_not(
    fields: dict[str, object], attributed: bool | None, links: int | None
) -> None:
    (event,) = article_of(
        {"id": "a", "text": TEXT, "events": [row(subtype="withdraw", modality="actual", **fields)]}
    ).events
    assert event.attributed is attributed
    assert (None if event.chain is None else len(event.chain)) == links


def test_the_held_out_corpora_are_read_where_they_are_named(tmp_path: Path) -> None:
    events = [row(subtype="withdraw", polarity="positive", modality="actual", attribution=[])]
    loose = {"type": "denial", "trigger": TRIGGER, "sentence": SENTENCE}
    write(tmp_path / "heldout" / "articles.json", [{"id": "a", "text": TEXT, "events": events, "optional": [loose]}])
    write(tmp_path / "heldout" / "sentences.json", [{"id": "s", "text": TEXT, "events": events}])

    found = corpora(None, tmp_path / "none.json", tmp_path / "heldout")

    assert list(found) == ["heldout", "heldout_sentences"]
    assert [articles[0].loose for articles in found.values()] == [False, True]
    assert found["heldout"][0].optional[0].type == "denial"
    assert found["heldout_sentences"][0].events[0].sentence.text == TEXT
