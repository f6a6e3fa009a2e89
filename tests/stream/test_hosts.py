"""The Host header of a request to a worker's pages."""

import pytest

from pipeline.stream.hosts import is_own

OWN = {"localhost", "worker-1"}


@pytest.mark.parametrize(
    "header", ["localhost", "LOCALHOST:6066", "worker-1:6066", "127.0.0.1:6066", "[::1]:6066", "10.1.2.3"]
)
def test_own_names_and_addresses_are_answered(header: str) -> None:
    assert is_own(header, OWN)


@pytest.mark.parametrize(
    "header", ["", "news.example", "localhost.news.example:6066", "127.0.0.1.news.example", "[", "a@b"]
)
def test_other_names_are_not(header: str) -> None:
    assert not is_own(header, OWN)
