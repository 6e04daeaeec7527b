"""Phrases put together while reading: verb and object, site and complaint, organ and state."""

from tongren.documents.composition.composer import Composer

__all__ = ["Composer"]
