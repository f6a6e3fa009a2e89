"""Which fold this is: logs of another one must not be gone on with, for the same analyses give it other records."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files

from pipeline.stories.learned import Thresholds

FOLD = 1
"""Raised by hand where the story code comes to give other records of the same analyses; `make golden` says so."""
DATA = (".json", ".tsv")


@cache
def generation(limits: Thresholds | None = None) -> str:
    """A digest of FOLD, of the weights and tables beside the code, and of a threshold that is not the learned one.

    It stands in the first record of each story.
    """
    digest = blake2b(str(FOLD).encode(), digest_size=6)
    inside = [path for path in files("pipeline.stories").iterdir() if path.name.endswith(DATA)]
    for path in sorted(inside, key=lambda path: path.name):
        digest.update(path.read_bytes())
    if limits and limits.denied_from is not None:
        digest.update(str(limits.denied_from).encode())
    return digest.hexdigest()
