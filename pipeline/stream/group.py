"""The group step: analyses in, log records and events out; its state is the fold of the analyses topic.

Where another worker handled part of the topic, that part is read again and folded without sending. So a crash, a
rebalance or another machine changes nothing in what is sent for an offset.
"""

import logging
from collections.abc import Sequence

from pipeline import wire
from pipeline.errors import WireError
from pipeline.stories.grouper import Grouper, Outcome
from pipeline.stories.learned import Thresholds
from pipeline.stream import deadletters
from pipeline.stream.checkpoint import Checkpoints, Read, is_due
from pipeline.stream.consumer import Message
from pipeline.stream.identity import decode_analysis
from pipeline.stream.sending import Outgoing, outgoing
from pipeline.stream.topics import Topics, event_types

log = logging.getLogger(__name__)

STAGE = "group"
_MODELS = 20  # that are told apart: a name is what a message says


class Group:
    """Messages of the analyses topic -> messages to send; one partition, in the order of its offsets."""

    def __init__(
        self, topics: Topics, read: Read, checkpoints: Checkpoints | None = None, limits: Thresholds | None = None
    ) -> None:
        self._topics = topics
        self._read = read
        self._checkpoints = checkpoints
        self._limits = limits
        self._grouper = Grouper(limits=limits)
        self._position = 0
        self._saved = 0
        self._models: set[str] = set()  # that found events of what was folded
        self._refused: set[int] = set()  # offsets of which the fold could make nothing

    @property
    def position(self) -> int:
        """The first offset that is not folded yet."""
        return self._position

    def __call__(self, messages: Sequence[Message]) -> list[Outgoing]:
        """What the messages give; those below the position were handled by this process and give nothing."""
        sent: list[Outgoing] = []
        for message in messages:
            if message.offset >= self._position:
                self._catch_up(message.offset)
                before = self._models.copy()
                sent.extend(self._handle(message))
                self._save(message)
                self._tell_model(before, message.offset)
        return sent

    def _tell_model(self, before: set[str], offset: int) -> None:
        """Once for each model that comes after another, as in a rolling upgrade."""
        if before and (new := self._models - before):
            told = "the analysis at offset %d is of model %r, earlier ones are of %s: an article's first one counts"
            log.warning(told, offset, *new, ", ".join(map(repr, sorted(before))))

    def _catch_up(self, offset: int) -> None:
        if offset > self._position:
            self._resume(offset)
            for message in self._read(self._position, offset):
                if message.offset not in self._refused:
                    self._handle(message)
                    self._save(message)
            self._position = offset

    def _resume(self, offset: int) -> None:
        """Go on from the checkpoint, where it saves folding and is not ahead of the offset."""
        state = self._checkpoints.load(self._read) if self._checkpoints else None
        if state and self._position < state.position <= offset:
            self._grouper, self._position, self._saved = state.grouper, state.position, state.position

    def _save(self, last: Message) -> None:
        if self._checkpoints and is_due(self._position, self._saved):
            self._checkpoints.save(self._position, last, self._grouper)
            self._saved = self._position

    def _handle(self, message: Message) -> list[Outgoing]:
        try:
            analysis = decode_analysis(message)
        except Exception as error:  # whatever it is, the message is kept and the stream goes on
            self._position = message.offset + 1
            return [self._letter(message, error)]
        if analysis.events and (model := analysis.events[0].model) and len(self._models) < _MODELS:
            self._models.add(model)
        try:
            outcome = self._grouper.add(analysis)
            sent = self._records(outcome, wire.published(analysis.facts)) + self._events(message, outcome)
        except Exception as error:
            self._fold_without(message.offset, error)
            sent = [self._letter(message, error)]
        self._position = message.offset + 1
        return sent

    def _fold_without(self, offset: int, error: Exception) -> None:
        """The state as if nothing stood at the offset: what could not be told or sent must not be known either."""
        reason = f"{type(error).__name__}: {error}"
        log.error("the analysis at offset %d cannot be folded, all before it is folded anew: %r", offset, reason)
        self._refused.add(offset)
        self._grouper, self._position, self._saved = Grouper(limits=self._limits), 0, 0
        self._catch_up(offset)

    def _records(self, outcome: Outcome, time: str | None) -> list[Outgoing]:
        """The log records, at the time of the article that they are told because of."""
        return [outgoing(self._topics.story_log, each.story_id, each, time=time) for each in outcome.records]

    def _events(self, message: Message, outcome: Outcome) -> list[Outgoing]:
        """The events for the topics of their types; a newer extract may know types that have no topic here."""
        unknown = sorted({told.event.type for told in outcome.events} - set(event_types()))
        letters = [self._letter(message, WireError(f"no topic for events of type {name!r}")) for name in unknown]
        known = [told for told in outcome.events if told.event.type in event_types()]
        return letters + [outgoing(self._topics.events(told.event.type), told.story_id, told) for told in known]

    def _letter(self, message: Message, error: Exception) -> Outgoing:
        return deadletters.of_message(message, STAGE, error, self._topics.dead_letters)
