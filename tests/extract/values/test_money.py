import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.values.money import money
from pipeline.model import Money

SUMS = {
    "$2.9 billion": (2.9e9, "USD"),
    "$600,000": (600_000, "USD"),
    "more than $121 billion": (121e9, "USD"),
    "a $240 million": (240e6, "USD"),
    "$3bn": (3e9, "USD"),
    "£1.2bn": (1.2e9, "GBP"),
    "€500m": (500e6, "EUR"),
    "US$4 million": (4e6, "USD"),
    "C$10 million": (10e6, "CAD"),
    "HK$ 78,000": (78_000, "HKD"),
    "25 billion euros": (25e9, "EUR"),
    "500 million Canadian dollars": (500e6, "CAD"),
    "2 billion Russian rubles": (2e9, "RUB"),
    "10 million Egyptian pounds": (10e6, "EGP"),
    "300 million pounds": (300e6, "GBP"),
    "1.1 trillion yen": (1.1e12, "JPY"),
    "CHF 20 million": (20e6, "CHF"),
    "a billion dollars": (1e9, "USD"),
    "half a million euros": (5e5, "EUR"),
    "twenty million dollars": (20e6, "USD"),
    "£4.1 million a year": (4.1e6, "GBP"),
    "up to a billion dollars": (1e9, "USD"),
    "$60 per share in cash": (60, "USD"),
    "Rs 3,000 crore": (3e10, "INR"),
    "Rs. 50 lakhs": (5e6, "INR"),
    "₹1.2 lakh crore": (1.2e12, "INR"),
    "Rs 48,00,000": (4.8e6, "INR"),
    "3 000 000 euros": (3e6, "EUR"),
    "€1\u202f200 million": (1.2e9, "EUR"),
}


@pytest.mark.parametrize(("text", "wanted"), SUMS.items())
def test_sums_have_an_amount_and_a_currency(text: str, wanted: tuple[float, str]) -> None:
    amount, currency = wanted
    assert money(text) == Money(amount=amount, currency=currency)


@pytest.mark.parametrize(
    "text",
    [
        "multi-million dollar",
        "billions of dollars",
        "between $10 million and $20 million",
        "$2.5 million to $7 million",
        "300 million pesos",
        "300 million",
        "$",
        "",
    ],
)
def test_ranges_vague_sums_and_unknown_currencies_stay_text(text: str) -> None:
    assert money(text) is None


@given(st.integers(1, 10**12), st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP")]))
def test_every_figure_after_a_sign_is_its_amount(amount: int, sign: tuple[str, str]) -> None:
    assert money(f"{sign[0]}{amount:,}") == Money(amount=amount, currency=sign[1])


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    money(text)
