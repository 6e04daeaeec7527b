"""What a point demands of its record for the sake of safety."""

from tongren.model.base import Cited


class SafetyRule(Cited, frozen=True, kw_only=True):
    """A danger, the points that share it, and what their written records must say.

    ``flags``: terms of ``vocabulary.flags``; a record carries at least one of them.
    ``needs_ceiling``: every needling row gives a ceiling. ``ceiling_cun``: no row passes it.
    ``needs_counter``: the caution tells what speaks against it. ``forbidden``: no row needles.
    """

    label: str
    reason: str
    flags: tuple[str, ...]
    codes: tuple[str, ...]
    needs_ceiling: bool = False
    ceiling_cun: float | None = None
    needs_counter: bool = False
    forbidden: bool = False
