"""What classes of words a nominal belongs to."""

from pipeline.extract.classes import is_actor
from tests.extract.sketches import tree

NAMED_AFTER_NOUN = """
The DET det 3
Italian ADJ amod 3
{} NOUN compound 3
Acme PROPN nsubj 4
left VERB ROOT 4 VerbForm=Fin
"""


def test_a_name_after_the_noun_company_is_an_actor_though_the_model_takes_it_for_a_person() -> None:
    doc = tree(NAMED_AFTER_NOUN.format("contractor"), {"Acme": "PERSON"})
    assert is_actor(doc[3])


def test_a_name_after_the_noun_of_an_office_is_none() -> None:
    doc = tree(NAMED_AFTER_NOUN.format("spokesman"), {"Acme": "PERSON"})
    assert not is_actor(doc[3])
