"""Tongren 铜人: an open, computable atlas of the acupuncture system and a locator of its points."""
