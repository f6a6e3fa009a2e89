"""Which entries hold the vectors nearest to another one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy.typing as npt


class Nearest:
    """Which vectors lie nearest to another one, by what they belong to."""

    def __init__(self) -> None:
        self._rows = bytearray()
        self._owners: list[str] = []

    def add(self, owner: str, vector: bytes) -> None:
        """One more vector of an owner."""
        self._rows += vector
        self._owners.append(owner)

    def forget(self, owner: str) -> None:
        """The owner is found no more."""
        size = len(self._rows) // max(1, len(self._owners))
        kept = [row for row, each in enumerate(self._owners) if each != owner]
        self._rows = bytearray().join(self._rows[size * row : size * (row + 1)] for row in kept)
        self._owners = [self._owners[row] for row in kept]

    def to(self, vector: bytes, most: int) -> list[str]:
        """The owners of the nearest vectors, nearest first, of equals those added first; at most so many."""
        if not self._owners:
            return []
        import numpy as np  # noqa: PLC0415 # to import it takes longer than a command that shows a story

        def numbers(vectors: bytes | bytearray) -> "npt.NDArray[np.float32]":
            """Whole ones, so small that their products and sums are exact in whatever order they are taken."""
            return np.frombuffer(vectors, dtype=np.int8).astype(np.float32)

        near = numbers(self._rows).reshape(-1, len(vector)) @ numbers(vector)
        least = np.partition(near, -most)[-most] if len(near) > most else near.min()
        nearest = sorted(np.flatnonzero(near >= least).tolist(), key=lambda row: -near[row])
        return [*dict.fromkeys(self._owners[row] for row in nearest[:most])]
