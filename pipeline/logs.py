"""Messages on standard error as one JSON object a line, where PIPELINE_LOG asks for it.

All that is not ASCII is escaped: messages may quote articles.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

log = logging.getLogger("pipeline")

Raised = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


class JsonLines(logging.Formatter):
    """Time, level, logger, message; the type of an error that is being handled, its traceback where it is logged."""

    def format(self, record: logging.LogRecord) -> str:
        """A line without its line feed."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        logged: Raised = record.exc_info or (None, None, None)
        if kind := logged[0] or sys.exc_info()[0]:
            told["error"] = kind.__name__
        if logged[1]:
            told["traceback"] = "".join(traceback.format_exception(logged[1]))
        return json.dumps(told)


def as_json() -> None:
    """From here on; warnings and what ends the program are messages, too."""
    if is_json():
        return
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    sys.excepthook = _ended


def is_json() -> bool:
    """Whether messages are written so."""
    return any(isinstance(handler.formatter, JsonLines) for handler in logging.root.handlers)


def _ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("ended by a fault of its own", exc_info=(kind, error, trace))
