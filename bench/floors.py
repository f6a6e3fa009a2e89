"""Quality floors: figures that may not sink, pinned to the gold corpus that they were measured on."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

SLACK = 0.01  # another kind of processor rounds otherwise, and a few events of a thousand come or go


def corpus_hash(path: Path) -> str:
    """SHA-256 of a gold file, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pin(path: Path, corpus: str, figures: Mapping[str, float]) -> None:
    """Writes the floors of a corpus, whatever they were before."""
    floors = {"corpus": corpus, "floors": dict(sorted(figures.items()))}
    path.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


def sunk(path: Path, corpus: str, figures: Mapping[str, float]) -> list[str]:
    """What is wrong: another corpus than the pinned one, or figures below their floors; empty where all hold."""
    pinned = json.loads(path.read_text(encoding="utf-8"))
    if pinned["corpus"] != corpus:
        return ["the gold has changed since the floors were pinned: run bench.eval_events --pin-floors"]
    floors: dict[str, float] = pinned["floors"]
    return [
        f"{name} is {figures.get(name, 0.0):.4f}, below its floor {floor:.4f}"
        for name, floor in sorted(floors.items())
        if figures.get(name, 0.0) < floor - SLACK
    ]
