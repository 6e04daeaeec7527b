"""``tongren search WORDS…``: points by complaint, action, pattern, region, category, free text."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from tongren.atlas import Atlas, load_atlas
from tongren.cli.errors import InputError
from tongren.cli.output import print_item, print_json
from tongren.cli.study_text import print_study
from tongren.practice import Study, find_points, study
from tongren.search import SearchResult

#: Patterns named below a list of results.
_MOST_PATTERNS = 3


def run(options: Namespace) -> int:
    """Print ranked results with what matched, or the reasoning; an empty result is no error."""
    if options.limit < 1:
        raise InputError(f"--limit must be 1 or more, not {options.limit}")
    query = " ".join(options.words)
    atlas = load_atlas()
    try:
        studied = study(atlas, query, options.person, limit=options.limit)
    except ValueError as error:
        raise InputError(f"--for: {error}") from None
    reasoning = options.why or bool(options.person)
    results = find_points(atlas, query, options.limit)
    if options.json:
        answer = {"query": query, "results": msgspec.to_builtins(results)}
        answer["patterns"] = msgspec.to_builtins(studied.patterns)
        print_json(answer | ({"study": msgspec.to_builtins(studied)} if reasoning else {}))
    elif reasoning:
        print_study(studied)
    else:
        _print_results(atlas, query, results, studied)
    return 0


def _print_results(atlas: Atlas, query: str, results: list[SearchResult], studied: Study) -> None:
    if not results:
        print(f"nothing found for {query!r}; try other words, or `tongren resolve` for a name")
    for result in results:
        names = atlas[result.code].names
        print(f"{result.code}  {names.pinyin} {names.hanzi_simplified}")
        for match in result.matched[:3]:
            print_item(f"{match.field}: {match.snippet}")
    if studied.patterns:
        print("\nPatterns that show these signs (--why tells the reasoning)")
        for pattern in studied.patterns[:_MOST_PATTERNS]:
            signs = ", ".join(sign.label.lower() for sign in pattern.matched)
            print_item(f"{pattern.label}: {signs}" if signs else pattern.label)
