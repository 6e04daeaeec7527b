"""What people say is read into conditions and patterns of the vocabulary."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongren.atlas import Atlas
from tongren.practice import Complaint, study

SAID = {
    "can't sleep, sweats at night": ["insomnia", "night_sweats"],
    "my knees hurt when I climb stairs": ["knee_pain"],
    "pain in both knees": ["knee_pain"],
    "headache on one side with nausea": ["migraine", "nausea"],
    "period pains and cold feet": ["painful_menstruation", "cold_feet"],
    "dry mouth and throat": ["dry_mouth", "dry_throat"],
    "stiff neck and shoulders": ["stiff_neck", "shoulder_tension"],
    "ringing in the ears": ["tinnitus"],
    "burning when I pee": ["painful_urination"],
    "I can't concentrate": ["poor_concentration"],
    "can't breathe through my nose": ["nasal_congestion"],
    "失眠,盜汗": ["insomnia", "night_sweats"],
    "阳痿 腰膝酸软": ["erectile_dysfunction", "weak_back_and_knees"],
    "liver qi stagnation": ["liver_qi_stagnation"],
}


def heard(atlas: Atlas, text: str) -> list[str]:
    return [one.key for one in study(atlas, text).complaints if not one.denied]


@pytest.mark.parametrize("text", SAID)
def test_plain_words_are_understood(atlas: Atlas, text: str) -> None:
    assert heard(atlas, text) == SAID[text]


def test_order_and_endings_do_not_matter(atlas: Atlas) -> None:
    assert heard(atlas, "sleeping badly? poor sleep") == heard(atlas, "sleep poor")


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("cough, no fever", ["cough"], ["fever"]),
        ("no appetite but thirsty", ["poor_appetite", "thirst"], []),
        ("thirsty, without vomiting", ["thirst"], ["vomiting"]),
    ],
)
def test_what_is_not_there_is_denied(
    atlas: Atlas, text: str, yes: list[str], no: list[str]
) -> None:
    complaints = study(atlas, text).complaints
    assert [one.key for one in complaints if not one.denied] == yes
    assert [one.key for one in complaints if one.denied] == no


def test_words_of_different_sentences_are_no_phrase(atlas: Atlas) -> None:
    assert "knee_pain" not in heard(atlas, "I fell on my knee. Pain? None there.")


def test_unknown_words_are_told_not_dropped(atlas: Atlas) -> None:
    found = study(atlas, "cough since the zorbing")
    assert found.unread == ("zorbing",)


def test_a_complaint_quotes_the_text_and_brings_its_red_flag(atlas: Atlas) -> None:
    (one,) = study(atlas, "chest pain").complaints
    assert isinstance(one, Complaint) and one.said == "chest pain"
    assert one.red_flag in study(atlas, "chest pain").red_flags


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_text_breaks_the_reader(atlas: Atlas, text: str) -> None:
    found = study(atlas, text)
    for one in found.complaints:
        terms = atlas.vocabulary.conditions | atlas.vocabulary.patterns
        assert one.key in terms
