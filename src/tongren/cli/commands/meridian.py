"""``tongren meridian KI``: a meridian."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from tongren.atlas import load_atlas
from tongren.cli.errors import InputError
from tongren.cli.output import print_heading, print_item, print_json, print_wrapped
from tongren.export.meridian import find_meridian, meridian_record


def run(options: Namespace) -> int:
    """Print one meridian: names, clock, neighbours in the circuit, pathway, points."""
    atlas = load_atlas()
    key = find_meridian(atlas, options.meridian)
    if key is None:
        known = " ".join(atlas.meridians)
        raise InputError(f"no meridian is called {options.meridian!r}; the meridians are: {known}")
    record = meridian_record(atlas, key)
    if options.json:
        print_json(record)
    else:
        _print(record)
    return 0


def _print(record: dict[str, Any]) -> None:
    print(f"{record['id']}  {record['english']}  {record['hanzi_simplified']}  {record['pinyin']}")
    if record.get("full_name"):
        print(f"  {record['full_name']}")
    for label, key in (
        ("Clock", "clock"),
        ("Phase", "phase"),
        ("Organ", "organ"),
        ("Paired with", "paired"),
        ("Same name", "same_name"),
        ("Flows from", "previous"),
        ("Flows into", "next"),
        ("Starts", "starts"),
        ("Ends", "ends"),
        ("Entry point", "entry_point"),
        ("Exit point", "exit_point"),
        ("Opened by", "confluent_point"),
    ):
        if record.get(key):
            print(f"  {label + ':':<14}{record[key]}")
    for heading, key in (
        ("External pathway", "pathway_external"),
        ("Internal", "pathway_internal"),
    ):
        if record.get(key):
            print_heading(heading)
            for paragraph in record[key]:
                print_wrapped(paragraph)
    if record.get("joins"):
        print_heading("Joins")
        for join in record["joins"]:
            print_item(f"to {join['to']}: {join['at']}")
    if record["point_list"]:
        print_heading("Points")
        for point in record["point_list"]:
            print(f"  {point['code']:<6}{point['pinyin']} {point['hanzi_simplified']}")
