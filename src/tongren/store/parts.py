"""The parts in which compiled data is kept: what each holds, to bytes and back."""

from typing import Any

import msgspec

from tongren.model import (
    Acupoint,
    CategoryGroup,
    CodeSystems,
    Meridian,
    Practice,
    Source,
    Vocabulary,
)
from tongren.store.dataset import Dataset, in_chapters

_SHARED: dict[str, Any] = {
    "meridians": dict[str, Meridian],
    "categories": dict[str, CategoryGroup],
    "code_systems": CodeSystems,
    "vocabulary": Vocabulary,
    "practice": Practice,
    "sources": dict[str, Source],
}


def decode_part(name: str, blob: bytes) -> Any:
    """The part ``name``: one of the shared parts, or the acupoints of a chapter by code."""
    return msgspec.msgpack.decode(blob, type=_SHARED.get(name, dict[str, Acupoint]))


def encode_parts(dataset: Dataset) -> dict[str, bytes]:
    """All parts of the data by name; chapters are called ``points-KI``."""
    encode = msgspec.msgpack.encode
    parts = {name: encode(getattr(dataset, name)) for name in _SHARED}
    for chapter, points in in_chapters(dataset.acupoints):
        parts[f"points-{chapter}"] = encode(points)
    return parts
