"""Warnings, moxa and pressing of pages against the atlas: nothing is milder unsaid."""

import msgspec
import pytest

import tongren
from tests.documents.test_comparison import claims
from tongren.documents import PageReader
from tongren.documents.found import Claim
from tongren.documents.page import Span
from tongren.documents.safety import compare_acupressure, compare_caution, missing_cautions
from tongren.model import Acupressure, Caution

SPAN = Span(line=1, column=1, end_line=1, end_column=9, start=0, end=9)


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


def test_pressing_that_is_for_practitioners(atlas: tongren.Atlas) -> None:
    pressing = Acupressure(suitability="practitioner_only", technique="none", sources=("tongren",))
    point = atlas["HT1"]
    knowledge = msgspec.structs.replace(point.knowledge, acupressure=pressing)
    strict = msgspec.structs.replace(point, knowledge=knowledge)
    pressed = {"terms": ["steady_pressure"], "min_seconds": 60, "max_seconds": 120}
    assert compare_acupressure(strict, pressed)[::2] == ("differs", "danger")
    assert compare_acupressure(atlas["KI1"], pressed)[2] != "danger"


def test_moxa_allowed_more_freely_than_in_the_atlas(reader: PageReader) -> None:
    strict = {p.code: p.knowledge.moxibustion.use for p in reader.atlas if p.knowledge.moxibustion}
    for code in ("KI1", next(code for code, use in strict.items() if use == "forbidden")):
        [claim] = claims(reader, f"{code}\n\nMoxibustion: applicable, 3 cones.", "moxibustion")
        assert claim.verdict == "differs"
        assert claim.severity == ("danger" if strict[code] == "forbidden" else "caution")
    [claim] = claims(reader, "ST36\n\nMoxibustion: applicable.", "moxibustion")
    assert (claim.verdict, claim.severity) == ("agrees", "")


def test_pregnancy_among_the_complaints_is_no_warning(reader: PageReader) -> None:
    page = "LI4 Hegu\n\nNeedling: perpendicular 0.5 cun.\n\nUsed for headache in pregnancy."
    [document] = reader.read_string(page)
    missing = [c.value["flag"] for c in document.claims if c.value.get("missing")]
    assert "pregnancy" in missing


def test_a_warning_in_other_words_is_no_missing_one(reader: PageReader) -> None:
    page = "KI27\n\nNeedling: oblique 0.5 cun. The lung lies right behind: never deep.\n"
    [document] = reader.read_string(page)
    assert "lung_beneath" not in [
        c.value["flag"] for c in document.claims if c.value.get("missing")
    ]
    [silent] = reader.read_string("KI27\n\nNeedling: oblique 0.5 cun.\n")
    assert "lung_beneath" in [c.value["flag"] for c in silent.claims if c.value.get("missing")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Can be used by pregnant women.", "differs"),
        ("孕妇可用。", "differs"),
        ("Pregnant women can be treated only with care.", "agrees"),
        ("孕妇慎用。", "agrees"),
    ],
)
def test_who_allows_what_the_atlas_warns_of_does_not_agree(
    atlas: tongren.Atlas, text: str, verdict: str
) -> None:
    value = {"flag": "pregnancy", "text": text}
    said, _, severity = compare_caution(atlas, atlas["LI4"], value)
    assert (said, severity == "danger") == (verdict, verdict == "differs")
    claim = Claim(field="cautions", text=text, span=SPAN, value=value)
    needle = Claim(field="needling", text="0.5 cun", value={"max_cun": 0.5})
    missing = missing_cautions(atlas, atlas["LI4"], [needle, claim])
    assert ("pregnancy" in [c.value["flag"] for c in missing]) == (verdict == "differs")


def test_moxa_over_salt_is_indirect(reader: PageReader) -> None:
    [claim] = claims(reader, "CV8\n\nMoxibustion: indirect moxa with salt.", "moxibustion")
    assert (claim.verdict, claim.severity) == ("agrees", "")


def test_a_ceiling_is_a_warning_of_depth(reader: PageReader) -> None:
    told = claims(reader, "BL40\n\nCautions: avoid deep needling.", "cautions")
    assert [c.verdict for c in told if c.value.get("flag") == "no_deep"] == ["agrees"]


def test_pressing_longer_matters_where_care_is_needed(atlas: tongren.Atlas) -> None:
    value = {"min_seconds": 180, "max_seconds": 240}
    assert compare_acupressure(atlas["LI4"], value)[::2] == ("differs", "caution")
    assert compare_acupressure(atlas["ST36"], value)[::2] == ("differs", "note")
    far = {"min_seconds": 900, "max_seconds": 900}
    assert compare_acupressure(atlas["ST36"], far)[::2] == ("differs", "caution")


def test_squeezing_pimples_is_not_pressing(reader: PageReader) -> None:
    text = "EX-HN3\n\nAcupressure: press with the middle finger for one minute."
    [claim] = claims(reader, text, "acupressure")
    assert claim.verdict == "agrees"


@pytest.mark.parametrize(
    "text",
    [
        "Needling: perpendicular 3 cun avoiding the artery.",
        "Needling: avoid the artery and needle perpendicularly 3 cun.",
        "【操作】避开动脉，直刺3寸。",
    ],
)
def test_a_depth_within_a_warning_is_a_depth(reader: PageReader, text: str) -> None:
    [claim] = claims(reader, f"ST9\n\n{text}\n", "needling")
    assert (claim.value["max_cun"], claim.severity) == (3.0, "danger")


def test_a_limit_within_a_warning_is_no_depth(reader: PageReader) -> None:
    text = "ST9\n\nCautions: avoid the artery; never insert the needle deeper than 3 cun.\n"
    assert [c for c in claims(reader, text, "needling") if c.value.get("angle")] == []


def test_needling_that_is_forbidden_under_its_label(reader: PageReader) -> None:
    [claim] = claims(reader, "CV8\n\nNeedling: prohibited.\n", "needling")
    assert (claim.value["forbidden"], claim.verdict) == (True, "agrees")


@pytest.mark.parametrize(("depth", "severity"), [("0.5-1", "note"), ("1-3", "caution")])
def test_silence_about_depth_matters_to_who_goes_deep(
    reader: PageReader, depth: str, severity: str
) -> None:
    page = f"CV12\n\nNeedling: perpendicular {depth} cun.\n"
    missing = {c.value["flag"]: c.severity for c in claims(reader, page, "cautions")}
    assert missing["no_deep"] == severity
