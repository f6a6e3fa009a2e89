"""A worker process with the analysis of the tests: python -m tests.stream.worker_process [STEP,STEP...].

TEST_SESSION: seconds of its session at the broker.
"""

import os
import sys

from pipeline.settings import read_settings
from pipeline.stream import app
from pipeline.stream.worker import run_worker
from tests.stream.fake_analysis import make

if __name__ == "__main__":
    app.SESSION = float(os.environ.get("TEST_SESSION", app.SESSION))
    run_worker(read_settings(), sys.argv[1].split(",") if len(sys.argv) > 1 else ("extract", "group", "log"), make)
