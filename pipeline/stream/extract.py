"""The extract step: articles in, analyses out, dead letters for what is no article or cannot be analysed."""

from collections.abc import Sequence

from pipeline.errors import AnalyserGone
from pipeline.model import Analysis
from pipeline.stream import deadletters
from pipeline.stream.consumer import Message
from pipeline.stream.identity import decode_article
from pipeline.stream.limited import Analyse
from pipeline.stream.sending import Outgoing, outgoing
from pipeline.stream.topics import Topics

STAGE = "extract"
ANALYSES_KEY = "analyses"


class Extract:
    """Messages of the articles topic -> messages to send; holds nothing between batches."""

    def __init__(self, analyse: Analyse, topics: Topics) -> None:
        self._analyse = analyse
        self._topics = topics

    def __call__(self, messages: Sequence[Message]) -> list[Outgoing]:
        """What the batch gives, in order; where it fails as a whole, article by article."""
        try:
            articles = [decode_article(each) for each in messages]
            return [self._message(analysis) for analysis in self._analyse(articles)]
        except AnalyserGone:
            raise
        except Exception:  # any article can spoil its batch: find it, keep the others
            return [self._one(message) for message in messages]

    def _one(self, message: Message) -> Outgoing:
        try:
            (analysis,) = self._analyse([decode_article(message)])
            return self._message(analysis)
        except AnalyserGone:
            raise
        except Exception as error:  # whatever it is, the article is kept and the stream goes on
            return deadletters.of_message(message, STAGE, error, self._topics.dead_letters)

    def _message(self, analysis: Analysis) -> Outgoing:
        return outgoing(self._topics.analyses, ANALYSES_KEY, analysis, partition=0)
