"""Rules of layout and of the fields that hold on pages of any site."""

import pytest

from tongren.documents import PageReader, ReadDocument


def said(document: ReadDocument, field: str) -> list[str]:
    return [claim.text for claim in document.claims if claim.field == field and claim.span]


def flags(document: ReadDocument) -> set[str]:
    found = (c for c in document.claims if c.field == "cautions" and c.span)
    return {str(claim.value["flag"]) for claim in found}


def test_a_quote_after_a_code_is_no_inch(reader: PageReader) -> None:
    [document] = reader.read_string('The point "GB 21" sits on top of the shoulder.\n')
    assert document.code == "GB21"
    assert said(document, "needling") == []


def test_a_channel_is_no_point(reader: PageReader) -> None:
    page = "BL60 Kunlun\n\nIt lies on the Foot Taiyang Bladder channel, behind the ankle.\n"
    assert [document.code for document in reader.read_string(page)] == ["BL60"]


def test_numbered_names_are_headings(reader: PageReader) -> None:
    page = "太溪穴\n1、位置\n足内侧,内踝后方凹陷处。\n2、功效\n滋阴益肾。\n"
    [document] = reader.read_string(page)
    assert said(document, "location") == ["足内侧,内踝后方凹陷处。"]
    assert said(document, "actions") == ["滋阴益肾"]


def test_short_lines_under_each_other_stay_apart(reader: PageReader) -> None:
    page = "LR3 Taichong\n\nActions:\nSpreads Liver qi and clears the head and the eyes\n"
    page += "Calms the spirit and extinguishes wind that has risen up to the head\nCools heat\n"
    [document] = reader.read_string(page)
    lines = {c.span.line for c in document.claims if c.field == "actions" and c.span}
    assert lines == {4, 5, 6}


def test_a_sentence_before_a_list_names_it(reader: PageReader) -> None:
    page = (
        "ST36 Zusanli\n\nIn our clinic it is used for these complaints:\n\n- hiccup\n- jaundice\n"
    )
    [document] = reader.read_string(page)
    assert said(document, "indications") == ["hiccup", "jaundice"]
    assert said(document, "commentary") == []


def test_titles_and_page_talk_are_no_commentary(reader: PageReader) -> None:
    page = "PC6 Neiguan\n\nIn this article we look at Neiguan.\n\nThe Inner Gate at Its Best\n\n"
    page += "Few points travel as well as Neiguan in a handbag.\n"
    [document] = reader.read_string(page)
    assert said(document, "commentary") == ["Few points travel as well as Neiguan in a handbag."]


def test_paragraphs_that_name_their_point_late(reader: PageReader) -> None:
    page = "The first sits on the hand, in the web by the thumb. It is called Hegu LI4. Hold it"
    page += " for 1 minute.\n\nThe second sits at the end of the elbow crease when the arm is bent."
    page += " It is called Quchi LI11. Hold it for 2 minutes.\n\nThe third sits on the wrist crease"
    page += " by the little finger. It is called Shenmen HT7. Hold it for 30 seconds.\n"
    read = {document.code: document for document in reader.read_string(page)}
    assert set(read) == {"LI4", "LI11", "HT7"}
    held = [read[code].record["acupressure"]["max_seconds"] for code in ("LI4", "LI11", "HT7")]
    assert held == [60, 120, 30]


def test_what_is_said_of_all_points_is_said_of_each(reader: PageReader) -> None:
    page = "## ST36\n\nBelow the knee, 3 cun below ST35.\n\n## SP6\n\n3 cun above the inner ankle."
    page += "\n\n## General\n\nDo not press any of these points in pregnancy.\n"
    zusanli, sanyinjiao = reader.read_string(page, "markdown")
    assert "pregnancy" in flags(zusanli)
    assert "pregnancy" in flags(sanyinjiao)


@pytest.mark.parametrize(
    ("sentence", "flag"),
    [
        ("Contraindicated in pregnancy, useful in labour that does not start.", "pregnancy"),
        ("The tip of the lung is underneath, so deep puncture must be avoided.", "lung_beneath"),
        ("Not recommended for anyone who takes warfarin.", "anticoagulants"),
        ("Leave the point alone over a sprained ankle.", "local_injury"),
        ("力度不宜过大,以免损伤皮肤。", "excess_pressure"),
        ("孕妇应避免强刺激。", "pregnancy"),
    ],
)
def test_warnings_in_every_wording(reader: PageReader, sentence: str, flag: str) -> None:
    [document] = reader.read_string(f"KI3 Taixi 太溪\n\n{sentence}\n")
    assert flag in flags(document)


def test_another_point_with_its_use_is_related(reader: PageReader) -> None:
    page = "SI19 Tinggong\n\nIn front of the ear.\n\nTE17 Yifeng for blocked ears.\n"
    [document] = reader.read_string(page)
    assert [c.value["code"] for c in document.claims if c.field == "related"] == ["TE17"]
