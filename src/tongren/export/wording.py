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
