import pytest

from pipeline.errors import LogDamaged
from pipeline.model import LogRecord
from pipeline.stories import fold
from tests.stories.making import analysis, event, logs

TEXT = "France has sent soldiers to Mali, where armed men took two towns last week, said the ministry of defence"


def log() -> list[LogRecord]:
    made = event("deploy", "sent", actor="France", personnel="soldiers", location="Mali", count="300")
    (records,) = logs([analysis("a", TEXT, [made], title="To Mali", outlet="One")]).values()
    return records


def test_a_log_of_one_article() -> None:
    story = fold(log())
    (entry,) = story.entries
    assert (story.title, story.first_date, story.last_date) == ("To Mali", "2020-03-02", "2020-03-02")
    assert (entry.status, entry.sources, entry.figures[0].text) == ("reported", ("One",), "300")
    assert (entry.mentions[0].source_id, entry.mentions[0].trigger.text) == ("a.txt", "sent")


def test_records_of_unknown_kinds_change_nothing() -> None:
    records = log()
    newer = LogRecord(id="r", story_id=records[0].story_id, seq=len(records), kind="read-by-somebody")
    assert fold([*records, newer]) == fold(records).model_copy(update={"last_seq": len(records)})


def test_records_survive_json() -> None:
    again = [LogRecord.model_validate_json(record.model_dump_json(exclude_none=True)) for record in log()]
    assert fold(again) == fold(log())


def test_an_empty_log_is_an_error() -> None:
    with pytest.raises(LogDamaged, match="no record"):
        fold([])
