"""spaCy's English tokenizer, bent towards the treebanks' word boundaries; it is stored with the model."""

import re
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, HYPHENS, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Parts before a hyphen that the treebanks keep with their word: "non-profit", "co-founder".
BOUND_PREFIXES = """
anti ante bi co contra counter cross de di e ex extra hyper inter intra macro mega meta micro mid mini mis mono
multi non para peri poly post pre pro proto pseudo re semi sub super trans tri ultra un uni
"""
ABBREVIATIONS = """
Amb. Brig. Capt. Cmdr. Col. Cpl. Cpt. Ft. Hon. Lt. Maj. Msgr. Pfc. Pvt. Sgt. Spc. Supt. approx.
al. Sept. Assn. Bros. Dept. Pres. Sens. Reps. Drs. Cos. Gens. Cols.
"""
SPLIT_EXCEPTIONS = ("and/or",)
RUNS = [r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"<{2,}", r">{2,}", r"-{3,}"]


def adapt(nlp: Language) -> None:
    """Change the tokenizer of `nlp` in place: hyphens, runs of marks, abbreviations, clock times."""
    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex(_infixes()).finditer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(defaults.prefixes or [])]).search
    clock = r"(?<=[0-9])(?:[AaPp][Mm]|[ap]\.m\.)"
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, clock, *(defaults.suffixes or [])]).search
    rules = {text: rule for text, rule in (tokenizer.rules or {}).items() if text not in SPLIT_EXCEPTIONS}
    rules.update({text: [{"ORTH": text}] for text in ABBREVIATIONS.split()})
    tokenizer.rules = rules


def _infixes() -> list[str]:
    """English infixes, but a hyphen splits a word unless a bound prefix stands before it."""
    bound = {form for prefix in BOUND_PREFIXES.split() for form in (prefix, prefix.capitalize())}
    guard = "".join(rf"(?<!\b{re.escape(form)})" for form in sorted(bound))
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        *RUNS,
        r"(?<=[0-9])[+\-\*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9]){guard}(?:{HYPHENS})(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])-(?=[0-9])",
        rf"(?<=[{ALPHA}]\.)-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    ]
