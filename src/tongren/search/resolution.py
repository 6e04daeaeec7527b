"""The answer of ``resolve``."""

from typing import Any, NamedTuple


class Candidate(NamedTuple):
    """One point that may be meant.

    ``name``: pinyin and hanzi; ``matched``: the code or name of the point that was recognised;
    ``why``: what speaks for it.
    """

    code: str
    name: str
    matched: str
    why: str = ""


class Resolution(NamedTuple):
    """Which point a text means.

    ``query``: the text as it was looked at (cleaned, shortened); ``code``: the point, or None when
    none was found or the text is ambiguous; ``candidates``: the points it can mean, best first,
    also when ``code`` is given; ``why``: how the answer came about, empty when it needs no words;
    ``near``: points with similar names or codes where nothing was found.
    """

    query: str
    code: str | None
    ambiguous: bool
    candidates: tuple[Candidate, ...] = ()
    why: str = ""
    near: tuple[Candidate, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer as the command line and the web give it."""
        answer = self._asdict()
        answer["candidates"] = [candidate._asdict() for candidate in self.candidates]
        answer["near"] = [candidate._asdict() for candidate in self.near]
        return answer
