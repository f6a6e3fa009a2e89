"""Text in, events out.

``Extractor(nlp).extract(batch)`` gives the events of cleaned articles. An event type is one file under ``events/``:
its triggers (triggers.py), its roles (roles.py) with how their spans are cut (spans.py), joined to rules
(eventtype.py). The deep frame (frame.py) gives every rule the active, passive, nominal, participle, relative,
coordinated and control forms from one declaration; polarity and modality are read from the tree too (grammar/).
What only one type needs of the world stands in a package of its own: deployments/, denials/, contracts/.
"""

from pipeline.extract.engine import Explained, Extractor

__all__ = ["Explained", "Extractor"]
