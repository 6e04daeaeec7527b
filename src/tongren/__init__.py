"""Tongren 铜人: an open, computable atlas of the acupuncture system and a locator of its points.

>>> import tongren
>>> atlas = tongren.load_atlas()
>>> len(atlas)
409
"""

from typing import TYPE_CHECKING, Any

from tongren.atlas import Atlas, load_atlas

if TYPE_CHECKING:
    from tongren.person import Body

__version__ = "0.1.0"
__all__ = ["Atlas", "Body", "__version__", "load_atlas"]


def __getattr__(name: str) -> Any:
    """``tongren.Body``, imported when first asked for, since it needs numpy."""
    if name == "Body":
        from tongren.person import Body

        return Body
    raise AttributeError(f"module 'tongren' has no attribute {name!r}")
