"""``tongren show POINT``: the record."""

from __future__ import annotations

from argparse import Namespace

from tongren.atlas import load_atlas
from tongren.cli.lookup import find_point
from tongren.cli.output import print_json
from tongren.cli.record_text import print_record
from tongren.export.record import point_record


def run(options: Namespace) -> int:
    """Print the record of one point in the chosen voice."""
    atlas = load_atlas()
    acupoint = find_point(atlas, options.point)
    record = point_record(atlas, acupoint, options.voice)
    if options.json:
        print_json(record)
    else:
        print_record(record)
    return 0
