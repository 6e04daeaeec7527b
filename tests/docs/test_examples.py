"""Every example in the documentation runs and gives what it says."""

import doctest
import fnmatch
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent.parent / "docs"
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.stem)
def test_python_examples(path: Path) -> None:
    failed, _ = doctest.testfile(
        str(path), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS
    )
    assert failed == 0


def console_examples() -> list[tuple[str, str]]:
    """(command, expected output) of every ``$`` line in the documentation."""
    found = []
    for path in sorted(DOCS.glob("*.md")):
        for block in CONSOLE.findall(path.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((command, output.strip()))
    return found


@pytest.mark.parametrize(("command", "expected"), console_examples(), ids=lambda text: text[:40])
def test_console_examples(command: str, expected: str, tmp_path: Path) -> None:
    words = shlex.split(command)
    assert words[0] == "tongren"
    result = subprocess.run(
        [sys.executable, "-m", "tongren", *words[1:]],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    pattern = re.sub(r"([\[\]?])", r"[\1]", expected).replace("…", "*")
    assert fnmatch.fnmatchcase(result.stdout.strip(), pattern), result.stdout[:500]
