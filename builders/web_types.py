"""Writes the TypeScript types of the web interface from the server's own types.

python builders/web_types.py            writes frontend/src/api/types.ts
python builders/web_types.py --check    exit 1 when that file is stale
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from tongren.web.schema import ANSWERS

TARGET = Path(__file__).parents[1] / "frontend" / "src" / "api" / "types.ts"
HEADER = "// Written by builders/web_types.py from src/tongren/web/schema.py: do not edit.\n"
PRIMITIVES = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}


def render() -> str:
    """All types as one TypeScript module."""
    _, components = msgspec.json.schema_components(ANSWERS, ref_template="{name}")
    blocks = [_interface(_name(key), schema) for key, schema in sorted(components.items())]
    return HEADER + "\n" + "\n".join(blocks)


def _interface(name: str, schema: dict[str, Any]) -> str:
    lines = [f"export interface {name} {{"]
    required = set(schema.get("required", ()))
    for field, inner in schema["properties"].items():
        mark = "" if field in required else "?"
        lines.append(f"  {field}{mark}: {_type(inner)};")
    lines.append("}\n")
    if text := schema.get("description"):
        summary = " ".join(text.split("\n\n")[0].split())
        lines.insert(0, f"/** {summary} */")
    return "\n".join(lines)


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return _name(schema["$ref"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_type(option) for option in schema["anyOf"])
    kind = schema.get("type")
    if kind == "array" and "prefixItems" in schema:
        return f"[{', '.join(_type(item) for item in schema['prefixItems'])}]"
    if kind == "array":
        inner = _type(schema["items"])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if kind == "object":
        return f"Record<string, {_type(schema.get('additionalProperties', {}))}>"
    if kind is None:
        return "unknown"
    return PRIMITIVES[kind]


def _name(key: str) -> str:
    """msgspec tells two types of one name apart by their modules; the last parts are enough."""
    if "." not in key and "_" not in key:
        return key
    *modules, name = key.replace(".", "_").split("_")
    return modules[-1].capitalize() + name


def main() -> int:
    """Write the module, or with ``--check`` compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="do not write, exit 1 when stale")
    rendered = render()
    if parser.parse_args().check:
        if not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != rendered:
            print(f"{TARGET} is stale: run python {sys.argv[0]}", file=sys.stderr)
            return 1
        return 0
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(rendered, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
