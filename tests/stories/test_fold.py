import pytest
from hypothesis import given, settings

from pipeline.cli.timeline import timeline
from pipeline.errors import LogDamaged
from pipeline.model import Analysis, LogRecord
from pipeline.stories import fold
from tests.stories.making import analysis, event, logs, several

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


@settings(max_examples=40)
@given(several())
def test_every_beginning_of_a_log_is_a_story(articles: list[Analysis]) -> None:
    for records in logs(articles).values():
        for end in range(1, len(records) + 1):
            story = fold(records[:end])
            shown = {entry.id for entry in story.entries}
            assert story.last_seq == end - 1
            assert all(entry.mentions and set(entry.denied_by) <= shown for entry in story.entries)
            assert timeline(story)


def test_a_log_without_a_line_that_others_rest_on_is_damaged() -> None:
    with pytest.raises(LogDamaged, match="fits no line before it"):
        fold([record for record in log() if record.kind != "entry-opened"])
