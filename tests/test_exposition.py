"""Prometheus' text format, read back by a strict parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exposition import Family, Histogram, Sample, page
from tests.stream.prometheus import parse


def test_a_page_has_help_type_and_samples_each_on_its_line() -> None:
    families = [Family("a_total", "counter", "So many.", [Sample(3)]), Family("b", "gauge", "B.", [])]
    assert (
        page(families) == b"# HELP a_total So many.\n# TYPE a_total counter\na_total 3\n# HELP b B.\n# TYPE b gauge\n"
    )


def test_backslash_quotation_mark_and_line_feed_are_escaped_in_labels_and_a_quotation_mark_is_not_in_help() -> None:
    family = Family("a", "gauge", 'x\\y\n"z"', [Sample(1, {"l": 'x\\y\n"z"', "m": ""})])
    lines = page([family]).decode().split("\n")
    assert lines[0] == '# HELP a x\\\\y\\n"z"'
    assert lines[2] == 'a{l="x\\\\y\\n\\"z\\"",m=""} 1'


@given(st.text(), st.floats(allow_nan=False, allow_infinity=False))
def test_any_label_and_number_come_back(label: str, number: float) -> None:
    samples = parse(page([Family("a", "gauge", label, [Sample(number, {"l": label, "m": "x"})])]))
    assert samples == {("a", frozenset({("l", label), ("m", "x")})): number}


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert parse(page([Family("a", "gauge", "A.", [Sample(1, {"l": "\ud800"})])])) == {
        ("a", frozenset({("l", "?")})): 1
    }


def test_a_bucket_counts_all_up_to_its_bound_and_the_last_one_all() -> None:
    histogram = Histogram((0.5, 2.0))
    for value in (0.25, 0.5, 1.0, 9.0):
        histogram.observe(value)
    samples = parse(page([Family("h", "histogram", "H.", list(histogram.samples({"s": "x"})))]))
    step = ("s", "x")
    buckets = {"0.5": 2, "2.0": 3, "+Inf": 4}
    assert samples == {("h_bucket", frozenset({step, ("le", le)})): count for le, count in buckets.items()} | {
        ("h_sum", frozenset({step})): 10.75,
        ("h_count", frozenset({step})): 4,
    }


@pytest.mark.parametrize(
    "wrong",
    [
        b"# HELP a A.\n# TYPE a gauge\na 1",
        b"# HELP a A.\n# TYPE a counter\na 1\n",
        b'# HELP a A.\n# TYPE a gauge\na{l="x"y"} 1\n',
        b"# HELP a A.\n# TYPE a gauge\na 1\na 1\n",
        b"# HELP a A.\n# TYPE a gauge\nb 1\n",
    ],
)
def test_the_parser_of_these_tests_refuses_what_is_not_the_format(wrong: bytes) -> None:
    with pytest.raises(ValueError):
        parse(wrong)
