"""How a sentence speaks of needle and finger: with orders, with details, or only in passing."""

import re

from tongren.documents.folding import plain_characters
from tongren.documents.found import Found
from tongren.documents.pressing_steps import is_step

_STARTS = re.compile(
    r"\s*(?:(?:then|now|next|gently|firmly|slowly|simply|just|and|also|to use it,?|finally|"
    r"first),? )*"
    r"(?:press|apply|massage|rub|knead|hold|use|repeat|stimulate|work|place|put|breathe|squeeze|"
    r"stroke|tap|pinch|grip|release|do|start|keep|with|using|by|maintain|relax|roll|push|find|"
    r"take|try|increase|continue|switch|move|make|let|lean|rest|close|inhale|exhale)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\s*(?:(?:then|now|next|gently|firmly|slowly|simply|just|and|also|to use it,?|finally|"
    r"first),? )*"
    r"(?:press|apply|massage|rub|knead|hold|use|repeat|stimulate|work|place|put|breathe|squeeze|"
    r"stroke|tap|pinch|grip|release|do|start|keep|with|using|by|maintain|relax|roll|push|find|"
    r"take|try|increase|continue|switch|move|make|let|lean|rest|close|inhale|exhale)\b"
    r"|.*\b(?:you (?:can|may|should|could|will)|press|massage it|massage the point|rub it|"
    r"should be|"
    r"i (?:suggest|recommend)|we (?:suggest|recommend))\b|.*(?:按揉|按压|点按|揉按|掐|用拇指|推|"
    r"敲|搓)",
    re.IGNORECASE | re.DOTALL,
)


def only_mentions(text: str, pressing: list[Found]) -> bool:
    """Whether a sentence names massage without telling how: "a popular point for massage"."""
    details = ("tool", "pressure", "min_seconds", "repeats", "side", "breathing")
    told = any(one.value.get(key) for one in pressing for key in details)
    if told or _ORDERS.match(text) is not None:
        return False
    return not is_step(plain_characters(text))


def tells_no_technique(rows: list[Found]) -> bool:
    """Whether nothing of a needle is told but that there is one."""
    keys = {key for one in rows for key, value in one.value.items() if value}
    return all(one.field == "needling" for one in rows) and keys <= {"condition"}


def gives_orders(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins by telling what to do with the finger."""
    return _STARTS.match(text, start, end) is not None
