"""How far a worker has come: what its health pages, the watchdog and the demo look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.stream.consumer import Message


@dataclass
class Progress:
    """Offsets handled by this process, by topic and partition; what was last seen of the broker."""

    handled: dict[str, dict[int, int]] = field(default_factory=dict)
    broker_seen: float | None = None  # monotonic seconds
    lag: int | None = None  # messages of all topics that the group has not committed
    lags: Mapping[tuple[str, int], int] = field(default_factory=dict)  # the same by topic and partition
    extracted: int = 0  # articles that this process analysed
    extracted_when_seen: int = 0  # the same before the lags were last looked at
    is_waiting: bool = False  # whether extract waits for the group step

    def advance(self, messages: Sequence[Message]) -> None:
        """Book a batch of which everything is delivered and written."""
        for message in messages:
            self.handled.setdefault(message.topic, {})[message.partition] = message.offset + 1

    def has_reached(self, topic: str, ends: Mapping[int, int]) -> bool:
        """Whether everything on a topic up to these offsets is handled."""
        handled = self.handled.get(topic, {})
        return all(handled.get(partition, 0) >= end for partition, end in ends.items())
