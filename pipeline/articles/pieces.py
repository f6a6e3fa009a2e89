"""Texts that exports write in pieces: runs of formatting (Telegram), paragraphs in sections (Fundus)."""

from typing import Any

_PARTS = ("summary", "headline", "paragraphs", "sections")
"""Keys of an article's body in the order of reading."""
_DEEPEST = 6


def written(value: Any, depth: int = 0) -> str:
    """The text of a string, of a list of runs or paragraphs, or of a body in sections; empty for anything else."""
    if isinstance(value, str):
        return value
    if depth >= _DEEPEST:
        return ""
    if isinstance(value, list):
        return _runs(value) if any(_is_run(item) for item in value) else _joined(value, depth)
    return _joined([value.get(key) for key in _PARTS], depth) if _is_body(value) else ""


def _is_body(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(key), list) for key in ("sections", "paragraphs"))


def _is_run(item: Any) -> bool:
    """Whether it is a stretch of a line: {"type": "bold", "text": "..."}."""
    return isinstance(item, dict) and isinstance(item.get("text"), str)


def _runs(items: list[Any]) -> str:
    return "".join(item["text"] if _is_run(item) else item for item in items if isinstance(item, str) or _is_run(item))


def _joined(items: list[Any], depth: int) -> str:
    """Paragraphs on lines of their own."""
    return "\n".join(text for item in items if (text := written(item, depth + 1)).strip())
