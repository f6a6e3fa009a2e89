"""The shipped model on running text: sentence boundaries, trees, lemmas, entities, offsets, size."""

import json
from itertools import product
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.language.load import SHIPPED, load
from training.eval_model import FORMS, TREEBANKS

pytestmark = pytest.mark.model
HEADLINE = "Russia sends 100 troops to Venezuela\n\nRussia sent troops to Caracas, Reuters said. The Kremlin denied it."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def sentences(nlp: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(text).sents]


@pytest.mark.parametrize(
    "parts",
    [
        [
            "Russia sends 100 troops to Venezuela",
            "\n\n",
            "Russia has sent about 100 troops to Caracas.",
            " ",
            "It is true.",
        ],
        ["By John Smith and Mary Jones", "\n", "March 25, 2019", "\n\n", "The U.S. Navy will deploy two ships."],
        ["Lt. Gen. John Smith of the U.S. Army said on Jan. 3 that troops left.", " ", "The Kremlin denied it."],
        ["The company signed a contract with Acme Inc. of St. Petersburg.", " ", "The deal is worth $3.5 million."],
        ["Mr. Bush left at 5 p.m. on Sept. 11.", " ", "He did not come back."],
        ["“We are ready,” Gen. Mark Milley said.", " ", "He declined to comment."],
        ['"We have no troops there," Peskov said.', " ", "The ministry did not reply."],
        ["Is it over?", " ", "The Pentagon said it was not."],
    ],
)
def test_sentences_end_where_readers_see_them_end(nlp: Language, parts: list[str]) -> None:
    assert sentences(nlp, "".join(parts)) == parts[::2]


def test_straight_and_curly_quotes_give_the_same_tree(nlp: Language) -> None:
    straight = nlp('"We have no troops in Syria," the minister said.')
    curly = nlp("“We have no troops in Syria,” the minister said.")
    assert [(t.head.i, t.dep_) for t in straight] == [(t.head.i, t.dep_) for t in curly]


def test_roles_of_an_active_and_a_passive_clause(nlp: Language) -> None:
    roles = {t.text: t.dep_ for t in nlp("The army sent troops. The troops were withdrawn by the government.")}
    assert (roles["army"], roles["government"]) == ("nsubj", "obl:agent")
    doc = nlp("The troops were withdrawn.")
    assert [t.dep_ for t in doc if t.text == "troops"] == ["nsubj:pass"]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("They provoked him.", "provoke"),
        ("Troops withdrew.", "withdraw"),
        ("He was fired.", "fire"),
        ("They are stopping it.", "stop"),
        ("Soldiers fought there.", "fight"),
    ],
)
def test_verbs_that_the_treebanks_hardly_have_get_their_lemma(nlp: Language, text: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in nlp(text)]


def test_entities_of_the_scheme(nlp: Language) -> None:
    doc = nlp("The Russian company Rostec signed a $2 million contract in Moscow on Tuesday, Vladimir Putin said.")
    assert {(e.text, e.label_) for e in doc.ents} >= {
        ("Russian", "NORP"),
        ("$2 million", "MONEY"),
        ("Moscow", "PLACE"),
        ("Tuesday", "DATE"),
        ("Vladimir Putin", "PERSON"),
    }


@pytest.mark.parametrize("text", ["", " ", "\n\n", HEADLINE, "x" * 2000, "a\u200bb 👩‍🚀 naïve\r\n\tend", "…” — “"])
def test_offsets_lead_back_into_the_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for span in (*doc.sents, *doc.ents) if len(doc) else ():
        assert text[span.start_char : span.end_char] == span.text


def test_reading_alone_or_in_a_batch_gives_the_same(nlp: Language) -> None:
    texts = [HEADLINE, "The Kremlin denied it.", HEADLINE]
    batch = [doc.to_json() for doc in nlp.pipe(texts)]
    assert batch == [load()(text).to_json() for text in texts]


def test_the_model_is_small_and_says_what_it_is_made_of() -> None:
    assert sum(path.stat().st_size for path in Path(SHIPPED).rglob("*") if path.is_file()) <= 25_000_000
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    card = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text(encoding="utf-8")
    for source in meta["sources"]:
        assert source["name"] in card


def test_the_model_tells_every_score_and_the_card_repeats_them() -> None:
    found = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))["performance"]
    card = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text(encoding="utf-8")
    for treebank, form in product(TREEBANKS, FORMS):
        assert f"{100 * found[f'{treebank} test, {form}: LAS']:.1f}" in card
    assert f"{found['Universal NER, ewt test: all names']:.3f}" in card
