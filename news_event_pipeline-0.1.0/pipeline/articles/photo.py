"""Credits of pictures: whole lines of them, and those that stand at a caption's end; the caption's prose stays."""

import re
from collections.abc import Iterator

from pipeline.articles.layout import Line
from pipeline.model import Mask

_MAX_LINE = 600
_AGENCY = (
    r"(?:reuters|ap|afp|a\.f\.p\.|getty(?: images)?|epa(?:-efe)?|efe|tass|sputnik|xinhua|pa(?: wire| images)?"
    r"|bloomberg|cnn"
    r"|zuma(?: press| wire)?|sipa(?: usa)?|upi|anadolu(?: agency)?|polaris|redux|pool|nurphoto|shutterstock"
    r"|alamy|istock"
    r"|wireimage|filmmagic|landov|rex(?: features)?|corbis|magnum|handout|(?:the )?associated press"
    r"|abaca(?:press)?|imago"
    r"|dpa|ria novosti|kyodo|yonhap|flickr|unsplash|wikimedia(?: commons)?|youtube|facebook|twitter"
    r"|the new york times|the washington post|the guardian|usa today(?: network| sports)?"
    r"|[\w-]{2,20} (?:news|press|photo) agency|[\w-]{2,20} (?:pictures|images)|european pressphoto agency)"
)
_PLACE = rf"(?i:{_AGENCY})(?: ?(?:[pP]hotos?|[iI]mages|[fF]ile|FILE|[fF]ile [pP]hoto))?(?:(?: via |/|, )[\w ]{{2,30}})?"
_PERSON = r"[A-Z][\w.'’-]{0,20}(?: [A-Za-z][\w.'’-]{0,20}){0,5}"
_LINE = re.compile(
    rf"\(?(?:©|\(c\)|(?i:photos?(?:graphs?)?(?: courtesy of| credit:?| by|:)|images?(?: credit)?(?: by|:)"
    rf"|credits?:|picture:))"
    rf" ?[^.!?]{{2,80}}\)?"
    rf"|\(?{_PERSON} ?[/|,] ?(?:{_PERSON}/)?{_PLACE}\)?"
    rf"|\(?(?:AP|Reuters|REUTERS|AFP|EPA|TASS)(?: [Pp]hotos?)?(?: by |/){_PERSON}\)?"
    r"|(?i:enlarge this image|(?:hide|toggle) caption)[^!?]{0,110}"
    rf"|\((?i:{_AGENCY})\)|(?i:getty images|ap photo|reuters photo|afp photo|file photo)"
)
_INLINE = re.compile(
    rf"\((?:(?i:photos?|images?|credit|picture|reuters photo|ap photo)(?:: ?|/| by ))[^()\n]{{2,90}}\)"
    r"|(?i:enlarge this image )?(?i:(?:toggle|hide) caption)|Previous Next(?= )"
    rf"|\({_PERSON}(?:/{_PERSON})?/{_PLACE}\)|\((?:AP|Reuters|REUTERS|AFP|EPA)(?: [Pp]hotos?)?/[^()\n]{{2,60}}\)"
    rf"|(?<=[.!?)”\"] )/ ?{_PLACE}|(?<=[.!?)”\"\d] )\((?:AP Photo|Getty Images|AFP/Getty Images|Reuters Photo"
    rf"|File Photo)\)"
    rf"|(?<=[.!?”\"] )(?:\| ?|Photo(?:graph)?: |Credit:? )?(?:{_PERSON}/){{1,2}}{_PLACE}(?=\)?$)"
    rf"|(?<=[.!?”\"] )(?:Photo(?:graph)?s?: |Credit:? ?(?:\.\.\. ?)?)[^.!?\n]{{3,70}}(?=\)?$)"
    rf"|(?<=[.!?”\"] )(?:REUTERS|AP Photo|AFP)/[^.!?\n]{{3,50}}(?=\)?$)"
)
_HINTS = ("/", "hoto", "HOTO", "redit", "©", "(c)", "Getty", "Reuters)", "AP)", "mage", "aption", "icture", "Next")


def credit_line(line: Line) -> bool:
    """Whether a whole line credits a picture."""
    return len(line.text) <= 250 and _hinted(line.text) and _LINE.fullmatch(line.text) is not None


def inline_credits(line: Line) -> Iterator[Mask]:
    """Credits within a caption's line."""
    if len(line.text) <= _MAX_LINE and _hinted(line.text):
        for match in _INLINE.finditer(line.text):
            start, end = match.span()
            yield Mask(start=line.start + start, end=line.start + end, reason="photo credit")


def _hinted(text: str) -> bool:
    """Whether a pattern can match at all; looking for plain strings first is what keeps prose cheap."""
    return any(map(text.__contains__, _HINTS))
