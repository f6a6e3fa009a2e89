"""Who is hired for a job."""

from pipeline.extract.contracts import hiring
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import frame


def test_one_expert_is_hired_under_a_contract_and_workers_are_staff() -> None:
    assert hiring.hires(frame(sentences.HIRED_EXPERT, "hired"), {})
    assert not hiring.hires(frame(sentences.HIRED_WORKERS, "hired"), {})
