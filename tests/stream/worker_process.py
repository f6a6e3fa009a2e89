"""A worker process with the analysis of the tests: python -m tests.stream.worker_process [STEP,STEP...]."""

import os
import sys

from pipeline.settings import read_settings
from pipeline.stream.worker import run_worker
from tests.stream.fake_analysis import make
from tests.stream.old_fold import fold_as_before


def work(steps: str) -> None:
    """Works until it is told to stop; ends with SystemExit."""
    if "TEST_OLD_FOLD" in os.environ:
        fold_as_before()
    run_worker(read_settings(), steps.split(","), make)


if __name__ == "__main__":
    work(sys.argv[1] if len(sys.argv) > 1 else "extract,group,log")
