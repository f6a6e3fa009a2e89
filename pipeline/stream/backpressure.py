"""Extract waits where the group step is too far behind: one worker groups, however many extract."""

import asyncio
import logging
from collections.abc import Callable

from pipeline.stream.progress import Progress

log = logging.getLogger(__name__)

_LOOK = 0.5  # seconds; the lag itself is looked at by the watchdog


def is_full(progress: Progress, analyses: str, most: int) -> bool:
    """Whether more analyses than most wait for the group step, as last seen and with what this process sent since.

    most 0: there is no bound.
    """
    seen = progress.lags.get((analyses, 0), 0)
    return 0 < most <= seen + progress.extracted - progress.extracted_when_seen


async def room(progress: Progress, analyses: str, most: int, is_over: Callable[[], bool] = lambda: False) -> None:
    """Returns when there is room for more analyses, or all is over; cancelled, it leaves nothing undone."""
    try:
        while is_full(progress, analyses, most) and not is_over():
            if not progress.is_waiting:
                log.warning("extract waits: %d analyses or more are not grouped yet (PIPELINE_MOST_LAG)", most)
            progress.is_waiting = True
            await asyncio.sleep(_LOOK)
    finally:
        progress.is_waiting = False
