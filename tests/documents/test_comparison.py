"""Verdicts against the atlas, safety first."""

import msgspec
import pytest

import tongren
from tongren.documents import PageReader
from tongren.documents.comparison import Comparer
from tongren.documents.found import Claim
from tongren.documents.needling_comparison import compare_needling
from tongren.documents.reasons import in_english
from tongren.documents.term_comparison import TermComparer
from tongren.model import Needling


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
    assert "never deeper than 0.5 cun" in claim.reason


def test_dangers_come_first(reader: PageReader) -> None:
    from tongren.documents.document_json import document_json

    [document] = reader.read_string(
        "HT1 Jiquan\n\nLocation: on the medial side of the axillary artery.\n\nNeedling: 2 cun deep"
    )
    severities = [claim["severity"] for claim in document_json(document)["differs"]]
    assert severities[0] == "danger"
    assert severities == sorted(severities, key=["danger", "caution", "note", ""].index)


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


def test_needling_where_it_is_forbidden(atlas: tongren.Atlas) -> None:
    row = Needling(angle="none", forbidden=True, sources=("tongren",))
    point = atlas["HT1"]
    knowledge = msgspec.structs.replace(point.knowledge, needling=(row,))
    forbidden = msgspec.structs.replace(point, knowledge=knowledge)
    verdict, _, severity = compare_needling(forbidden, {"angle": None, "max_cun": 0.5})
    assert (verdict, severity) == ("differs", "danger")


def test_ambiguous_code_names_the_other_points(reader: PageReader) -> None:
    [document] = reader.read_string("P 6\n\nUsed for nausea.")
    assert document.code == "PC6" and document.candidates == ("LU6",)


def test_every_field_of_a_comparer_is_one_that_reading_gives(atlas: tongren.Atlas) -> None:
    assert set(Comparer(atlas)._by_field) >= {"location", "needling", "cautions", "indications"}


@pytest.mark.parametrize("code", ["LU1", "ST13", "SP20", "KI24", "BL15", "GB22"])
def test_a_straight_needle_over_the_lung_is_dangerous(reader: PageReader, code: str) -> None:
    [document] = reader.read_string(f"{code}\n\nNeedling: perpendicular 0.5 cun.\n")
    [claim] = [claim for claim in document.claims if claim.field == "needling"]
    assert claim.severity == "danger"
    assert "straight here" in claim.reason or "never deeper" in claim.reason
    [slanted] = reader.read_string(f"{code}\n\nNeedling: transverse 0.3 cun.\n")
    assert [c.severity for c in slanted.claims if c.field == "needling"] != ["danger"]


def needling(reader: PageReader, code: str, text: str) -> Claim:
    claim, *_ = claims(reader, f"{code}\n\nNeedling: {text}", "needling")
    return claim


@pytest.mark.parametrize(
    ("code", "text", "verdict", "severity", "reason"),
    [
        ("LU9", "oblique 2 to 3 fen", "differs", "note", "oblique here, perpendicular in"),
        ("GB21", "13 mm deep", "agrees", "", ""),
        ("GB21", "perpendicular 20 mm", "differs", "danger", "20 mm (0.8 cun) here, never"),
        ("GB21", "perpendicular 0.8 inch", "differs", "danger", "never deeper than 0.5 cun"),
        ("SP10", "perpendicular 1-1.2 cun", "agrees", "", "within 0.5–1.2 cun"),
        ("BL67", "oblique 0.1-0.2 cun", "agrees", "", ""),
        ("BL13", "0.5-0.8 cun", "differs", "caution", "no angle here, only oblique"),
        ("BL13", "oblique or perpendicular 0.5 cun", "differs", "danger", "straight here"),
        ("LR3", "1 cun", "differs", "caution", "without an angle; straight, never deeper"),
        ("BL67", "retain the needle for 20 minutes", "new", "", "not held against"),
        ("CV8", "perpendicular 0.5 cun", "differs", "danger", "forbidden in the atlas"),
        ("PC6", "perpendicular 0.5-1 cun", "differs", "note", "never deeper than 1 cun"),
        ("BL13", "oblique 0.5-0.8 cun", "differs", "caution", "0.5–0.7 cun in the atlas"),
    ],
)
def test_needling_is_judged_by_angle_depth_and_unit(
    reader: PageReader, code: str, text: str, verdict: str, severity: str, reason: str
) -> None:
    claim = needling(reader, code, text)
    assert (claim.verdict, claim.severity) == (verdict, severity), claim.reason
    assert reason in claim.reason


@pytest.mark.parametrize(("named", "verdict"), [("toothache", "agrees"), ("knee_pain", "new")])
def test_an_action_in_other_words_is_looked_for_among_the_complaints(
    atlas: tongren.Atlas, named: str, verdict: str
) -> None:
    terms = TermComparer(atlas.vocabulary, lambda text, *kinds: [named])
    said, grounds, _ = terms.compare_action(atlas["LI4"], {"text": "makes it better"})
    assert said == verdict
    assert ("among the indications" in in_english(grounds)) == (verdict == "agrees")


def test_a_term_held_more_broadly_is_named(atlas: tongren.Atlas) -> None:
    """The page says it more exactly than the atlas: that is said, not passed over."""
    terms = TermComparer(atlas.vocabulary, lambda text, *kinds: [])
    known = atlas.vocabulary.conditions
    point = atlas["LI4"]
    held = {term for one in point.knowledge.indications for term in one.terms}
    exact = next(
        key for key, term in known.items() if set(term.broader) & held - {key} and key not in held
    )
    said, grounds, _ = terms.compare_indication(point, {"terms": [exact]})
    assert (said, "in the atlas as: " in in_english(grounds)) == ("agrees", True)


def test_every_reason_is_rendered(atlas: tongren.Atlas, reader: PageReader) -> None:
    """The same text stands as English and as data, and every identifier has its sentence."""
    [document] = reader.read_string(
        "HT1 Jiquan\n\nLocation: on the medial side of the axillary artery.\n\n"
        "Needling: 2 cun deep.\n\nMoxibustion: forbidden.\n\nIndications: hay fever."
    )
    for claim in document.claims:
        assert claim.reason == in_english(claim.reasons)
    assert any(claim.reasons for claim in document.claims)


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
