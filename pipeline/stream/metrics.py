"""What a worker counts, for Prometheus.

Everything is told from the messages that a batch took and sent: no step knows of it, and the process that analyses has
nothing to count. No label holds more than names of topics, steps, event types and the model. Counting and reading
happen in the event loop alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.exposition import Family, Histogram, Sample
from pipeline.language.version import Version
from pipeline.stream.sending import Outgoing
from pipeline.stream.topics import Topics, event_types

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 60.0, 300.0)  # seconds of a batch


class Metrics:
    """Counts of one process, from 0 at its start; what is delivered again is counted again."""

    def __init__(self, topics: Topics, sources: Mapping[str, str], model: Version | None, started: float) -> None:
        """sources: step -> the topic it reads; started: Unix seconds."""
        self._topics = topics
        self._sources = dict(sources)
        self._model = model
        self._started = started
        self._handled: Counter[str] = Counter()  # by topic
        self._sent: Counter[tuple[str, str]] = Counter()  # by step and topic
        self._seconds = {step: Histogram(BOUNDS) for step in sources}

    def book(self, step: str, messages: int, sent: Iterable[Outgoing], seconds: float) -> None:
        """A batch of which everything is delivered."""
        self._handled[self._sources[step]] += messages
        self._sent.update((step, each.topic) for each in sent)
        self._seconds[step].observe(seconds)

    def families(self, lag: Mapping[tuple[str, int], int], is_waiting: bool = False) -> list[Family]:
        """All there is to tell; lag: messages by topic and partition; is_waiting: extract, for the group step."""
        told = "Whether extract waits because too many analyses are not grouped yet, 1 or 0."
        waiting = Family("pipeline_extract_waiting", "gauge", told, [Sample(int(is_waiting))])
        return [*self._counters(), self._batches(), _lag(lag), waiting, *self._process()]

    def _counters(self) -> list[Family]:
        topics, handled, sent = self._topics, self._handled, self._sent
        events = {name: sent["group", topics.events(name)] for name in event_types()}
        letters = {step: sent[step, topics.dead_letters] for step in self._sources}
        by_topic = {topic: handled[topic] for topic in self._sources.values()}
        return [
            _counter("articles", "Articles taken from their topic, dead letters included.", handled[topics.articles]),
            _counter("analyses", "Analyses sent.", sent["extract", topics.analyses]),
            _counters("events", "Events sent, by type.", "type", events),
            _counters("dead_letters", "Dead letters sent, by the step that could not go on.", "stage", letters),
            _counters("handled_messages", "Messages handled, by the topic they came from.", "topic", by_topic),
        ]

    def _batches(self) -> Family:
        samples = [each for step, seconds in self._seconds.items() for each in seconds.samples({"step": step})]
        told = "Seconds from taking a batch until the broker has all that came of it, by step."
        return Family("pipeline_batch_seconds", "histogram", told, samples)

    def _process(self) -> list[Family]:
        """The start, and the model where one is known."""
        told = "Unix time at which the process began to take part, its model loaded."
        model = [Sample(1, {"name": self._model.name, "version": self._model.version})] if self._model else []
        return [
            Family("pipeline_start_time_seconds", "gauge", told, [Sample(self._started)]),
            Family("pipeline_model_info", "gauge", "The model that finds the events; always 1.", model),
        ]


def _counter(name: str, told: str, value: int) -> Family:
    return Family(f"pipeline_{name}_total", "counter", told, [Sample(value)])


def _counters(name: str, told: str, label: str, values: Mapping[str, int]) -> Family:
    samples = [Sample(value, {label: each}) for each, value in values.items()]
    return Family(f"pipeline_{name}_total", "counter", told, samples)


def _lag(lag: Mapping[tuple[str, int], int]) -> Family:
    samples: Sequence[Sample] = [
        Sample(count, {"topic": topic, "partition": str(partition)}) for (topic, partition), count in lag.items()
    ]
    told = "Messages that the workers together have not committed, of the topics that this one reads."
    return Family("pipeline_lag_messages", "gauge", told, samples)
