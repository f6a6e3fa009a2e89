"""Articles of records: ids from content, texts that UTF-8 can carry."""

from pipeline.articles.make import Record, make
from pipeline.model import Metadata

RECORD = Record("news/a.txt", "a.txt", "text/plain")


def test_the_same_record_has_the_same_id() -> None:
    assert make(RECORD, "Rain fell.") == make(RECORD, "Rain fell.")


def test_text_source_id_and_metadata_each_change_the_id() -> None:
    ids = {
        make(RECORD, "Rain fell.").id,
        make(RECORD, "Snow fell.").id,
        make(Record("news/a.txt", "b.txt", "text/plain"), "Rain fell.").id,
        make(RECORD, "Rain fell.", Metadata(title="Rain")).id,
    }
    assert len(ids) == 4


def test_where_a_record_stands_does_not_change_its_id() -> None:
    assert make(Record("elsewhere/a.txt", "a.txt", "text/plain"), "Rain fell.").id == make(RECORD, "Rain fell.").id


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert make(RECORD, "a\ud800b").text == "a\ufffdb"


def test_metadata_lose_what_steers_a_terminal_and_the_text_keeps_its_offsets() -> None:
    told = Metadata(
        title="Troops\x1b[31m\x00 sent", authors=("A\x07da", "\x1b[0m"), outlet="\x00", url="http://x.org/\x08"
    )
    article = make(Record("a", "a", "text/plain"), "A\x00 river.", told)
    assert article.metadata == Metadata(title="Troops sent", authors=("Ada",), url="http://x.org/")
    assert article.text == "A\x00 river."
