"""The two given pages, statement by statement: field, line and value.

The expected results were made by hand from the pages. Their text stays outside the repository;
these tests are skipped where it is absent.
"""

from pathlib import Path

import pytest

from tongren.documents import PageReader, ReadDocument
from tongren.documents.found import Claim


@pytest.fixture(scope="module")
def ki1(reader: PageReader, given_pages: Path) -> ReadDocument:
    [document] = reader.read_file(given_pages / "yongquan-kid-1.txt")
    return document


@pytest.fixture(scope="module")
def ht1(reader: PageReader, given_pages: Path) -> ReadDocument:
    [document] = reader.read_file(given_pages / "he-1-jiquan.txt")
    return document


def claims(document: ReadDocument, field: str) -> list[Claim]:
    return [c for c in document.claims if c.field == field and c.span is not None]


def terms_by_line(document: ReadDocument, field: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for claim in claims(document, field):
        assert claim.span is not None
        terms = [*claim.value["terms"], *claim.value.get("patterns", ())]
        found.setdefault(claim.span.line, set()).update(terms)
    return found


def lines(document: ReadDocument, field: str) -> list[int]:
    return [claim.span.line for claim in claims(document, field) if claim.span]


def test_ki1_names(ki1: ReadDocument) -> None:
    assert ki1.code == "KI1"
    names = ki1.record["names"]
    assert (names["hanzi"], names["pinyin"]) == ("涌泉", "Yongquan")
    spans = [(c.field, c.span.line, c.span.column, c.text) for c in ki1.claims if c.span]
    assert ("names.pinyin", 1, 1, "Yongquan") in spans
    assert ("code", 1, 10, "KID-1") in spans
    assert ("names.hanzi", 3, 10, "涌泉") in spans
    assert ("names.pinyin", 5, 9, "Yǒng Quán") in spans


def test_ki1_place_without_heading(ki1: ReadDocument) -> None:
    [place] = claims(ki1, "location")
    assert place.span is not None and (place.span.line, place.span.column) == (8, 1)
    assert place.text.startswith("In the depression between the 2nd and 3rd metatarsal")
    assert place.text.endswith("middle third of the sole.")
    assert ki1.record["location"]["posture"] == "when the foot is in plantar flexion"
    [step] = claims(ki1, "find")
    assert step.span is not None and step.span.line == 13


def test_ki1_actions(ki1: ReadDocument) -> None:
    assert {line: terms for line, terms in terms_by_line(ki1, "actions").items() if line < 24} == {
        17: {"nourishes_yin", "clears_empty_heat"},
        18: {"regulates_qi_lower_burner"},
        19: {"extinguishes_interior_wind"},
        20: {"calms_mind"},
        21: {"restores_consciousness"},
    }


def test_ki1_needling_without_heading(ki1: ReadDocument) -> None:
    first, *doses = claims(ki1, "needling")
    assert first.span is not None and first.span.line == 24
    assert (first.value["angle"], first.value["min_cun"], first.value["max_cun"]) == (
        "perpendicular",
        0.5,
        1.0,
    )
    assert first.verdict == "agrees"
    assert [dose.span.line for dose in doses if dose.span] == [28, 40]


def test_ki1_indications_in_running_prose(ki1: ReadDocument) -> None:
    found = terms_by_line(ki1, "indications")
    assert found[28] >= {"shock", "loss_of_consciousness", "excess"}
    assert found[30] >= {"dry_mouth", "dry_throat", "insomnia", "dizziness", "tinnitus"}
    assert found[30] >= {"night_sweats", "yin_deficiency_empty_heat", "yin_deficiency"}
    assert found[32] >= {"epilepsy", "headache", "vertigo", "loss_of_consciousness", "stroke"}
    assert found[36] == {"anxiety", "poor_memory", "fearfulness", "mania", "violent_behaviour"}
    assert found[40] >= {
        "constipation",
        "difficult_defecation",
        "difficult_urination",
        "abdominal_fullness",
        "umbilical_pain",
        "infertility",
        "erectile_dysfunction",
        "abdominal_pain_pregnancy",
        "urinary_retention",
        "qi_stagnation_lower_burner",
    }
    conditions = {t for c in claims(ki1, "indications") for t in c.value["terms"]}
    assert len(conditions) >= 23


def test_ki1_spans_of_single_words(ki1: ReadDocument) -> None:
    insomnia = next(c for c in claims(ki1, "indications") if c.text == "insomnia")
    assert insomnia.span is not None
    assert (insomnia.span.line, insomnia.span.column, insomnia.span.end_column) == (30, 175, 183)


def test_ki1_cautions_connections_categories(ki1: ReadDocument) -> None:
    assert [(c.value["flag"], c.span.line) for c in claims(ki1, "cautions") if c.span] == [
        ("painful", 28),
        ("deficiency", 28),
    ]
    joined = [(c.value["to"], c.span.line) for c in claims(ki1, "connections") if c.span]
    assert joined == [
        ("BL67", 38),
        ("meridian circuit", 42),
        ("meridian circuit", 42),
        ("meridian circuit", 44),
        ("meridian circuit", 46),
    ]
    [well] = claims(ki1, "categories")
    assert (well.value["id"], well.value["role"]) == ("five_shu", "jing-well")


def test_ki1_commentary_whole(ki1: ReadDocument) -> None:
    assert set(lines(ki1, "commentary")) == {28, 30, 32, 34, 36, 38, 40, 42, 44, 46}
    assert len(claims(ki1, "commentary")) == 19
    assert ki1.unread == []


def test_ht1_names_and_meridian(ht1: ReadDocument) -> None:
    assert ht1.code == "HT1"
    names = ht1.record["names"]
    assert (names["pinyin"], names["hanzi"], names["english"]) == (
        "Jiquan",
        "極泉",
        "Highest Spring",
    )
    [meridian] = claims(ht1, "meridian")
    assert meridian.value == {"id": "HT"} and meridian.span is not None
    assert meridian.span.line == 51
    [region] = claims(ht1, "region")
    assert (region.value["id"], region.verdict) == ("axilla", "agrees")


def test_ht1_place_differs_and_says_why(ht1: ReadDocument) -> None:
    [place] = claims(ht1, "location")
    assert place.span is not None and (place.span.line, place.span.column) == (8, 5)
    assert place.verdict == "differs" and place.severity == "caution"
    assert "medial to the axillary artery here; over the axillary artery" in place.reason


def test_ht1_without_headings(ht1: ReadDocument) -> None:
    assert lines(ht1, "find") == [13]
    assert terms_by_line(ht1, "actions") == {
        16: {"moves_qi_chest"},
        17: {"benefits_shoulder_and_arm"},
        18: {"unbinds_chest"},
    }
    assert [(c.value["flag"], c.span.line) for c in claims(ht1, "cautions") if c.span] == [
        ("local_injury", 24),
        ("excess_pressure", 24),
        ("underlying_illness", 41),
    ]


def test_ht1_pressing(ht1: ReadDocument) -> None:
    pressing = ht1.record["acupressure"]
    assert (pressing["min_seconds"], pressing["max_seconds"]) == (60, 120)
    assert set(pressing["terms"]) == {"steady_pressure", "circular_kneading"}
    assert "fingertips or thumbs" in pressing["tool"]
    assert pressing["pressure"] == "firm but gentle pressure"
    assert pressing["repeats"].startswith("a few times a day")
    assert [span["line"] for span in pressing["spans"]] == [21, 21, 45]


def test_ht1_indications_related_questions(ht1: ReadDocument) -> None:
    assert terms_by_line(ht1, "indications") == {
        28: {"shoulder_pain", "shoulder_tension"},
        29: {"chest_congestion"},
        30: {"breathing_difficulty"},
        47: {"anxiety", "stress"},
    }
    assert [(c.value["code"], c.span.line) for c in claims(ht1, "related") if c.span] == [
        ("LU1", 34),
        ("LI4", 35),
    ]
    assert [(c.span.line, c.span.end_line) for c in claims(ht1, "faq") if c.span] == [
        (39, 41),
        (43, 45),
        (47, 49),
    ]
    assert ht1.record["faq"][0]["question"] == "Can I stimulate HE 1 Jiquan on my own?"
    assert ht1.unread == []
