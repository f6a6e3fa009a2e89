"""Text in, events out.

``Extractor(nlp).extract(batch)`` gives the events of cleaned articles. The language model finds them
(pipeline/language); here they become records: offsets into the original (text/), names in full (names.py), normalised
values (values/). An event type is one file under types/: name, subtypes, roles, examples and near-misses.
"""

from pipeline.extract.engine import Extractor, Reading

__all__ = ["Extractor", "Reading"]
