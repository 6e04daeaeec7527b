"""Verdicts against the atlas, safety first."""

import msgspec
import pytest

import tongren
from tongren.documents import PageReader
from tongren.documents.comparison import Comparer
from tongren.documents.found import Claim
from tongren.documents.safety import compare_needling, missing_cautions, pressing_risk
from tongren.model import Acupressure, Caution, Needling


def claims(reader: PageReader, text: str, field: str) -> list[Claim]:
    [document] = reader.read_string(text)
    return [claim for claim in document.claims if claim.field == field]


def test_a_depth_of_the_atlas_agrees_and_names_the_others(reader: PageReader) -> None:
    [claim] = claims(reader, "KI1\n\nNeedling: perpendicularly 0.5-1 cun", "needling")
    assert claim.verdict == "agrees" and "0.3–0.5 cun" in claim.reason


def test_another_depth_differs_with_both_figures(reader: PageReader) -> None:
    [claim] = claims(reader, "KI1\n\nNeedling: perpendicularly 0.2-0.4 cun", "needling")
    assert claim.verdict == "differs" and claim.severity == "note"
    assert "0.2–0.4 cun here, 0.5–1 cun" in claim.reason


def test_a_depth_beyond_the_ceiling_is_a_danger(reader: PageReader) -> None:
    [claim] = claims(reader, "HT1\n\nNeedling: perpendicularly 2 cun", "needling")
    assert (claim.verdict, claim.severity) == ("differs", "danger")
    assert "never deeper than 1 cun" in claim.reason


def test_dangers_come_first(reader: PageReader) -> None:
    from tongren.documents.document_json import document_json

    [document] = reader.read_string(
        "HT1 Jiquan\n\nLocation: on the medial side of the axillary artery.\n\nNeedling: 2 cun deep"
    )
    severities = [claim["severity"] for claim in document_json(document)["differs"]]
    assert severities[0] == "danger"
    assert severities == sorted(severities, key=["danger", "caution", "note", ""].index)


def test_lu7_in_its_old_place(reader: PageReader) -> None:
    [claim] = claims(
        reader,
        "LU7 Lieque\n\nLocation: 1.5 cun above the transverse crease of the wrist, superior to the "
        "styloid process of the radius, between the tendons of brachioradialis and abductor "
        "pollicis longus.",
        "location",
    )
    assert claim.verdict == "differs" and "held by" in claim.reason


def test_another_distance_differs(reader: PageReader) -> None:
    [claim] = claims(reader, "ST36\n\nLocation: 4 cun inferior to ST35.", "location")
    assert claim.verdict == "differs" and "4 cun inferior here, 3" in claim.reason


@pytest.mark.parametrize(
    ("text", "field", "verdict"),
    [
        ("KI1\n\nPinyin: Yongquan", "names.pinyin", "agrees"),
        ("KI1\n\nPinyin: Taixi", "names.pinyin", "differs"),
        ("KI1\n\nMeridian: Kidney meridian", "meridian", "agrees"),
        ("KI1\n\nMeridian: Liver meridian", "meridian", "differs"),
        ("KI1\n\nCategory: Jing-well point", "categories", "agrees"),
        ("KI1\n\nCategory: Back-shu point", "categories", "differs"),
        ("KI1\n\nEnglish: Gushing Spring", "names.english", "agrees"),
        ("KI1\n\nIndications: insomnia", "indications", "agrees"),
        ("KI1\n\nIndications: hay fever", "indications", "new"),
        ("KI1\n\nCautions: none known", "cautions", "differs"),
    ],
)
def test_verdicts(reader: PageReader, text: str, field: str, verdict: str) -> None:
    found = [claim for claim in claims(reader, text, field) if claim.span is not None]
    assert [claim.verdict for claim in found] == [verdict]


def test_a_missing_pregnancy_warning_is_told(atlas: tongren.Atlas) -> None:
    point = atlas["HT1"]
    caution = Caution(flag="pregnancy", text="Not in pregnancy.", sources=("tongren",))
    knowledge = msgspec.structs.replace(point.knowledge, cautions=(caution,))
    warned = msgspec.structs.replace(point, knowledge=knowledge)
    needling = Claim(field="needling", text="0.5 cun", value={"max_cun": 0.5})
    [missing] = missing_cautions(atlas, warned, [needling])
    assert (missing.severity, missing.span) == ("danger", None)
    told = Claim(field="cautions", text="pregnancy", value={"flag": "pregnancy"})
    assert missing_cautions(atlas, warned, [needling, told]) == []
    assert missing_cautions(atlas, warned, []) == []


def test_needling_where_it_is_forbidden(atlas: tongren.Atlas) -> None:
    row = Needling(angle="none", forbidden=True, sources=("tongren",))
    point = atlas["HT1"]
    knowledge = msgspec.structs.replace(point.knowledge, needling=(row,))
    forbidden = msgspec.structs.replace(point, knowledge=knowledge)
    verdict, _, severity = compare_needling(forbidden, {"angle": None, "max_cun": 0.5})
    assert (verdict, severity) == ("differs", "danger")


def test_pressing_that_is_for_practitioners(atlas: tongren.Atlas) -> None:
    pressing = Acupressure(suitability="practitioner_only", technique="none", sources=("tongren",))
    point = atlas["HT1"]
    knowledge = msgspec.structs.replace(point.knowledge, acupressure=pressing)
    assert pressing_risk(msgspec.structs.replace(point, knowledge=knowledge)) is not None
    assert pressing_risk(atlas["KI1"]) is None


def test_ambiguous_code_names_the_other_points(reader: PageReader) -> None:
    [document] = reader.read_string("P 6\n\nUsed for nausea.")
    assert document.code == "PC6" and document.candidates == ("LU6",)


def test_every_field_of_a_comparer_is_one_that_reading_gives(atlas: tongren.Atlas) -> None:
    assert set(Comparer(atlas)._by_field) >= {"location", "needling", "cautions", "indications"}


@pytest.mark.parametrize(
    ("name", "place", "verdict", "reason"),
    [
        ("肺俞", "第三胸椎棘突下，旁开1.5寸。", "agrees", ""),
        ("肺俞", "第4胸椎棘突下，旁开1.5寸。", "differs", "thoracic number 4"),
        ("昆仑", "外踝尖与跟腱之间的凹陷处。", "agrees", ""),
        ("昆仑", "内踝尖与跟腱之间的凹陷处。", "differs", "medial malleolus here"),
        ("太冲", "在足背，第1、2跖骨结合部前方凹陷处。", "agrees", ""),
        ("太冲", "在手背，第一、二掌骨之间。", "differs", "hand here"),
        ("风池", "枕骨之下，胸锁乳突肌与斜方肌之间的凹陷处。", "agrees", ""),
    ],
)
def test_a_place_in_chinese_words_is_held_against_ours(
    reader: PageReader, name: str, place: str, verdict: str, reason: str
) -> None:
    [document] = reader.read_string(f"{name}\n\n定位：{place}\n")
    [claim] = [claim for claim in document.claims if claim.field == "location"]
    assert claim.verdict == verdict
    assert reason in claim.reason


@pytest.mark.parametrize("code", ["LU1", "ST13", "SP20", "KI24", "BL15", "GB22"])
def test_a_straight_needle_over_the_lung_is_dangerous(reader: PageReader, code: str) -> None:
    [document] = reader.read_string(f"{code}\n\nNeedling: perpendicular 0.5 cun.\n")
    [claim] = [claim for claim in document.claims if claim.field == "needling"]
    assert claim.severity == "danger"
    assert "straight here" in claim.reason or "never deeper" in claim.reason
    [slanted] = reader.read_string(f"{code}\n\nNeedling: transverse 0.3 cun.\n")
    assert [c.severity for c in slanted.claims if c.field == "needling"] != ["danger"]


def test_the_record_of_every_point_agrees_with_itself(reader: PageReader) -> None:
    """Its own place and depths, read from a page, never differ; four cun are never harmless."""
    for point in reader.atlas:
        head = f"{point.code} {point.names.pinyin}\n\n"
        rows = [row for row in point.knowledge.needling if row.max_cun]
        own = "".join(
            f"Needling: {row.angle} {row.min_cun or row.max_cun}-{row.max_cun} cun.\n\n"
            for row in rows[:1]
        )
        [document] = reader.read_string(f"{head}Location: {point.location.text}\n\n{own}")
        told = {c.field: c.verdict for c in document.claims if c.field in ("location", "needling")}
        assert set(told.values()) == {"agrees"}, (point.code, told)
        if rows:
            [deep] = reader.read_string(f"{head}Needling: perpendicular 4 cun.\n")
            [claim] = [claim for claim in deep.claims if claim.field == "needling"]
            assert claim.severity in ("danger", "caution"), point.code
