"""JSON with the faults that it is found with."""

import time
from typing import Any

import pytest

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
