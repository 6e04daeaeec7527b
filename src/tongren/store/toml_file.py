"""One TOML file of the data: its tables, and on which line each field stands."""

import re
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from tongren.store.problems import DataError, Problem

Path_ = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]+\")\s*=")
_INLINE_ITEM = re.compile(r"\s*\{")


class TomlFile:
    """A parsed data file. Raises ``DataError`` when it cannot be read at all."""

    def __init__(self, path: Path, label: str) -> None:
        """``label``: how problems name the file, relative to the data folder's parent."""
        self.label = label
        try:
            self.text = path.read_text(encoding="utf-8")
            self.tables: dict[str, Any] = tomli.loads(self.text)
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            message = "is not UTF-8 here; save the file as UTF-8"
            raise DataError([Problem(label, line, "(file)", message)]) from None
        except tomli.TOMLDecodeError as error:
            found = re.search(r"\(at line (\d+)", str(error))
            line = int(found[1]) if found else self.text.count("\n") + 1
            message = f"is not valid TOML: {error}; mend this line"
            raise DataError([Problem(label, line, "(syntax)", message)]) from None
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            raise DataError([Problem(label, 0, "(file)", message)]) from None

    def problem(self, path: Path_, message: str, value: str | None = None) -> Problem:
        """A problem at ``path``; ``value``: a quoted string to look for from there on."""
        dotted = ".".join(str(part) for part in path)
        return Problem(self.label, self.line(path, value), dotted, message)

    def line(self, path: Path_, value: str | None = None) -> int:
        """The 1-based line of the field at ``path``, or of the nearest table or key above it."""
        start = 1
        for length in range(len(path), 0, -1):
            if (found := self._lines.get(path[:length])) is not None:
                start = found
                break
        if value is None:
            return start
        lines = self.text.splitlines()
        for number in range(start, len(lines) + 1):
            if number > start and _HEADER.match(lines[number - 1]):
                break
            if f'"{value}"' in lines[number - 1]:
                return number
        return start

    @cached_property
    def _lines(self) -> dict[Path_, int]:
        """Line of every table header and key. Only read when there is a problem to report."""
        lines: dict[Path_, int] = {}
        counts: dict[Path_, int] = {}
        table: Path_ = ()
        key_path: Path_ = ()
        item = 0
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := _HEADER.match(line):
                name: Path_ = tuple(part.strip(' "') for part in header[2].split("."))
                if header[1] == "[[":
                    index = counts.get(name, -1) + 1
                    counts[name] = index
                    lines.setdefault(name, number)
                    name = (*name, index)
                elif len(name) > 1 and name[:-1] in counts:
                    name = (*name[:-1], counts[name[:-1]], name[-1])
                table = name
                lines.setdefault(table, number)
            elif key := _KEY.match(line):
                key_path, item = (*table, key[1].strip('"')), 0
                lines.setdefault(key_path, number)
            elif _INLINE_ITEM.match(line):
                lines.setdefault((*key_path, item), number)
                item += 1
        return lines
