"""Described places against those of the atlas, in English and Chinese."""

from collections import Counter

import pytest

import tongren
from tests.documents.test_comparison import claims
from tongren.documents import PageReader
from tongren.documents.place_comparison import PlaceComparer
from tongren.documents.reasons import in_english


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
    ("name", "place", "verdict", "reason"),
    [
        ("肺俞", "第三胸椎棘突下，旁开1.5寸。", "agrees", ""),
        ("肺俞", "第4胸椎棘突下，旁开1.5寸。", "differs", "thoracic 4 here, thoracic 3"),
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


def test_places_of_other_points_are_seldom_taken_for_ours(atlas: tongren.Atlas) -> None:
    """Each point's own place agrees; that of a point elsewhere on the body differs or is new."""
    places, points = PlaceComparer(atlas), list(atlas)
    own = [places.compare(point, point.location.text)[0] for point in points]
    assert set(own) == {"agrees"}
    verdicts = Counter(
        places.compare(point, points[(at + step) % len(points)].location.text)[0]
        for at, point in enumerate(points)
        for step in (53, 101, 211)
    )
    assert verdicts["differs"] > 0.7 * verdicts.total()
    assert verdicts["agrees"] < 0.04 * verdicts.total()


@pytest.mark.parametrize(
    ("code", "text", "verdict", "reason"),
    [
        ("ST37", "3 cun below ST36, one finger-breadth lateral to the shin bone.", "agrees", ""),
        ("ST37", "2 cun below ST36.", "differs", "2 cun inferior here, 6 in the atlas"),
        ("GV20", "On the midline of the head, 7 cun above the posterior hairline.", "agrees", ""),
        ("ST14", "In the second intercostal space, 4 cun from the midline.", "differs", "2 here"),
        ("LR3", "Between the second and third metatarsal bones.", "differs", "metatarsal"),
        ("TE1", "On the ulnar side of the index finger nail.", "differs", "index finger here"),
        ("PC8", "On the back of the hand.", "differs", "hand back here, palm in the atlas"),
        ("SP6", "On the front of the forearm.", "differs", "forearm here"),
        ("SP6", "Three cun above the inner ankle bone, behind the shin bone.", "agrees", ""),
        ("LI4", "In the web between thumb and index finger.", "agrees", ""),
        ("LU7", "腕横纹上1.5寸，肱桡肌与拇长展肌腱之间。", "differs", "brachioradialis here"),
        ("PC6", "前臂掌侧，腕横纹上三寸，两筋之间。", "differs", "3 cun superior here, 2 in"),
        ("HT1", "腋窝中央，腋动脉内侧。", "differs", "medial to the axillary artery here; over"),
        ("HT1", "腋窝顶点，腋动脉搏动处。", "agrees", ""),
        ("CV4", "3 cun above the navel.", "differs", "3 cun superior to the navel here, 3 cun inf"),
        ("CV4", "脐上3寸。", "differs", "3 cun superior to the navel here"),
        ("CV4", "脐下3寸，前正中线上。", "agrees", ""),
        ("ST26", "On the abdomen, 2 cun lateral to the navel.", "differs", "level with the navel"),
        ("ST25", "On the abdomen, 2 cun lateral to the navel.", "agrees", ""),
        ("ST25", "在腹部，横平脐中，前正中线旁开2寸。", "agrees", ""),
        ("ST25", "脐下1寸，旁开2寸。", "differs", "1 cun inferior to the navel here, level"),
        ("ST37", "足三里穴下3寸，胫骨前嵴外一横指。", "agrees", ""),
        ("ST37", "足三里下2寸。", "differs", "2 cun inferior here, 6 in the atlas"),
        ("KI7", "Fuliu lies 2 cun above Taixi.", "agrees", ""),
        ("KI1", "在足背，第二、三跖骨之间。", "differs", "foot back here, sole"),
    ],
)
def test_a_place_differs_by_what_it_says(
    atlas: tongren.Atlas, code: str, text: str, verdict: str, reason: str
) -> None:
    said, grounds, _ = PlaceComparer(atlas).compare(atlas[code], text)
    assert (said, reason in in_english(grounds)) == (verdict, True), in_english(grounds)
