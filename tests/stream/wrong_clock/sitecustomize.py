"""Where this folder is on a process's path, its clock is TEST_CLOCK_AHEAD seconds ahead; the monotonic one is right."""

import os
import time

_ahead, _time, _time_ns = int(os.environ["TEST_CLOCK_AHEAD"]), time.time, time.time_ns
time.time = lambda: _time() + _ahead
time.time_ns = lambda: _time_ns() + _ahead * 10**9
