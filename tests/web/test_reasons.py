"""Reasons and landmarks have words in every language of the interface."""

from __future__ import annotations

import json
import re
from pathlib import Path

import tongren
from tongren.documents.reasons import english_sentences
from tongren.person import locator_in_use
from tongren.web.ruler import tell_point

MESSAGES = Path(__file__).parents[2] / "frontend" / "src" / "messages"
PLACE = re.compile(r"\{(\w+)\}")


def read(name: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((MESSAGES / name).read_text(encoding="utf-8"))
    return found


def faults(english: dict[str, str], other: dict[str, str]) -> list[str]:
    """Sentences that are missing, or hold other values."""
    return [
        key
        for key, sentence in english.items()
        if set(PLACE.findall(sentence)) != set(PLACE.findall(other.get(key, "{missing}")))
    ]


def test_every_reason_has_a_chinese_sentence_with_the_same_values() -> None:
    english, chinese = english_sentences(), read("reasons/zh.json")
    assert faults(english, chinese) == []
    sentences = {key for key in chinese if "." not in key}
    assert sentences == set(english), "a sentence that no reason uses"


def test_a_sentence_without_its_value_is_found() -> None:
    assert faults({"other": "{here} here"}, {"other": "此页"}) == ["other"]
    assert faults({"other": "here"}, {}) == ["other"]


def test_every_flag_has_a_chinese_name(atlas: tongren.Atlas) -> None:
    chinese = read("reasons/zh.json")
    assert [flag for flag in atlas.vocabulary.flags if f"flag.{flag}" not in chinese] == []


def test_every_landmark_that_the_ruler_names_has_a_chinese_name() -> None:
    locator, chinese = locator_in_use(), read("landmarks/zh.json")
    named = set()
    for code in locator.expressions:
        for telling in tell_point(locator.compiler, code)[1]:
            named |= {*telling.names, *(mark.name for mark in telling.marks)}
    landmarks = {name.removeprefix("right ") for name in named} & set(locator.anatomy.landmarks)
    assert len(landmarks) > 250
    assert sorted(landmarks - chinese.keys()) == []
