"""What landmarks say of themselves beside their place: terms and sources."""

import re
import tomllib
from importlib.resources import files

from tongren.locator.anatomy_files import read_anatomy

#: Terminologia Anatomica names no hairline, web, crease of the skin, or line that only points need.
WITHOUT_TERM = re.compile(
    r"hairline|web|crease|red_white|_curve|(MCP\d|MC5_triquetrum).*_depression"
)


def test_landmarks_name_their_term_where_one_exists() -> None:
    landmarks = read_anatomy().landmarks.values()
    bare = [each.id for each in landmarks if not each.ta2 and not WITHOUT_TERM.search(each.id)]
    assert not bare


def test_sources_of_landmarks_are_listed() -> None:
    text = files("tongren").joinpath("data", "sources.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(text)
    for landmark in read_anatomy().landmarks.values():
        assert set(landmark.sources) <= set(listed), landmark.id


def test_what_rests_on_general_knowledge_alone_says_so() -> None:
    for landmark in read_anatomy().landmarks.values():
        if landmark.sources == ("tongren",):
            assert "found" in landmark.note, f"{landmark.id}: say what was looked for"
