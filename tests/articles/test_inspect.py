"""What people and programs are shown of an article."""

from pipeline.articles.clean import clean
from pipeline.articles.inspect import as_json, as_text, printable
from pipeline.articles.make import Record, make
from pipeline.model import Metadata

TEXT = "ARNHEM (Reuters) - The council voted on Monday to keep the ferry.\n\x1b[31mIt stays.\n(With input from AFP)"
CLEAN = clean(make(Record("a.txt", "a.txt", "text/plain"), TEXT, Metadata(title="Ferry stays", published="2021-05-03")))


def test_the_object_names_every_field() -> None:
    shown = as_json(CLEAN)
    assert shown["title"] == {"value": "Ferry stays", "evidence": "Ferry stays", "how": "metadata"}
    assert shown["published"]["value"] == "2021-05-03"
    assert shown["dateline"]["value"] == "ARNHEM"
    assert [fact["value"] for fact in shown["credited"]] == ["Reuters", "AFP"]
    assert (shown["authors"], shown["outlet"], shown["domain"]) == ([], None, None)
    assert shown["language"]["value"] == "en"
    assert shown["text"] == TEXT
    assert [(TEXT[start:end], reason) for start, end, reason in shown["masks"]] == [
        ("ARNHEM (Reuters) - ", "dateline"),
        ("(With input from AFP)", "contributors"),
    ]


def test_the_text_shows_masks_in_place_and_no_control_characters() -> None:
    shown = as_text(CLEAN)
    assert "⟦dateline: ARNHEM (Reuters) - ⟧The council voted" in shown
    assert "⟦contributors: (With input from AFP)⟧" in shown
    assert "\\x1b[31mIt stays." in shown
    assert "\x1b" not in shown
    assert "credited   Reuters  [dateline: ARNHEM (Reuters) -" in shown


def test_what_steers_a_terminal_is_written_out() -> None:
    assert printable("a\x1b[2J\u202eb\r\n\tç 日\u00a0\U000e0001") == "a\\x1b[2J\\u202eb\\x0d\n\tç 日\u00a0\\U000e0001"


def test_a_name_of_several_lines_stays_on_one() -> None:
    shown = as_text(clean(make(Record("a\nb.txt", "a.txt", "text/plain"), TEXT, Metadata())))
    assert shown.startswith("a\\nb.txt  (text/plain")
