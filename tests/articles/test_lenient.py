"""JSON with the faults that it is found with."""

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles import lenient
from pipeline.articles.lenient import Broken, loads, mended, records


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'{"a": "plain \\n \\u00e9 \\"quoted\\""}', {"a": 'plain \n é "quoted"'}),
        (b'{"a": "half \\ud83d of it"}', {"a": "half \ufffd of it"}),
        (b'{"a": "two\nlines", "b": -Infinity}', {"a": "two\nlines", "b": float("-inf")}),
        (b'{"a": "it\\\'s", "b": "C:\\Users"}', {"a": "it's", "b": "C:\\Users"}),
        ('{"a": "Keno\\’s army"}'.encode(), {"a": "Keno’s army"}),
        (b'{"a": "he said "no" to it", "b": 1}', {"a": 'he said "no" to it', "b": 1}),
        (b'{"a": ""No," he said, "never"", "b": ["x "y"", "z"]}', {"a": '"No," he said, "never"', "b": ['x "y"', "z"]}),
        ('{"a": "café"}'.encode("cp1252"), {"a": "café"}),
        ('{"a": "café"}'.encode("utf-16"), {"a": "café"}),
    ],
)
def test_faults_of_one_value_are_mended(data: bytes, value: Any) -> None:
    assert loads(data) == value


@pytest.mark.parametrize("data", [b'{"a": "b', b"{a: 1}", b'{"a": 1}}', b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"])
def test_what_no_mending_makes_whole_is_refused(data: bytes) -> None:
    with pytest.raises(Broken, match=r"line 1 column|too large|number"):
        loads(data)


@pytest.mark.parametrize("text", ['{"a": "b \\\\", "c": [1, "d"]}', '["a", "b"]', '{"a": {"b": "c"}, "d": "}, {"}'])
def test_sound_text_is_not_changed_by_mending(text: str) -> None:
    assert mended(text) == text


def test_of_a_damaged_list_every_other_record_is_read() -> None:
    data = b'{"status": "ok", "articles": [{"n": 1, "by": [{"x": 1}, {"x": 2}]}, {"n": 2 3}, {"n": "a "b" c"}, {"n": 4'
    assert list(records(data)) == [{"n": 1, "by": [{"x": 1}, {"x": 2}]}, '{"n": 2 3}', {"n": 'a "b" c'}, '{"n": 4']


def test_objects_in_a_row_are_records() -> None:
    assert list(records(b'{"n": 1}{"n": 2}\n\n{"n": 3},\n{"n": ')) == [{"n": 1}, {"n": 2}, {"n": 3}, '{"n": ']


def test_what_holds_no_objects_has_no_records() -> None:
    assert list(records(b'{"articles": [1, 2')) == []
    assert list(records(b"rain")) == []


@pytest.mark.parametrize("piece", [b'"', b"\\", b'" ,', b"{", b'{"a":', b'},{"a"', b"} ", b'"x":', b'","' + b"a" * 290])
def test_no_text_takes_long(piece: bytes) -> None:
    data = b'[{"a": "' + piece * (1_000_000 // len(piece))
    began = time.process_time()
    with pytest.raises(Broken):
        loads(data)
    next(records(data), None)
    assert time.process_time() - began < 1.5


SIGNS = st.lists(st.sampled_from(['"', '"', "\\", *"{}[]:, ab1\n", '\\"', '": "', '", "']), max_size=40).map("".join)


@given(SIGNS)
def test_strings_that_are_sound_are_passed_over_as_if_each_mark_were_looked_at(text: str) -> None:
    known = lenient._ESCAPE.sub(lambda found: found[0] if found[1] else lenient._unknown(found[2]), text)
    pieces, place, within = [], 0, False
    for mark in re.finditer(r'\\.|"', known, re.DOTALL):
        if mark[0] != '"':
            continue
        if within and not lenient._CLOSES.match(known, mark.end()):
            pieces += [known[place : mark.start()], "\\"]
            place = mark.start()
        else:
            within = not within
    assert mended(text) == "".join((*pieces, known[place:]))


def test_what_goes_too_deep_or_was_mended_as_a_whole_is_not_mended_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(lenient, "mended", lambda text: calls.append(text) or text)
    for data, wanted in ((b'{"a":' * 5000, 0), (b'{"a": "b", "a": "b', 1)):
        with pytest.raises(lenient.Broken):
            lenient.loads(data)
        assert [*lenient.records(data)] == [data.decode()]
        assert len(calls) == wanted
