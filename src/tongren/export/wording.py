"""Pieces of a record in words."""

from __future__ import annotations

from typing import Any


def needling_text(row: dict[str, Any]) -> str:
    """One needling row in words: "perpendicular, 0.5–1 cun, never deeper than 1.2 cun"."""
    if row.get("forbidden"):
        return "needling is forbidden" + (f": {row['condition']}" if row.get("condition") else "")
    parts = [row["angle"]]
    if row.get("direction"):
        parts[0] += f" {row['direction']}"
    low, high = row.get("min_cun"), row.get("max_cun")
    if high is not None:
        parts.append(f"{high:g} cun" if low in (None, high) else f"{low:g}–{high:g} cun")
    if row.get("ceiling_cun") is not None:
        ceiling = f"never deeper than {row['ceiling_cun']:g} cun"
        parts.append(
            f"{ceiling} ({row['ceiling_reason']})" if row.get("ceiling_reason") else ceiling
        )
    return ", ".join(parts)


def seconds_text(low: int | None, high: int) -> str:
    """A time in words: "1 to 2 minutes", "30 to 60 seconds"."""
    unit, size = ("minute", 60) if high >= 60 and high % 60 == 0 else ("second", 1)
    if low is not None and low % size:
        unit, size = "second", 1
    span = f"{high // size}" if low in (None, high) else f"{low // size} to {high // size}"
    return f"{span} {unit}{'' if span == '1' else 's'}"
