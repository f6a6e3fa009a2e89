import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.values.counts import count
from pipeline.model import Count

EXACT = {
    "7,000": 7000,
    "300": 300,
    "twenty-five": 25,
    "two thousand five hundred": 2500,
    "one hundred and twenty": 120,
    "1.5 million": 1_500_000,
    "10k": 10_000,
    "a dozen": 12,
    "two dozen": 24,
    "half a dozen": 6,
    "all 23,000": 23000,
    "another 200": 200,
    "an additional three hundred": 300,
    "two more": 2,
    "a total of 350": 350,
    "a couple of dozen": 24,
    "a hundred": 100,
    "its 40": 40,
    "1,000-strong": 1000,
    "3,000 more": 3000,
    "1\u00a0200": 1200,
    "1 200 000": 1_200_000,
    "12\u202f000 soldiers": 12_000,
    "1,20,000": 120_000,
    "12,34,567": 1_234_567,
    "2 lakh": 200_000,
    "1.5 crore": 15_000_000,
}
RANGES = {
    "nearly a hundred": (90, 100, True),
    "almost 500": (450, 500, True),
    "about 1,000": (900, 1100, True),
    "around two dozen": (21, 27, True),
    "some 5,000": (4500, 5500, True),
    "200 or so": (180, 220, True),
    "a few dozen": (24, 60, True),
    "dozens": (24, 99, True),
    "hundreds": (200, 999, True),
    "thousands more": (2000, 9999, True),
    "tens of thousands": (20000, 99999, True),
    "many hundreds of thousands": (200_000, 999_999, True),
    "several thousand": (3000, 9000, True),
    "several hundred": (300, 900, True),
    "up to 12,000": (1, 12000, True),
    "up to 450 further": (1, 450, True),
    "nearly all of the 1,000": (900, 1000, True),
    "as many as 60": (1, 60, True),
    "fewer than 100": (1, 100, True),
    "at least 250": (250, 299, True),
    "more than 6,000": (6001, 6999, True),
    "well over a hundred": (101, 199, True),
    "100+": (100, 199, True),
    "between 300 and 500": (300, 500, False),
    "300 to 500": (300, 500, False),
    "300-500": (300, 500, False),
    "two to three hundred": (200, 300, False),
    "three or four dozen": (36, 48, False),
    "from 9,000 to 16,000": (9000, 16000, False),
}


@pytest.mark.parametrize(("text", "number"), EXACT.items())
def test_a_told_number_is_a_range_of_one(text: str, number: int) -> None:
    assert count(text) == Count(min=number, max=number)


@pytest.mark.parametrize(("text", "wanted"), RANGES.items())
def test_vague_numbers_are_ranges(text: str, wanted: tuple[int, int, bool]) -> None:
    low, high, approximate = wanted
    assert count(text) == Count(min=low, max=high, approximate=approximate)


@pytest.mark.parametrize("text", ["most", "some", "all", "several", "a few", "many", "80 percent", "a third", "", "a"])
def test_words_without_a_number_and_shares_stay_text(text: str) -> None:
    assert count(text) is None


@given(st.integers(0, 10**12))
def test_every_figure_is_read_with_and_without_commas(number: int) -> None:
    assert count(str(number)) == count(f"{number:,}") == Count(min=number, max=number)


@given(st.integers(1, 10**9), st.sampled_from(["about", "nearly", "up to", "at least", "more than", "fewer than"]))
def test_a_modified_figure_is_near_or_beside_its_range(number: int, modifier: str) -> None:
    found = count(f"{modifier} {number:,}")
    assert found is not None
    assert found.approximate
    assert found.min <= found.max
    assert found.min - 1 <= number <= found.max


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = count(text)
    assert found is None or 0 <= found.min <= found.max
