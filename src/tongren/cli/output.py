"""How commands print."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import Any

WIDTH = 88


def print_json(document: Any) -> None:
    """One JSON document to standard output, nothing else."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode() + b"\n")


def print_heading(text: str) -> None:
    """A section heading with an empty line before it."""
    print(f"\n{text}")


def print_wrapped(text: str, indent: str = "  ", first: str | None = None) -> None:
    """A paragraph, wrapped and indented; ``first`` starts its first line."""
    print(
        textwrap.fill(
            text,
            WIDTH,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,  # a path stays whole, so that it opens
        )
    )


def print_item(text: str) -> None:
    """One bullet of a list."""
    print_wrapped(text, indent="    ", first="  • ")
