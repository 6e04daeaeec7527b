"""Where the data lies and how it is split into files."""

import re
from pathlib import Path

DATA_FOLDER = Path(__file__).parent.parent / "data"

#: One file a chapter in every layer, in the order of the atlas.
CHAPTERS = tuple("LU LI ST SP HT SI BL KI PC TE GB LR GV CV EX".split())  # noqa: SIM905

_CODE = re.compile(r"([A-Z]{2})(?:-(?:HN|CA|B|UE|LE))?[1-9][0-9]?")


def chapter_of_code(code: str) -> str | None:
    """The chapter that would hold ``code``; None if it does not look like a code."""
    match = _CODE.fullmatch(code)
    return match[1] if match and match[1] in CHAPTERS else None
