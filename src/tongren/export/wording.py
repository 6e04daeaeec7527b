"""Pieces of a record in words."""

from __future__ import annotations

from typing import Any


def needling_text(row: dict[str, Any]) -> str:
    """One needling row in words: "perpendicular, 0.5–1 cun, never deeper than 1.2 cun"."""
    if row.get("forbidden"):
        return "needling is forbidden" + (f": {row['condition']}" if row.get("condition") else "")
    parts = [row["angle"]]
    if row.get("direction"):
        parts.append(clause(row["direction"]))
    low, high = row.get("min_cun"), row.get("max_cun")
    if high is not None:
        parts.append(f"{high:g} cun" if low in (None, high) else f"{low:g}–{high:g} cun")
    if row.get("ceiling_cun") is not None:
        ceiling = f"never deeper than {row['ceiling_cun']:g} cun"
        reason = clause(row.get("ceiling_reason") or "")
        parts.append(f"{ceiling} ({reason})" if reason else ceiling)
    return ", ".join(parts)


def moxibustion_text(moxa: dict[str, Any]) -> str:
    """Moxa and the other techniques in words: "allowed, 3 cones, 5–10 minutes; Warmth eases …"."""
    amounts = [f"{moxa[unit]} {unit}" for unit in ("cones", "minutes") if moxa.get(unit)]
    parts = [", ".join([moxa["use"].replace("_", " "), *map(_unit_first, amounts)])]
    parts += [clause(moxa[key]) for key in ("text", "cupping", "bleeding") if moxa.get(key)]
    return "; ".join(parts)


def _unit_first(amount: str) -> str:
    """ "5–10 with a moxa stick minutes" reads as "5–10 minutes with a moxa stick"."""
    number, _, rest = amount.partition(" ")
    words, _, unit = rest.rpartition(" ")
    unit = unit.removesuffix("s") if number == "1" else unit
    return " ".join(filter(None, (number, unit, words)))


def clause(text: str) -> str:
    """A sentence as part of another: without its full stop, small where no name begins it."""
    text = text.strip().rstrip(".")
    first = text.split(" ", 1)[0]
    keeps = len(first) > 1 and not first[1:].islower()
    if keeps or first in _NAMES or text.startswith("A Manual"):
        return text
    return text[:1].lower() + text[1:]


#: Words that begin a sentence with a capital that stays.
_NAMES = frozenset({"Qi", "Yin", "Yang", "Blood", "Sun", "Focks", "Deadman", "Chinese"})


def seconds_text(low: int | None, high: int) -> str:
    """A time in words: "1 to 2 minutes", "30 to 60 seconds"."""
    unit, size = ("minute", 60) if high >= 60 and high % 60 == 0 else ("second", 1)
    if low is not None and low % size:
        unit, size = "second", 1
    span = f"{high // size}" if low in (None, high) else f"{low // size} to {high // size}"
    return f"{span} {unit}{'' if span == '1' else 's'}"
