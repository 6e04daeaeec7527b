"""Questions answered from the data, and relations computed from it."""

import re

import pytest

from tongren.atlas import Atlas
from tongren.export.neighbours import neighbours
from tongren.export.questions import questions
from tongren.export.record import point_record
from tongren.export.relations import related_points
from tongren.export.wording import clause, moxibustion_text, seconds_text

NEEDLING = re.compile(r"\b(insert|needle it|puncture)\b", re.IGNORECASE)


def test_common_questions_are_answered_for_every_written_point(atlas: Atlas) -> None:
    for point in atlas:
        if point.knowledge.review.state == "draft":
            continue
        found = questions(atlas, point)
        asked = " ".join(one["question"].lower() for one in found)
        assert "where is" in asked and "pregnan" in asked, point.code
        for one in found:
            assert one["answer"] and one["sources"], (point.code, one["question"])
            assert not NEEDLING.search(one["answer"]), (point.code, one["answer"])


def test_an_authored_answer_comes_first_and_is_not_repeated(atlas: Atlas) -> None:
    found = questions(atlas, atlas["PC6"])
    assert found[0]["from_data"] is False
    assert sum("pregnan" in one["question"].lower() for one in found) == 1
    assert any(one["question"].startswith("May I press") and one["from_data"] for one in found)


def test_a_point_for_practitioners_is_not_pressed(atlas: Atlas) -> None:
    (answer,) = [q["answer"] for q in questions(atlas, atlas["PC1"]) if "press" in q["question"]]
    assert answer.startswith("No;")


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (60, 120, "1 to 2 minutes"),
        (60, 60, "1 minute"),
        (None, 180, "3 minutes"),
        (30, 60, "30 to 60 seconds"),
        (30, 45, "30 to 45 seconds"),
    ],
)
def test_times_read_as_people_say_them(low: int | None, high: int, text: str) -> None:
    assert seconds_text(low, high) == text


def relations(atlas: Atlas, code: str) -> set[tuple[str, str]]:
    return {(one["code"], one["relation"]) for one in related_points(atlas, atlas[code])}


def test_relations_follow_body_meridians_and_categories(atlas: Atlas) -> None:
    found = relations(atlas, "PC6")
    assert {("TE5", "opposite"), ("PC7", "next"), ("PC5", "neighbour")} <= found
    assert ("TE5", "paired meridian") in found
    assert ("SP4", "same category") in found


def test_points_of_one_organ_know_one_another(atlas: Atlas) -> None:
    organ = {code for code, relation in relations(atlas, "LU9") if relation == "same organ"}
    assert organ == {"BL13", "LU1", "LU7", "LU6"}


def test_facing_points_face_each_other(atlas: Atlas) -> None:
    for code in atlas.codes:
        if other := neighbours(code).facing:
            assert neighbours(other).facing == code


def test_every_point_has_neighbours_near_first(atlas: Atlas) -> None:
    for point in atlas:
        distances = [mm for _, mm in neighbours(point.code).near]
        assert bool(distances) == bool(point.location.expression), point.code
        assert distances == sorted(distances), point.code


def test_no_point_is_related_to_itself(atlas: Atlas) -> None:
    for code in ("PC6", "ST36", "EX-HN3", "KI1"):
        assert code not in {one["code"] for one in related_points(atlas, atlas[code])}


def test_the_record_carries_both(atlas: Atlas) -> None:
    record = point_record(atlas, atlas["KI1"], "lay")
    assert any(one["from_data"] for one in record["faq"]) and record["related"]


@pytest.mark.parametrize(
    ("moxa", "text"),
    [
        ({"use": "allowed", "cones": "3", "minutes": "5–10 with a moxa stick"},
         "allowed, 3 cones, 5–10 minutes with a moxa stick"),
        ({"use": "with_care", "cones": "1", "text": "Warm the place."},
         "with care, 1 cone; warm the place"),
    ],
)  # fmt: skip
def test_moxa_reads_as_a_sentence(moxa: dict[str, str], text: str) -> None:
    assert moxibustion_text(moxa) == text


def test_a_sentence_within_a_sentence_loses_its_stop_but_not_its_names() -> None:
    assert clause("Slightly towards the shin.") == "slightly towards the shin"
    assert clause("A Manual of Acupuncture starts at 1.") == "A Manual of Acupuncture starts at 1"
    assert clause("ST36 is nearer.") == "ST36 is nearer"
