"""Tongren 铜人: an open, computable atlas of the acupuncture system and a locator of its points.

>>> import tongren
>>> atlas = tongren.load_atlas()
>>> len(atlas)
409
"""

from tongren.atlas import Atlas, load_atlas

__version__ = "0.1.0"
__all__ = ["Atlas", "__version__", "load_atlas"]
