"""Warnings, signs of danger and steps of pressing, in many wordings and in none."""

import pytest

from tongren.documents import PageReader
from tongren.documents.emergencies import sends_for_help
from tongren.documents.fields.states import settle_flags, state_flags
from tongren.documents.folding import plain_characters
from tongren.documents.pressing_steps import is_step

PAGE = "LI11 Quchi\n\nLocation\n\nAt the lateral end of the elbow crease.\n\nAbout it\n\n{}\n"


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader()


def read_sentence(reader: PageReader, sentence: str) -> dict[str, set[str]]:
    """Fields read from a sentence under no known heading, with the flags of its warnings."""
    page = PAGE.format(sentence)
    found: dict[str, set[str]] = {}
    for claim in reader.read_string(page)[0].claims:
        if claim.span is not None and claim.span.start >= page.rindex(sentence):
            found.setdefault(claim.field, set()).add(claim.value.get("flag", ""))
    return found


@pytest.mark.parametrize(
    ("sentence", "flags"),
    [
        ("Do not press over a broken toe.", {"local_injury"}),
        ("Leave it alone if you have recently sprained the wrist.", {"local_injury"}),
        ("手腕骨折未愈者不要按。", {"local_injury"}),
        ("Never press where the skin is cracked.", {"local_skin"}),
        ("皮肤破了不要按。", {"local_skin"}),
        ("Not on a knee that is hot and red.", {"swelling"}),
        ("Do not rub a leg with bulging veins.", {"thrombosis"}),
        ("Anyone with a clot in the leg must keep away from this point.", {"thrombosis"}),
        ("Patients on blood thinners bruise here, so needle finely.", {"anticoagulants"}),
        ("Have the patient urinate first.", {"bladder"}),
        ("针前须排空小便。", {"bladder"}),
        ("If you are expecting a baby, leave it alone.", {"pregnancy"}),
        ("准妈妈请绕道。", {"pregnancy"}),
        ("Not for babies.", {"infants"}),
        ("Acupuncturists only!", {"practitioner_only"}),
        ("No hard pressing here.", {"excess_pressure"}),
        ("Don't go deep or outwards, the kidney is there.", {"kidney", "no_deep"}),
        ("Wait an hour after eating.", {""}),
        ("饭后一小时内不宜。", {""}),
        ("Take your contact lenses out first.", {""}),
    ],
)
def test_a_warning_names_what_it_warns_of(
    reader: PageReader, sentence: str, flags: set[str]
) -> None:
    assert read_sentence(reader, sentence) == {"cautions": flags}


@pytest.mark.parametrize(
    "sentence",
    [
        "A headache that strikes like thunder is a case for the hospital.",
        "If the arm goes numb or weak, please go and get seen today.",
        "See your GP if it has not settled in two weeks.",
        "如果小腿突然又肿又痛，别揉了，赶紧去医院。",
        "若一側面部突然歪斜，應盡快到急症室。",
    ],
)
def test_a_sign_of_danger_sends_to_a_doctor(reader: PageReader, sentence: str) -> None:
    assert set(read_sentence(reader, sentence)) == {"red_flags"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask your doctor first if you have heart disease.",
        "You need not be a doctor to feel the change.",
        "Doctors of the Song dynasty saw it as the gate of the wind.",
        "怀孕者请先咨询医生。",
        "上海某医院曾用它治疗呃逆五十例。",
    ],
)
def test_naming_a_doctor_is_no_sign_of_danger(sentence: str) -> None:
    assert not sends_for_help(plain_characters(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Five rounds.",
        "Change hands.",
        "Left first, then right.",
        "Half a minute, feather light.",
        "Drop the shoulders and breathe out slowly.",
        "换另一只手。",
        "早晚各一遍。",
    ],
)
def test_counts_sides_and_breath_are_steps_of_pressing(reader: PageReader, sentence: str) -> None:
    assert set(read_sentence(reader, sentence)) == {"acupressure"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Slip over the tendon and you are there.",
        "Slide down from the kneecap until the finger drops into a hollow.",
        "Breath and Blood meet here.",
        "Three times as many studies look at this point as at its neighbour.",
        "It is often combined with massage of the neck.",
    ],
)
def test_finding_and_praise_are_no_steps_of_pressing(sentence: str) -> None:
    assert not is_step(plain_characters(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The point is not only for the stomach but also for the spirit.",
        "Not for nothing is it called the Sea of Qi.",
        "Never underestimate this point.",
        "Let your breath be slow and even.",
        "本穴是治疗胃痛的要穴，不可不知。",
    ],
)
def test_a_negation_that_forbids_nothing_is_no_warning(reader: PageReader, sentence: str) -> None:
    assert "cautions" not in read_sentence(reader, sentence)


def test_one_state_is_told_by_one_flag() -> None:
    said = "leave the area alone if a rib is bruised or cracked"
    assert settle_flags(said, [*state_flags(said), "local_skin"]) == ["local_injury"]
    said = "not where the skin is broken, nor on a broken bone"
    assert set(state_flags(said)) == {"local_skin", "local_injury"}
