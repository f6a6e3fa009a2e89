"""A short run of the mutated inputs."""

import io
import logging
import random

import pytest

from bench import fuzz_articles
from bench.fuzz_articles import FIXTURES, inputs, main, originals, run
from bench.fuzz_mutations import MUTATIONS, Mutation
from pipeline.articles.formats import FORMATS, format_of
from pipeline.articles.formats.start import HEAD, Start
from pipeline.articles.formats.zipped import is_zip
from pipeline.articles.packed import names
from pipeline.articles.warm_up import warm_up

FILES = originals(FIXTURES)


@pytest.fixture(autouse=True, scope="module")
def quiet() -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    warm_up()


def test_every_format_has_a_sample() -> None:
    samples = [(path.name, path.read_bytes()) for path in FILES]
    starts = [
        Start(data[:HEAD], name, names(io.BytesIO(data)) if is_zip(data) else frozenset()) for name, data in samples
    ]
    assert {one.name for one in FORMATS} == {format_of(start).name for start in starts}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_every_kind_of_damage_changes_samples_and_stands_whatever_it_is_given(mutation: Mutation) -> None:
    samples = [b"", b"x", b"\x1f\x8b", b"PK\x03\x04", *(path.read_bytes() for path in FILES[::8])]
    damaged = [mutation(data, random.Random(number)) for number, data in enumerate(samples)]
    assert sum(one != other for one, other in zip(samples, damaged, strict=True)) > len(samples) / 2


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
