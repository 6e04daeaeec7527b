"""``tongren export json|csv``: all the data."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from tongren.atlas import load_atlas
from tongren.cli.errors import InputError
from tongren.export.whole import as_csv, as_json


def run(options: Namespace) -> int:
    """Write the whole atlas; a file appears whole or not at all."""
    atlas = load_atlas()
    content = as_json(atlas) if options.format == "json" else as_csv(atlas)
    if options.output is None:
        sys.stdout.buffer.write(content)
    else:
        write_whole(Path(options.output), content)
    return 0


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either the old one or the whole new one."""
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputError(f"cannot write {path}: {error.strerror}; choose another -o FILE") from None
