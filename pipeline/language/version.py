"""Which model it is, told from its folder: spaCy, which takes seconds to import, is not needed."""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SHIPPED = Path(__file__).parent / "model"


@dataclass(frozen=True)
class Version:
    """A model's own name and version."""

    name: str
    version: str


def model_version(model: str | None) -> Version | None:
    """Of the shipped model, or of that package name or path; None where its meta.json does not tell."""
    try:
        folder = SHIPPED if model is None else _folder(model)
        meta = json.loads((folder / "meta.json").read_bytes())
        return Version(str(meta["name"]), str(meta["version"]))
    except (OSError, ValueError, ImportError, LookupError, TypeError, RecursionError):
        return None


def _folder(model: str) -> Path:
    """A path, or the folder of an installed package."""
    spec = find_spec(model) if model.isidentifier() and not Path(model, "meta.json").exists() else None
    return Path(spec.origin).parent if spec and spec.origin else Path(model)
