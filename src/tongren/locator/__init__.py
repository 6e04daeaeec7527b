"""The location language: sentences of anatomy that place points on any body."""

from tongren.locator.errors import LocationError
from tongren.locator.located import Located, Position
from tongren.locator.locator import Locator, open_locator

__all__ = ["Located", "LocationError", "Locator", "Position", "open_locator"]
