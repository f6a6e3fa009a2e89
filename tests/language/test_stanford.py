"""Stanford's answers as names, and the words that it is asked about."""

import sys
from pathlib import Path

import pytest
import spacy

from training.entities import Name
from training.stanford import names, tags

ECHO = """#!{python}
import sys
rows = open(sys.argv[sys.argv.index("-testFile") + 1], encoding="utf-8").read().split("\\n")
print("\\n".join(f"{{row.split(chr(9))[0]}}\\tO\\t{{row.split(chr(9))[0].upper()}}" if row else "" for row in rows))
"""


def test_runs_of_one_class_are_names() -> None:
    doc = spacy.blank("en")("Ann Lee of Acme in New York")
    found = ["PERSON", "PERSON", "O", "ORGANIZATION", "O", "LOCATION", "LOCATION"]
    assert names(list(doc), found) == [Name(0, 7, "PERSON"), Name(11, 15, "ORG"), Name(19, 27, "PLACE")]


def test_answers_stay_with_their_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "java"
    program.write_text(ECHO.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    asked = [["Red", "Cross"], [], ["two\u2028words", "\t"], ["é"]]
    assert tags(tmp_path, asked) == [["RED", "CROSS"], [], ["TWO_WORDS", "_"], ["É"]]
