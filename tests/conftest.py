"""How files of tests run side by side: in which order, and that nothing they start stays when they are ended.

No property fails because the machine is busy: hypothesis takes its time everywhere.
"""

import signal

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LONGEST = "test_faults.py"
LONG = ("test_package.py", "test_new_type.py")
"""Files without a broker that take a minute and more."""


def pytest_configure(config: pytest.Config) -> None:
    """A process of xdist interrupts itself when the one that it serves is gone, even started with signals ignored."""
    if hasattr(config, "workerinput"):
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for a broker or an index comes first, the longest before all, so that none of it begins last."""
    waiting = {item.path for item in items if item.get_closest_marker("broker") or item.path.name in LONG}
    items.sort(key=lambda item: (item.path.name != LONGEST, item.path not in waiting))
