"""Analyses in, stories out: near-duplicates, grouping, the fold of events into entries."""

from pipeline.stories.features import features
from pipeline.stories.fold import fold
from pipeline.stories.grouper import Grouper, Outcome

__all__ = ["Grouper", "Outcome", "features", "fold"]
