"""Where an acupoint lies, in words and in the location language."""

from typing import Literal

from tongren.model.base import Cited

Laterality = Literal["bilateral", "midline", "left", "right"]


class Check(Cited, frozen=True, kw_only=True):
    """A further statement of a standard about the place, used to test the expression.

    ``tolerance_bcun``: how far the position may be from making the statement true.
    ``explained``: why a larger residual is the standard's own inconsistency.
    """

    statement: str
    tolerance_bcun: float = 0.5
    explained: str = ""


class Alternative(Cited, frozen=True, kw_only=True):
    """Another place for the same point, and who holds it."""

    text: str
    held_by: str
    expression: str = ""


class Location(Cited, frozen=True, kw_only=True):
    """The place of an acupoint.

    ``text``: our wording. ``expression``: our reading of the standard in the location language,
    empty while it has not been written. ``laterality``: given for extra points only; meridian
    points are bilateral, those of GV and CV lie on the midline. ``places``: how many single
    places the point names on the whole body (EX-UE11 Shixuan has ten).
    """

    region: str
    text: str
    expression: str = ""
    posture: str = ""
    pose: str = ""
    laterality: Laterality | None = None
    places: int | None = None
    on_skin: bool = True
    checks: tuple[Check, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    sex_variants: str = ""
    notes: tuple[str, ...] = ()
