import orjson
import pytest
from pydantic import ValidationError

from pipeline.model import Analysis, Argument, Count, Features, Money, Name, Span, Time


@pytest.mark.parametrize(
    "value",
    [
        Count(min=90, max=100, approximate=True),
        Time(iso8601="2019-06-03/2019-06-04"),
        Name(name="Russia", iso3166="RU"),
        Name(name="Dmitry Peskov"),
        Money(amount=2.9e9, currency="USD"),
    ],
)
def test_a_normalised_value_comes_back_as_the_same_kind(value: Count | Time | Name | Money) -> None:
    argument = Argument(start=0, end=3, text="abc", normalized=value)
    assert Argument.model_validate(orjson.loads(orjson.dumps(argument.model_dump()))) == argument


def test_records_cannot_be_changed() -> None:
    span = Span(start=0, end=1, text="a")
    with pytest.raises(ValidationError):
        span.start = 1  # type: ignore[misc]  # the very thing that must fail


def test_fields_of_a_newer_producer_are_ignored() -> None:
    assert Span.model_validate({"start": 0, "end": 1, "text": "a", "new": True}) == Span(start=0, end=1, text="a")


def test_an_analysis_without_events_is_whole() -> None:
    record = {"article_id": "a", "source_id": "s", "source": "f", "facts": {}, "features": {"terms": {}}}
    assert Analysis.model_validate(record).features == Features(terms={})
