from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.marks import Mark, paragraphs, segments, sentence

TEXT = "Norway flew medics to Chad.\n\nAll rights reserved."
MARKS = st.lists(
    st.builds(Mark, st.integers(-5, 60), st.integers(-5, 60), st.sampled_from(["who", "trigger", "mask"]), st.just("x"))
)


def shown(text: str, *marks: Mark) -> list[tuple[str, list[str]]]:
    return [(each["text"], each["groups"]) for each in segments(text, 0, marks)]


def test_a_word_is_cut_out_with_its_role() -> None:
    marked = shown("Norway flew medics", Mark(0, 6, "who", "actor"), Mark(7, 11, "trigger", "trigger", "e"))
    assert marked == [("Norway", ["who"]), (" ", []), ("flew", ["trigger"]), (" medics", [])]


def test_marks_that_overlap_share_the_words_between_them() -> None:
    marked = shown("army medics", Mark(0, 11, "what", "personnel"), Mark(0, 4, "who", "actor"))
    assert marked == [("army", ["what", "who"]), (" medics", ["what"])]


def test_a_mask_is_told_with_its_reason_and_empty_lines_are_left_out() -> None:
    _, (last,) = paragraphs(TEXT, [Mark(29, 49, "mask", "boilerplate")])
    assert (last["text"], last["mask"]) == ("All rights reserved.", "boilerplate")


def test_a_trigger_over_two_lines_begins_once() -> None:
    lines = paragraphs("flew\nout", [Mark(0, 8, "trigger", "trigger", "e")])
    assert [segment["triggers"] for line in lines for segment in line] == [["e"], []]


@given(st.text(max_size=60), MARKS)
def test_whatever_is_marked_no_character_is_lost(text: str, marks: list[Mark]) -> None:
    assert "".join(each["text"] for each in segments(text, 0, marks)) == text
    lines = ["".join(segment["text"] for segment in line) for line in paragraphs(text, marks)]
    assert lines == [line for line in text.split("\n") if line.strip()]


def mention(words: str, trigger: tuple[int, str], *arguments: tuple[int, str]) -> dict[str, object]:
    at, text = trigger
    made = [{"role": "location", "start": start, "stop": start + len(each), "text": each} for start, each in arguments]
    place = {"start": at, "stop": at + len(text), "trigger": text}
    return {"event_id": "e", "sentence": words, **place, "arguments": made, "attribution": []}


def test_a_sentence_is_marked_where_its_words_stood_in_the_article() -> None:
    marked = sentence(mention("He sent men who sent men to Mali", (116, "sent"), (128, "Mali")))
    assert [(each["text"], each["groups"]) for each in marked] == [
        ("He sent men who ", []),
        ("sent", ["trigger"]),
        (" men to ", []),
        ("Mali", ["where"]),
    ]


def test_a_sentence_without_its_words_is_shown_unmarked() -> None:
    (only,) = sentence(mention("Nothing of it", (100, "sent")))
    assert (only["text"], only["groups"]) == ("Nothing of it", [])
