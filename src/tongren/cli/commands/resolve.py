"""``tongren resolve TEXT``: which point a name or code means."""

from __future__ import annotations

from argparse import Namespace

from tongren.atlas import load_atlas
from tongren.cli.output import print_json


def run(options: Namespace) -> int:
    """Print the point, or the candidates; exit status 1 when nothing is found."""
    found = load_atlas().resolve(" ".join(options.text))
    if options.json:
        print_json(found.to_dict())
    elif found.code is not None:
        match = found.candidates[0]
        print(f"{found.code}  {match.name}  ({match.matched})")
        for other in found.candidates[1:]:
            print(f"  less likely: {other.code}  {other.name}  ({other.matched})")
    elif found.candidates:
        print(f"{found.query!r} is ambiguous: {found.why}" if found.why else "ambiguous:")
        for candidate in found.candidates:
            print(f"  {candidate.code}  {candidate.name}  ({candidate.matched})")
    else:
        print(f"nothing found for {found.query!r}" + (f": {found.why}" if found.why else ""))
        for near in found.near:
            print(f"  near: {near.code}  {near.name}  ({near.matched})")
    return 0 if found.candidates else 1
