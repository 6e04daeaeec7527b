"""Phrases that no list holds are put together from their words."""

import pytest

from tongren.documents import PageReader
from tongren.documents.composition.gaps import gap
from tongren.documents.folding import fold
from tongren.documents.matcher import longest


def terms(reader: PageReader, text: str, kind: str) -> set[str]:
    hits = [hit for hit in reader._matcher.find(fold(text), text) if hit.kind == kind]
    return {hit.id for hit in longest(hits)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pain and stiffness of the elbow", {"elbow_pain"}),
        (
            "soreness in the shoulder, elbow and wrist",
            {"shoulder_pain", "elbow_pain", "wrist_pain"},
        ),
        ("neck, shoulder and arm pain", {"neck_pain", "shoulder_pain", "arm_pain"}),
        ("swollen, painful knees", {"knee_pain"}),
        ("fever, sore throat", {"fever", "sore_throat"}),
        ("knee pain and cramps of the feet", {"knee_pain", "foot_pain"}),
        ("肘腕疼痛", {"elbow_pain", "wrist_pain"}),
        ("The shoulder is level. Pain", set()),
    ],
)
def test_complaints_join_site_and_ailment(
    reader: PageReader, text: str, expected: set[str]
) -> None:
    found = terms(reader, text, "condition")
    assert found >= expected
    assert expected or not found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cools and moves the Blood", {"cools_blood", "invigorates_blood"}),
        ("enriches Liver and Kidney Yin", {"nourishes_liver_yin", "nourishes_kidney_yin"}),
        (
            "drives out damp, phlegm and stasis",
            {"resolves_dampness", "resolves_phlegm", "dispels_stasis"},
        ),
        ("courses LR qi", {"soothes_liver_qi"}),
        ("purges Heat from the Stomach", {"clears_stomach_heat"}),
        ("sends counterflow Qi downward", {"descends_rebellious_qi"}),
        ("疏利肝胆", {"soothes_liver_qi", "benefits_gallbladder"}),
        ("li qi can run to ki", set()),
    ],
)
def test_actions_join_verb_and_object(reader: PageReader, text: str, expected: set[str]) -> None:
    assert terms(reader, text, "action") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stomach & Spleen Xu", {"stomach_qi_deficiency", "spleen_qi_deficiency"}),
        ("weakness of the kidney and lung", {"kidney_qi_deficiency", "lung_qi_deficiency"}),
        ("heat in the Lungs", {"lung_heat"}),
    ],
)
def test_patterns_join_organ_and_state(reader: PageReader, text: str, expected: set[str]) -> None:
    assert terms(reader, text, "pattern") == expected


def test_what_stands_between_decides() -> None:
    assert gap(" of the left ") == "of"
    assert gap(", and ") == "and"
    assert gap(". ") == ""
    assert gap(" is worse than ") == ""


def test_long_lists_take_no_more_time_than_their_length(reader: PageReader) -> None:
    text = "pain, knee and clear qi liver xu " * 4000
    assert len(reader._matcher.find(fold(text), text)) < 120_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Press here to treat hiccup by lifting the hand.", ["hiccup"]),
        ("It is used in the treatment of vertigo.", ["vertigo"]),
        ("Helpful for sore wrists, which many typists know.", ["wrist_pain"]),
        ("HA, LBP", ["headache", "lower_back_pain"]),
        ("对于受凉引起的头痛、牙痛有缓解作用。", ["headache", "toothache"]),
        ("It treats many conditions.", []),
    ],
)
def test_complaints_end_where_the_clause_begins(
    reader: PageReader, text: str, expected: list[str]
) -> None:
    [document] = reader.read_string(f"TE3 Zhongzhu\n\nIndications: {text}\n")
    read = [claim for claim in document.claims if claim.field == "indications"]
    assert [term for claim in read for term in claim.value["terms"]] == expected
    assert expected or not read


def test_an_action_with_a_colon_tells_what_for_as_well(reader: PageReader) -> None:
    [document] = reader.read_string("BL13\n\nActions:\n- Regulates Lung Qi: cough, wheezing\n")
    read = {(claim.field, *claim.value.get("terms", ())) for claim in document.claims}
    assert {("actions", "descends_lung_qi"), ("indications", "cough")} <= read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("regulates the heart rate", set()),
        ("relieves stiffness in the neck", set()),
        ("calms the\n      spirit", {"calms_mind"}),
        ("transforms damp stagnation", {"resolves_dampness"}),
    ],
)
def test_an_action_ends_with_its_object(reader: PageReader, text: str, expected: set[str]) -> None:
    assert terms(reader, text, "action") == expected


def test_a_name_in_english_beside_code_or_characters(reader: PageReader) -> None:
    [document] = reader.read_string("Quiet Harbour (KI3)\n\nKI3 太溪 Deep Brook\n\nFor cough.\n")
    names = [c.value["text"] for c in document.claims if c.field == "names.english"]
    assert {"Quiet Harbour", "Deep Brook"} <= set(names)
