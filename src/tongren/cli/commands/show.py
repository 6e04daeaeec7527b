"""``tongren show POINT``: the record."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from tongren.atlas import Atlas, load_atlas
from tongren.cli.lookup import find_code
from tongren.cli.output import print_json
from tongren.cli.record_text import print_record

if TYPE_CHECKING:
    from tongren.export.record import Voice


def run(options: Namespace) -> int:
    """Print the record of one point in the chosen voice."""
    atlas = load_atlas(overlay=options.overlay)
    record = _record(atlas, find_code(atlas, options.point), options.voice)
    if options.json:
        print_json(record)
    else:
        print_record(record)
    return 0


def _record(atlas: Atlas, code: str, voice: Voice) -> dict[str, Any]:
    """The record, kept beside the compiled data: a cold start need not put it together again."""

    def build() -> bytes:
        from tongren.export.record import point_record

        return json.dumps(point_record(atlas, atlas[code], voice)).encode()

    record: dict[str, Any] = json.loads(
        build() if atlas.has_overlay else atlas.data.derived(f"record-{voice}-{code}", build)
    )
    return record
