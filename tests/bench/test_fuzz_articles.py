"""A short run of the mutated inputs."""

import logging

import pytest

from bench import fuzz_articles
from bench.fuzz_articles import FIXTURES, inputs, main, originals, run
from pipeline.articles.warm_up import warm_up

FILES = originals(FIXTURES)


@pytest.fixture(autouse=True, scope="module")
def quiet() -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    warm_up()


def test_mutated_inputs_are_accounted_for_without_a_crash_or_a_hang() -> None:
    problems = [(name, outcome) for name, data in inputs(FILES, 3, 150) if (outcome := run(name, data)).problem]
    assert problems == []


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert list(inputs(FILES, 5, 8)) == list(inputs(FILES, 5, 8))
    assert list(inputs(FILES, 5, 8)) != list(inputs(FILES, 6, 8))


def test_an_input_that_is_waited_for_too_long_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "--count", "3"])
    assert main() == 0
    monkeypatch.setattr(fuzz_articles, "LIMIT", -1.0)
    assert main() == 1
    assert run("a.txt", b"It rained.").problem == "slow"


def test_a_crash_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def crashed(found: object) -> bool:
        raise ValueError("broken")

    monkeypatch.setattr(fuzz_articles, "_through", crashed)
    assert run("a.txt", b"It rained.").problem == "ValueError: broken"
