"""Event types, one file each: a module here that has an EVENT_TYPE is an event type, and nothing else need know it."""

from importlib import import_module
from pkgutil import iter_modules

from pipeline.extract.eventtype import EventType
from pipeline.language.labels import Labels


def _found() -> dict[str, EventType]:
    names = sorted(each.name for each in iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    types = (module.EVENT_TYPE for module in modules if hasattr(module, "EVENT_TYPE"))
    return {each.name: each for each in types}


EVENT_TYPES: dict[str, EventType] = _found()
LABELS = Labels.of({each.name: (each.subtypes, each.roles) for each in EVENT_TYPES.values()})
