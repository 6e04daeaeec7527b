"""From what the user typed to one acupoint or meridian, or a clear word why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tongren.atlas import Atlas
from tongren.cli.errors import InputError

if TYPE_CHECKING:
    from tongren.model import Acupoint


def find_point(atlas: Atlas, text: str) -> Acupoint:
    """The acupoint that ``text`` means. Raises ``InputError`` naming candidates or near misses."""
    return atlas[find_code(atlas, text)]


def find_code(atlas: Atlas, text: str) -> str:
    """The code of the acupoint that ``text`` means. Raises as ``find_point`` does."""
    found = atlas.resolve(text)
    if found.code is not None:
        return found.code
    if found.candidates:
        listed = ", ".join(f"{c.code} {c.name}" for c in found.candidates)
        raise InputError(f"{text!r} may mean: {listed}. Name one of these codes.")
    near = ", ".join(f"{c.code} {c.name}" for c in found.near)
    advice = f"Near: {near}." if near else "Try `tongren search` for symptoms and free text."
    reason = f" ({found.why})" if found.why else ""
    raise InputError(f"nothing found for {text!r}{reason}. {advice}")
