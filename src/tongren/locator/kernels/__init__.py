"""The arithmetic of plans: what each kind of step computes, for all steps and instances at once.

Arrays are (g, i, …): ``g`` steps of one kind, ``i`` instances. Lengths in metres. NaN says that a
step cannot be done; nothing here chooses a substitute.
"""

from tongren.locator.kernels import paths, residuals, skin, sources, vectors

__all__ = ["paths", "residuals", "skin", "sources", "vectors"]
