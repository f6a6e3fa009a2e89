"""What a folder's analyses were made with, kept beside them: those of other models or thresholds do not mix."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from pipeline.errors import OutputRefused
from pipeline.storylog import named

NAME = "_made-with.json"  # no story id starts with an underscore


@dataclass(frozen=True)
class Means:
    """The model by name and version, and the thresholds that were set: event type -> score."""

    model: str
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        """To read."""
        return f"model {self.model} and {self._thresholds() or 'its own thresholds'}"

    def _thresholds(self) -> str:
        """As the setting is written."""
        told = ",".join(f"{name}={score:g}" for name, score in sorted(self.thresholds.items()))
        return told and f"PIPELINE_THRESHOLDS={told}"

    def way_back(self, now: "Means") -> str:
        """How to work with these means where others are set."""
        ways = []
        if self.model != now.model:
            ways.append(f"name model {self.model} in PIPELINE_MODEL")
        if self.thresholds != now.thresholds:
            ways.append(f"set {self._thresholds()}" if self.thresholds else "unset PIPELINE_THRESHOLDS")
        return " and ".join(ways)


def keep(folder: Path, means: Means) -> None:
    """Write them beside the analyses that will be made with them."""
    with named(folder / NAME):
        (folder / NAME).write_bytes(orjson.dumps({"model": means.model, "thresholds": dict(means.thresholds)}) + b"\n")


def check(folder: Path, now: Means, analyses: Path) -> None:
    """Raises OutputRefused where the folder's analyses were made with others than those that are set now."""
    told = _kept(folder) or _of_events(analyses, now)
    if told != now:
        raise OutputRefused(
            f"{folder} holds what was made with {told}, and this run would add what is made with {now}: "
            f"{told.way_back(now)}, or name another folder"
        )


def _kept(folder: Path) -> Means | None:
    """None where nothing tells: of an earlier version, or torn."""
    try:
        told = orjson.loads((folder / NAME).read_bytes())
        return Means(str(told["model"]), {str(name): float(score) for name, score in told["thresholds"].items()})
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def _of_events(analyses: Path, now: Means) -> Means:
    """What the first event tells of its model; as it is now where none does."""
    with analyses.open("rb") as lines:
        for line in lines:
            try:
                models = [event["model"] for event in orjson.loads(line)["events"]]
            except (ValueError, TypeError, LookupError):
                return now  # who reads the analyses tells that one is damaged
            if models:
                return Means(str(models[0]), now.thresholds)
    return now
