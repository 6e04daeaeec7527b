"""Reads pages about acupoints into records, and holds them against the atlas.

>>> from tongren.documents import PageReader
>>> [document] = PageReader().read_string("KI 1: perpendicularly 0.5 cun.")
>>> document.code, document.record["needling"][0]["max_cun"]
('KI1', 0.5)
"""

from tongren.documents.found import Claim, ReadDocument, Unread
from tongren.documents.page import Span
from tongren.documents.reading import PageReader

__all__ = ["Claim", "PageReader", "ReadDocument", "Span", "Unread"]
