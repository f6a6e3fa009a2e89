"""A short run of the mutated inputs."""

import logging

import pytest

from bench.fuzz_articles import FIXTURES, inputs, originals, run

FILES = originals(FIXTURES)


@pytest.fixture(autouse=True)
def quiet() -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def test_mutated_inputs_are_accounted_for_without_a_crash_or_a_hang() -> None:
    problems = [(name, outcome) for name, data in inputs(FILES, 3, 150) if (outcome := run(name, data)).problem]
    assert problems == []


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert list(inputs(FILES, 5, 8)) == list(inputs(FILES, 5, 8))
    assert list(inputs(FILES, 5, 8)) != list(inputs(FILES, 6, 8))
