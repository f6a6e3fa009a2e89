"""Lines that are not the article's prose, told by their wording alone.

A rule sees one line of at most MAX_LINE characters, in which every repetition is bounded; the first rule that fits
the whole line gives the reason of the mask.
"""

import re

from pipeline.articles.layout import Line

MAX_LINE = 420
"""Characters beyond which a line is taken for prose, unseen."""

_LABEL = (
    r"related(?: (?:article|articles|stories|story|coverage|content|links?|posts?|topics?|news|reading|video))?"
    r"|read(?: more| also| next| on)?|see also|also (?:see|read|on|watch|from)|more(?: on this| here| stories"
    r"| coverage)?"
    r"|more (?:from|on|in) [\w .’'&-]{2,40}|recommended(?: for you| reading| stories)?|watch(?: now| live| below"
    r"| more)?"
    r"|(?:go|dig) deeper|full coverage|in pictures|photos?|video|listen|gallery|don['’]t miss|editor['’]?s['’]? picks?"
    r"|(?:most|trending)(?: read| popular| now)?|you (?:may|might) (?:also )?(?:like|be interested in)|further reading"
    r"|what (?:to read|others are reading)(?: next)?|original (?:url|article|source|link|story)|permalink|online"
)
_SHARE = (
    r"share|tweet|post|e-?mail|print|save|copy(?: link)?|link|whatsapp|facebook|twitter|x|linkedin|reddit|pinterest"
    r"|pocket|flipboard|telegram|messenger|comments?|like|pin(?: it)?|this|article|story|via|on|by|to|more"
)
_OFFER = (
    r"newsletters?|inbox|subscrib\w{1,6}|our (?:free )?apps?|podcasts?|(?:news|e-?mail) alerts|daily briefing"
    r"|breaking news|free trial|privacy policy|your e-?mail|delivered (?:straight |right )?to you"
    r"|explanatory journalism"
)
_NAME = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,4}"
_SEVERAL = rf"{_NAME}(?:, {_NAME}| (?:in|of|at|from|for) (?:the )?{_NAME}|,? and (?:the )?{_NAME}){{0,10}},?"
_CLAUSE = r"(?:[^.!?]|(?:(?<=\b[A-Z])|(?<=\b[A-Z][a-z])|(?<=\b[A-Z][a-z]{2}))\.(?! The )|\.(?=,))"
"""A character of a sentence: a point only after an initial or a short abbreviation, or before a comma."""
_SITES = r"(?:twitter|facebook|instagram|telegram|youtube|linkedin|flipboard|@\w{2,30})"

_FURNITURE = (
    r"close|menu|search|main content|loading\W{0,3}|scroll down for video|slideshow \(\d{1,3} images?\)|photos?"
    r"|video|audio|image|picture|view (?:more|gallery|comments|slideshow)"
    r"|\d{1,2} (?:years?|months?|days?|hours?) ago|\[?pullquote\]?|[\W_]{1,12}"
    r"|this (?:article|story) is more than \d{1,2} \w{4,6} old|previous next|\[music\]|\d{1,3} of \d{1,3}"
    r"|(?:skip|back|jump) to (?:main |the )?(?:content|top|navigation)|home(?: ?[>»/|] ?[\w &-]{2,30}){1,5}"
    r"|\d{1,2}[ -]min(?:ute)?s? read|click (?:here )?(?:to|for)\b[^!?]{2,120}"
    r"|(?:please )?(?:enable|turn on) javascript[^!?]{0,120}|(?:we|this site) uses? cookies[^!?]{0,300}"
    r"|by (?:continuing to use|using) (?:this|our) (?:web)?site[^!?]{0,200}|table of contents|our standards: ?.{0,60}"
    r"|listen to this article.{0,40}"
)
_ADVERTISEMENT = (
    r"(?:\W{0,3}(?:advertisements?|ad|sponsored(?: content)?|story continue[sd]?(?: below)?(?: advertisement)?"
    r"|article continues below(?: advertisement)?|continue reading(?: the main story| below)?|skip advertisement"
    r"|paid post|promoted(?: content)?)\W{0,3}){1,4}"
)
_FOLLOW = (
    rf"(?:[-•*] )?(?:You can )?(?:[Ff]ollow|[Ff]ind (?:us|me|him|her|them)|[Ll]ike us|[Jj]oin us"
    rf"|Join the conversation)\b"
    rf"(?=[^!?]{{0,100}}(?i:{_SITES}))[^!?]{{3,200}}|{_NAME} on [Tt]witter:? ?@?\w{{0,30}}\.?"
)
_NEWSLETTER = (
    r"\W{0,3}(?:sign up|subscribe|get|want|start|let our|join|receive|register|download|become|support|listen to|try)\b"
    rf"(?=.{{0,280}}\b(?:{_OFFER})).{{3,400}}|get the [^!?]{{3,60}} you care about.{{0,300}}"
    r"|.{0,80}this site is protected by recaptcha.{0,80}|(?:daily|weekly|morning) newsletters?|manage newsletters"
    rf"|(?:sign up|subscribe)(?: (?:now|here|today|free))?[.!]?|(?:support|become) [^.!?]{{0,40}}(?:journalism"
    rf"|a member)"
)
_COPYRIGHT = (
    r"\W{0,3}(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?\d{4}.{0,400}|(?:©|copyright (?:©|\(c\))).{0,80}reserved.{0,300}"
    r"|all rights reserved.{0,300}|(?:this material|\(this story) (?:may|has) not be(?:en)? (?:published"
    r"|edited).{0,300}"
    r"|content created by .{0,100}is available without charge.{0,300}"
)
_CONTRIBUTED = (
    rf"{_CLAUSE}{{3,300}} (?:also )?contributed(?: reporting)? (?:to|for) this"
    r" (?:report|story|article|post|piece)\W{0,3}"
)
_CONTRIBUTORS = (
    rf"(?:[-•*–—] ?)?(?:The )?{_SEVERAL} contributed(?: reporting)?(?: from [^.!?]{{2,60}})?\.?"
    rf"|\W{{0,2}}(?i:(?:additional )?(?:reporting|writing|editing)(?: and \w{{5,9}})?|compiled|translated"
    rf"|produced|written"
    rf"|edited) by {_NAME}[^!?]{{0,250}}\)?|\W{{0,2}}[Aa]dditional reporting (?:from"
    rf"|in) {_NAME}[^!?]{{0,150}}"
    rf"|(?:[-•*–—] ?)?{_SEVERAL} reported from [^.!?]{{2,60}}\. (?=[^!?]{{3,300}}contributed)[^!?]{{3,380}}"
    r"|(?i:contributing): [^!?]{2,200}"
    r"|\(?[Ww]ith (?:additional )?(?:inputs?|reporting|files?|reports?|information|material|agency inputs)(?: from| by)"
    r" [^.!?]{2,80}\.?\)?|\(?[Ww]ith (?:[\w ]{2,30} )?(?:wires?|wire services?|agenc(?:y|ies)|reports)\.?\)?"
    r"|\W{0,3}This (?:article|story|report) (?:is|was) (?:based (?:in part )?on wire|compiled|produced"
    r"|originally published"
    r"|first published)[^!?]{0,200}|(?i:e-?mail|contact|reach|write to) [^!?]{0,60}@[\w.-]{3,60}[^!?]{0,80}"
    r"|(?i:send (?:a |your |us )?(?:tips?|letters?|comments))\b[^!?]{0,160}"
)
_UPDATE = (
    r"\W{0,3}(?:(?:this (?:story|article|post) (?:was|has been) )?(?:last )?updated?(?: at| on)?:? \d{1,2}:?\d\d.{0,40}"
    r"|this (?:story|article|post) (?:has been|was) (?:last )?updated.{0,160}|corrections?: .{0,300}"
    r"|editor['’]s note: .{0,300}|an earlier version of this.{0,300})"
)
_SHARING = rf"\W{{0,3}}(?:(?:{_SHARE}|\d{{1,6}}|[|·•,/-])\s{{0,3}}){{1,14}}|share (?:this|on|via)[^.!?]{{0,80}}"
_DISCLAIMER = r"the (?:opinions|views) expressed .{5,300}|analysis/opinion\W?|(?:sign|log) in to .{3,100}"
_RELATED = (
    rf"\W{{0,4}}(?:{_LABEL})\W{{0,3}}[:：»>→|]\W{{0,4}}.{{0,300}}"
    r"|\W{0,3}(?:read more|read also|see also|click for more|full coverage|more on this|go deeper)\b[^!?]{0,60}"
    r"|read the full \w{4,9}(?: here)?\W{0,2}"
)
_LIST_LABEL = (
    r"\W{0,3}(?:related (?:topics|(?:internet )?links|content|stories|articles|coverage|news|posts)|more on this story"
    r"|top stories|most (?:read|popular|viewed)|recommended (?:stories|reading|for you)|you may also like|in other news"
    r"|more (?:from|on) [\w .’'&-]{2,40}|around the (?:web|bbc)|elsewhere on the web|trending(?: now)?"
    r"|read next)\W{0,3}"
)
_TAGS = (
    r"\W{0,2}(?:tags?|topics?|filed under|categor(?:y|ies)|keywords) ?: .{1,200}|this article tagged under:.{0,200}"
    r"|\[ ?[\"'][^\[\]]{1,160}[\"'] ?\]|(?:#\w{2,40}[\s,]{0,3}){1,12}"
)
_ADDRESS = r"(?:(?:source|url|link|original(?: url)?|via|from|permalink) ?: ?)?<?https?://[^\s<>]{4,400}>?"

_RULES = tuple(
    (reason, re.compile(pattern, flags))
    for reason, pattern, flags in (
        ("advertisement", _ADVERTISEMENT, re.IGNORECASE),
        ("page furniture", _FURNITURE, re.IGNORECASE),
        ("related", _LIST_LABEL, re.IGNORECASE),
        ("share", _SHARING, re.IGNORECASE),
        ("follow", _FOLLOW, 0),
        ("newsletter", _NEWSLETTER, re.IGNORECASE),
        ("copyright", _COPYRIGHT, re.IGNORECASE),
        ("contributors", _CONTRIBUTORS, 0),
        ("update note", _UPDATE, re.IGNORECASE),
        ("disclaimer", _DISCLAIMER, re.IGNORECASE),
        ("related", _RELATED, re.IGNORECASE),
        ("tags", _TAGS, re.IGNORECASE),
        ("address", _ADDRESS, re.IGNORECASE),
    )
)
_CONTRIBUTED_LINE = re.compile(_CONTRIBUTED)
_LIST_LABEL_LINE = re.compile(_LIST_LABEL, re.IGNORECASE)
_TAIL_RULES = (
    re.compile(rf"(?:[-•*–—] ?)?{_SEVERAL} reported from [^.!?]{{2,60}}\.?"),
    re.compile(
        rf"{_NAME}(?:, [^,.!?]{{2,60}},)? (?:is|are) (?:an?|the) [^.!?“”\"]{{0,120}}(?:reporter|writer|columnist|editor"
        r"|correspondent|contributor|fellow|analyst)\b[^!?“]{0,280}"
    ),
)


def reason_of(line: Line) -> str | None:
    """Why a line is not prose, or nothing where no rule knows it."""
    if len(line.text) > MAX_LINE:
        return None
    if " contributed" in line.text and _CONTRIBUTED_LINE.fullmatch(line.text):
        return "contributors"
    return next((reason for reason, rule in _RULES if rule.fullmatch(line.text)), None)


def opens_list(line: Line) -> bool:
    """Whether a label's line says that links stand below it."""
    return line.text.rstrip("*_ ").endswith(":") or _LIST_LABEL_LINE.fullmatch(line.text) is not None


def tagline(line: Line) -> bool:
    """Whether a line at the article's end tells of its reporters; the same words higher up may be prose."""
    return len(line.text) <= MAX_LINE and any(rule.fullmatch(line.text) for rule in _TAIL_RULES)
