"""A worker process with the analysis of the tests: python -m tests.stream.worker_process [STEP,STEP...]."""

import sys

from pipeline.settings import read_settings
from pipeline.stream.worker import run_worker
from tests.stream.fake_analysis import make

if __name__ == "__main__":
    run_worker(read_settings(), sys.argv[1].split(",") if len(sys.argv) > 1 else ("extract", "group", "log"), make)
