"""What the lines of a text that stand together have in common."""

import re
from itertools import pairwise

RULE = re.compile(r"[-*_=~─━—+ \t]{3,}\Z")
#: What begins a line of its own where most lines begin so: a key, words in bold.
_OWN = re.compile(r"[a-z][a-z_ /-]{1,24}[:：]|(\*\*|__)[^*_\n]{1,40}\1")
#: Wider than any line.
_ANY = 1_000_000
TERMINATOR = re.compile(r"[.!?:;。！？：；][\"'”’)\]]*\Z")
#: What no line of its own ends with.
_UNENDED = re.compile(
    r"(?:,|\b(?:of|the|and|to|with|in|an?|for|or|on|at|by|from|is|are|as|that|which|than))\Z",
    re.IGNORECASE,
)


def wide(text: str) -> int:
    """How many columns ``text`` takes, Chinese characters two each."""
    return len(text) if text.isascii() else sum(2 if c > "\u2e80" else 1 for c in text)


def own_lines(lines: list[str]) -> list[bool]:
    """Which lines begin something of their own: with a key or in bold, as most that stand together
    do."""
    begins = [_OWN.match(line.strip(" \t>")) is not None for line in lines]
    first = 0
    for number in range(len(lines) + 1):
        text = lines[number].strip() if number < len(lines) else ""
        if not text or RULE.match(text):
            count = sum(begins[first:number])
            if count < 2 or count * 2 < number - first:
                begins[first:number] = [False] * (number - first)
            first = number + 1
    return begins


def widths(lines: list[str]) -> list[int]:
    """How wide the widest line is of the lines that stand together with each."""
    found = [0] * len(lines)
    first = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            run = [line.strip() for line in lines[first:number]]
            widest = max(map(wide, run), default=0)
            if any(_ends_early(*pair, widest) for pair in pairwise(run)):
                widest = _ANY  # a line each, though some are long
            found[first:number] = [widest] * (number - first)
            first = number + 1
    return found


def _ends_early(line: str, following: str, widest: int) -> bool:
    """Whether a line was ended by its writer: the first word of the next had room on it."""
    if len(line) < 25 or TERMINATOR.search(line) or _UNENDED.search(line):
        return False
    word = following.split(None, 1)[0]
    return word[0].isupper() and wide(line) + 1 + wide(word[:20]) < widest
