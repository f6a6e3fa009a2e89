"""What every test of a benchmark leaves as it was."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def logging_goes_on() -> Iterator[None]:
    """The benchmarks switch logging off for their process."""
    yield
    logging.disable(logging.NOTSET)
