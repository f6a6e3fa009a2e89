"""Text in, events out.

``Extractor(nlp).extract(batch)`` gives the events of cleaned articles. An event type is one file under ``events/``:
its triggers (triggers.py), its roles (roles.py) with how their spans are cut (spans.py), joined to rules
(eventtype.py). The deep frame (frame.py) gives every rule the active, passive, nominal, participle, relative,
coordinated and control forms from one declaration; polarity.py and modality.py read the rest from the tree.
"""

from pipeline.extract.engine import Explained, Extractor

__all__ = ["Explained", "Extractor"]
