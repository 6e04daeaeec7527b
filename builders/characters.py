"""Writes ``src/tongren/data/characters.toml``: traditional Chinese characters -> simplified ones.

Takes the table of the OpenCC project (``TSCharacters.txt``, Apache-2.0) as the package
``opencc-python-reimplemented`` carries it: ``pip install -r builders/requirements-characters.txt``
and then ``python builders/characters.py``.
"""

import sys
from importlib.resources import files
from pathlib import Path

OUTPUT = Path(__file__).parent.parent / "src" / "tongren" / "data" / "characters.toml"
HEADER = """\
# Traditional Chinese characters and the simplified ones at the same place of the line below, so
# that a search in one script finds what is written in the other.
# Made by builders/characters.py from the table TSCharacters of OpenCC (Apache-2.0); do not edit.
source = "opencc"
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """(traditional, its usual simplified form) for each line of ``table``, where they differ."""
    found = []
    for line in table.splitlines():
        traditional, _, forms = line.partition("\t")
        usual = forms.split(" ")[0]
        if len(traditional) == len(usual) == 1 and traditional != usual:
            found.append((traditional, usual))
    return sorted(found)


def main() -> None:
    """Write the file and say how many characters it holds."""
    table = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    found = pairs(table)
    lines = [HEADER, "rows = ["]
    for start in range(0, len(found), 40):
        row = found[start : start + 40]
        written = ["".join(column) for column in zip(*row, strict=True)]
        lines.append(f'  ["{written[0]}",\n   "{written[1]}"],')
    OUTPUT.write_text("\n".join([*lines, "]", ""]), encoding="utf-8")
    print(f"{OUTPUT}: {len(found)} characters", file=sys.stderr)


if __name__ == "__main__":
    main()
