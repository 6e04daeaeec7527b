"""Points that are named only to say where another lies."""

from __future__ import annotations

import re

from tongren.documents.mentions import Mention

#: Words before a point that only help to say where another one lies.
_REFERENCE = re.compile(
    r"(?:\b(?:below|above|beneath|under|over|from|between|beside|behind|near|than|proximal|"
    r"distal|lateral|medial|superior|inferior|anterior|posterior|level|line (?:of|from)|"
    r"connecting|opposite|between [^.;]{1,30} and)(?: (?:to|of|with))?|[距当平于从]|连线)\s*\Z",
    re.IGNORECASE,
)


def is_reference(text: str, mention: Mention) -> bool:
    """Whether a point is named only to say where another lies: "3 cun below ST35"."""
    return _REFERENCE.search(text[max(0, mention.start - 44) : mention.start]) is not None
