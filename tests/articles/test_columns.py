"""Headers of tables."""

import pytest

from pipeline.articles.columns import canonical, delimiter, is_header, with_text
from pipeline.articles.fields import mapped


def test_names_are_spelt_as_the_fields_are() -> None:
    assert canonical(["Publish Date", "TITLE", "Full-Text", "my own "]) == [
        "publish_date",
        "title",
        "full_text",
        "my own",
    ]


def test_a_mapped_name_is_kept_as_it_is_mapped() -> None:
    fields = mapped({"text": "Copy Text"})
    assert canonical(["copy text", "title"], fields) == ["Copy Text", "title"]
    assert with_text(["Copy Text"], fields)
    assert not with_text(["text"], fields)


def test_the_most_frequent_mark_parts_the_columns() -> None:
    assert [delimiter(header) for header in ("a,b;c,d", "a;b", "a\tb", "a")] == [",", ";", "\t", ","]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["title", "text"], True),
        (["URL", "Date", "Body", "other"], True),
        (["title", "url"], False),
        (["text"], False),
        (["text", " title", " and date of the report."], False),
        (["text", "title", "x" * 41], False),
    ],
)
def test_a_header_names_a_text_and_one_known_field_more(names: list[str], expected: bool) -> None:
    assert is_header(names) is expected
