"""Treebank files as sentences of surface tokens."""

from pathlib import Path

from spacy.vocab import Vocab

from training.conllu import read
from training.treebanks import documents, plain_documents

ROWS = """# newdoc id = news-1
# newpar
# text = They don't.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t2\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tVERB\tVBP\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# text = I dunno why
1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-4\tdunno\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\t_
5\twhy\twhy\tADV\tWRB\t_\t4\tadvmod\t_\t_

"""


def treebank(folder: Path) -> Path:
    path = folder / "some.conllu"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_parts_that_spell_a_contraction_stay_apart_without_a_space(tmp_path: Path) -> None:
    first = next(read(treebank(tmp_path)))
    assert [(word.form, word.space) for word in first.words[:3]] == [("They", True), ("do", False), ("n't", False)]
    assert (first.text, first.opens) == ("They don't.", "doc")


def test_parts_that_do_not_spell_a_contraction_become_its_head(tmp_path: Path) -> None:
    second = list(read(treebank(tmp_path)))[1]
    assert [(w.form, w.lemma, w.head, w.dep) for w in second.words] == [
        ("I", "I", 1, "nsubj"),
        ("dunno", "know", 1, "ROOT"),
        ("why", "why", 1, "advmod"),
    ]
    assert (second.text, second.opens) == ("I dunno why", "par")


def test_documents_to_measure_on_keep_text_and_sentences(tmp_path: Path) -> None:
    apart = next(plain_documents(treebank(tmp_path), Vocab()))
    assert apart.text.rstrip() == "They don't.\n\nI dunno why"
    assert [sentence.root.text for sentence in apart.sents] == ["do", "dunno"]
    line = next(plain_documents(treebank(tmp_path), Vocab(), mark=""))
    assert line.text.rstrip() == "They don't. I dunno why"


def test_variants_come_on_top_and_the_same_seed_gives_the_same(tmp_path: Path) -> None:
    path = treebank(tmp_path)
    plain = [doc.text for doc in documents(path, Vocab(), seed=3)]
    varied = [doc.text for doc in documents(path, Vocab(), seed=3, variants=1.0)]
    assert len(varied) > len(plain)
    assert varied == [doc.text for doc in documents(path, Vocab(), seed=3, variants=1.0)]
