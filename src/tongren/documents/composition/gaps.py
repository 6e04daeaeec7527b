"""What stands between two words that may belong together: how it joins them, if it does."""

import re
from functools import lru_cache
from typing import Literal

from tongren.documents.composition.tables import TABLES

#: "adj": side by side; "of": the second says where; "": they do not belong together.
Gap = Literal["adj", "and", "comma", "of", ""]

_LONGEST = 48
_FORM = re.compile(r"\s*(?P<mark>[,，、/&+＋·‐‑–-]?)\s*(?P<words>[a-z'’/ -]*)\s*")
_BETWEEN = TABLES["between"]
_AND = frozenset(["and", "or", "and/or", "a/or", "nor", "plus"])
_OF = frozenset(_BETWEEN["where"].replace(",", " ").split())
#: Words that change neither what hurts nor where enough to matter for the term.
_PLAIN = frozenset(_BETWEEN["plain"].replace(",", " ").split())


@lru_cache(16384)
def gap(between: str) -> Gap:
    """How the text ``between`` two words joins them."""
    if not between or between == " ":
        return "adj"
    if "\n" in between:
        return ""
    between = " ".join(f"_{between}_".split())[1:-1]
    if len(between) > _LONGEST:
        return ""
    form = _FORM.fullmatch(between.lower().replace("’", "'"))
    if form is None:
        return ""
    mark, words = form["mark"], form["words"].split()
    kind: Gap = "adj"
    if mark in ("/", "&", "、", "+", "＋", "·"):
        kind = "and"
    elif mark in (",", "，"):
        kind = "comma"
    if words[:3] == ["as", "well", "as"]:
        kind, words = "and", words[3:]
    elif words and words[0] in _AND:
        kind, words = "and", words[1:]
    if words and words[0] in _OF:
        # "pain in the knee and in the foot"
        kind = "of" if kind == "adj" else kind
        words = words[1:]
        if words[:2] in (["and", "around"], ["or", "around"]):
            words = words[2:]
    if all(word in _PLAIN for word in words):
        return kind
    return ""


_FILL = frozenset(_BETWEEN["before_objects"].replace(",", " ").split())


@lru_cache(16384)
def leads_on(between: str) -> bool:
    """Whether a verb's object may follow behind ``between``: "the", "out", "excess" …"""
    if not between or between == " ":
        return True
    if len(between) > 90 or "\n" in between:
        return False
    words = between.lower().replace("-", " ").replace("’", "'").split()
    return (
        len(words) <= 4
        and sum(map(len, words)) <= 32
        and (not words or words[-1] != "and")
        and all(word in _FILL for word in words)
    )
