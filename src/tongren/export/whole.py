"""All the data as one document."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

import tongren
from tongren.atlas import Atlas
from tongren.export.meridian import meridian_record
from tongren.export.record import point_record
from tongren.export.wording import needling_text

#: Columns of the CSV: one row a point, lists joined with "; ".
COLUMNS = (
    "code",
    "meridian",
    "pinyin",
    "hanzi_simplified",
    "hanzi_traditional",
    "english",
    "laterality",
    "categories",
    "region",
    "location",
    "posture",
    "expression",
    "needling",
    "actions",
    "indications",
    "cautions",
    "sources",
)


def as_document(atlas: Atlas) -> dict[str, Any]:
    """Points as in ``show --full``, meridians, categories, vocabulary and sources."""
    return {
        "version": tongren.__version__,
        "licence": "CC BY 4.0",
        "points": [point_record(atlas, point, "full") for point in atlas],
        "meridians": [meridian_record(atlas, key) for key in atlas.meridians],
        "categories": [
            {"id": key, **msgspec.to_builtins(group)} for key, group in atlas.categories.items()
        ],
        "vocabulary": msgspec.to_builtins(atlas.vocabulary),
        "sources": [
            {"key": key, **msgspec.to_builtins(source)} for key, source in atlas.sources.items()
        ],
    }


def as_json(atlas: Atlas) -> bytes:
    """The document as indented UTF-8 JSON."""
    return msgspec.json.format(msgspec.json.encode(as_document(atlas)), indent=1) + b"\n"


def as_csv(atlas: Atlas) -> bytes:
    """One row a point, UTF-8 with a header row."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for point in atlas:
        writer.writerow(_row(point_record(atlas, point)))
    return text.getvalue().encode()


def _row(record: dict[str, Any]) -> dict[str, str]:
    names, location = record["names"], record["location"]
    return {
        "code": record["code"],
        "meridian": record["meridian"],
        "pinyin": names["pinyin"],
        "hanzi_simplified": names["hanzi_simplified"],
        "hanzi_traditional": names["hanzi_traditional"],
        "english": names["english"],
        "laterality": record["laterality"],
        "categories": "; ".join(category["label"] for category in record["categories"]),
        "region": location["region"],
        "location": location["text"],
        "posture": location["posture"],
        "expression": location["expression"],
        "needling": "; ".join(needling_text(row) for row in record["needling"]),
        "actions": "; ".join(action["text"] for action in record["actions"]),
        "indications": "; ".join(item["text"] for item in record["indications"]),
        "cautions": "; ".join(caution["text"] for caution in record["cautions"]),
        "sources": "; ".join(source["key"] for source in record["sources"]),
    }
