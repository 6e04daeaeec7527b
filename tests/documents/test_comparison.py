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
