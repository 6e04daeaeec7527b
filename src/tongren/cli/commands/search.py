"""``tongren search WORDS…``: points by complaint, action, pattern, region, category, free text."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from tongren.atlas import load_atlas
from tongren.cli.errors import InputError
from tongren.cli.output import print_item, print_json


def run(options: Namespace) -> int:
    """Print ranked results with what matched; an empty result is no error."""
    if options.limit < 1:
        raise InputError(f"--limit must be 1 or more, not {options.limit}")
    query = " ".join(options.words)
    atlas = load_atlas()
    results = atlas.search(query, limit=options.limit)
    if options.json:
        print_json({"query": query, "results": msgspec.to_builtins(results)})
        return 0
    if not results:
        print(f"nothing found for {query!r}; try other words, or `tongren resolve` for a name")
    for result in results:
        names = atlas[result.code].names
        print(f"{result.code}  {names.pinyin} {names.hanzi_simplified}")
        for match in result.matched[:3]:
            print_item(f"{match.field}: {match.snippet}")
    return 0
