"""What can go wrong, by name; every message says which input and why."""

from collections.abc import Sequence


class PipelineError(Exception):
    """Base of all errors that a user can act on; the command line prints its message and exits with exit_code."""

    exit_code = 1


class SettingsError(PipelineError):
    """A setting has a value that cannot be used."""

    exit_code = 2


class ModelRefused(PipelineError):
    """A language model cannot be loaded or has other labels than the rules need."""


class UnknownEventType(ModelRefused):
    """Thresholds name event types that the language model does not know."""


class OutputRefused(PipelineError):
    """An output folder cannot be written to, or holds what must not be mixed with more."""

    exit_code = 2


class AnalyserGone(PipelineError):
    """There is nothing left to analyse with; no article is to blame."""


class UnreadableArticle(PipelineError):
    """An input holds no readable article."""


class WireError(PipelineError):
    """Bytes are not the record they should be."""


class BrokerUnavailable(PipelineError):
    """The broker does not answer."""


class TopicsMissing(PipelineError):
    """The broker has no topic of that name."""


class DeliveryFailed(PipelineError):
    """Something was sent and not acknowledged."""


class LogDamaged(PipelineError):
    """A story's log file has a line that is not its record, other than a torn last one."""


class LogConflict(PipelineError):
    """A story's log has another record under the number of one that came."""


class OtherFold(PipelineError):
    """Story logs were made by a fold of another generation than this version's."""


class OtherFolder(PipelineError):
    """The story logs are in another folder than the one that a worker is to write to."""


class StillAtWork(PipelineError):
    """Workers take part while something needs them stopped."""


class SnapshotRefused(PipelineError):
    """A file is no snapshot of the analyses topic, or not of this one."""


class TopicTrimmed(PipelineError):
    """A topic that must be kept from its first message on has lost some."""


class TopicsUnfit(PipelineError):
    """The topics on the broker are not as the steps need them."""


class UnknownStory(PipelineError):
    """There is no story of that id, or no folder that could hold it."""

    exit_code = 2


class NoStories(PipelineError):
    """A folder holds no story logs."""


class DatabaseRefused(PipelineError):
    """A file is no database of story logs that this version can read, or none can be made there."""

    exit_code = 2


class NotWritten(PipelineError):
    """What was to be written could not be written to its end."""


class NotThere(PipelineError):
    """A page was asked for that there is none of."""


class UnknownFilter(PipelineError):
    """A list was asked for by a filter that nothing could ever pass; values: what the filter can say."""

    def __init__(self, reason: str, name: str, values: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.name, self.values = name, tuple(values)


class CannotServe(PipelineError):
    """The pages cannot be served at an address."""
