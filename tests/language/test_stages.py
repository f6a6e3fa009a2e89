"""A model works in two stages where its recogniser can run by itself, and in one where it cannot."""

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.language.load import load
from pipeline.language.stages import Stages, awaits_entities

TEXTS = ["Angela Merkel visited Norway on Friday.", "Nobody minded the rain."]


def entities(doc: Doc) -> list[tuple[str, str]]:
    return [(each.text, each.label_) for each in doc.ents]


def trees(doc: Doc) -> list[tuple[str, str, str, int]]:
    return [(each.tag_, each.lemma_, each.dep_, each.head.i) for each in doc]


def test_two_stages_give_what_one_gives() -> None:
    nlp = load()
    stages = Stages(nlp)
    whole, parted = list(nlp.pipe(TEXTS)), list(stages.trees(TEXTS))
    assert all(awaits_entities(doc) and not doc.ents for doc in parted)
    stages.label(parted)
    assert not any(map(awaits_entities, parted))
    assert [entities(doc) for doc in parted] == [entities(doc) for doc in whole]
    assert [trees(doc) for doc in parted] == [trees(doc) for doc in whole]
    assert ("Norway", "PLACE") in entities(parted[0])


def test_what_is_labelled_is_not_labelled_again() -> None:
    stages = Stages(load())
    (doc, _) = stages.trees(TEXTS)
    stages.label([doc])
    doc.ents = ()
    stages.label([doc])
    assert not doc.ents


def test_names_are_found_without_trees() -> None:
    (doc, _) = Stages(load()).labelled(TEXTS)
    assert ("Angela Merkel", "PERSON") in entities(doc)
    assert not doc.has_annotation("DEP")


def listening() -> Language:
    """A small model whose recogniser reads the vectors of another component."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    recogniser = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "tok2vec": listener}
    rest = {"extra_state_tokens": False, "hidden_width": 8, "maxout_pieces": 2, "use_upper": True}
    nlp.add_pipe("ner", config={"model": {**recogniser, **rest}})
    doc = nlp.make_doc("Angela Merkel came.")
    nlp.initialize(lambda: [Example.from_dict(doc, {"entities": [(0, 13, "PERSON")]})])
    return nlp


def test_a_recogniser_that_reads_another_component_runs_with_the_trees() -> None:
    stages = Stages(listening())
    (doc,) = stages.trees(["Angela Merkel came."])
    assert not awaits_entities(doc)
    assert doc.has_annotation("ENT_IOB")
    assert stages.labelled(["Angela Merkel came."])[0].has_annotation("ENT_IOB")
