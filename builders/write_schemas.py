"""Writes the JSON Schemas of the data files from the model; ``--check`` fails when one is stale."""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from tongren import model

FOLDER = Path(__file__).parent.parent / "src" / "tongren" / "data" / "schema"

#: Schema file -> type of the records in the files it describes.
RECORDS: dict[str, Any] = {
    "names": model.Names,
    "location": model.Location,
    "knowledge": model.Knowledge,
    "meridian": model.Meridian,
    "category": model.CategoryGroup,
    "source": model.Source,
    "safety_rule": model.SafetyRule,
    "circumstance": model.Circumstance,
    "principle": model.Principle,
    "term": model.Term,
    "code_family": model.CodeFamily,
    "ambiguous_prefix": model.AmbiguousPrefix,
    "numbering": model.Numbering,
}


def schema_text(kind: Any) -> str:
    """The schema of one record type, as it stands in its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= msgspec.json.schema(kind)
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write all schemas, or compare them with the model."""
    stale = []
    for name, kind in RECORDS.items():
        path, text = FOLDER / f"{name}.schema.json", schema_text(kind)
        if "--check" in arguments:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"stale schemas: {', '.join(stale)}; run: make schema", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
