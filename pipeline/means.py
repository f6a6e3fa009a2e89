"""What a folder's analyses and logs were made with, kept beside them: those of other means do not mix."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import orjson

from pipeline.errors import OutputRefused
from pipeline.storylog import named

NAME = "_made-with.json"  # no story id starts with an underscore


@dataclass(frozen=True)
class Means:
    """The model by name and version, and the thresholds that were set: event type -> score, and that of denials."""

    model: str
    thresholds: Mapping[str, float] = field(default_factory=dict)
    denied_from: float | None = None

    def __str__(self) -> str:
        """To read."""
        told = " and ".join(f"{name}={value}" for name, value in self._variables().items() if value)
        return f"model {self.model} and {told or 'its own thresholds'}"

    def _variables(self) -> dict[str, str]:
        """The settings as they are written, empty where they are not set."""
        told = ",".join(f"{name}={score:g}" for name, score in sorted(self.thresholds.items()))
        denied_from = "" if self.denied_from is None else f"{self.denied_from:g}"
        return {"PIPELINE_THRESHOLDS": told, "PIPELINE_DENIED_FROM": denied_from}

    def way_back(self, now: "Means") -> str:
        """How to work with these means where others are set."""
        ways = []
        if self.model != now.model:
            ways.append(f"name model {self.model} in PIPELINE_MODEL")
        set_now = now._variables()
        for name, value in self._variables().items():
            if value != set_now[name]:
                ways.append(f"set {name}={value}" if value else f"unset {name}")
        return " and ".join(ways)


def keep(folder: Path, means: Means) -> None:
    """Write them beside the analyses that will be made with them."""
    told = {"model": means.model, "thresholds": dict(means.thresholds), "denied_from": means.denied_from}
    with named(folder / NAME):
        (folder / NAME).write_bytes(orjson.dumps(told) + b"\n")


def keep_denied_from(folder: Path, denied_from: float | None) -> None:
    """Write that the logs were made anew with another threshold of denials, where the folder tells its means."""
    if told := _kept(folder):
        keep(folder, replace(told, denied_from=denied_from))


def check(folder: Path, now: Means, analyses: Path) -> None:
    """Raises OutputRefused where the folder's analyses were made with others than those that are set now."""
    told = _kept(folder) or _of_events(analyses, now)
    if told != now:
        is_fold = replace(told, denied_from=now.denied_from) == now
        anew = f", make its logs anew (`pipeline rebuild --dir {folder}`)" if is_fold else ""
        raise OutputRefused(
            f"{folder} holds what was made with {told}, and this run would add what is made with {now}: "
            f"{told.way_back(now)}{anew}, or name another folder and give it all articles"
        )


def _kept(folder: Path) -> Means | None:
    """None where nothing tells: of an earlier version, or torn."""
    try:
        told = orjson.loads((folder / NAME).read_bytes())
        scores = {str(name): float(score) for name, score in told["thresholds"].items()}
        denied_from = told.get("denied_from")
        return Means(str(told["model"]), scores, None if denied_from is None else float(denied_from))
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
                return replace(now, model=str(models[0]))
    return now
