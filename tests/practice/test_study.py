"""The reasoning from complaints to patterns to points, and what forbids points to a person."""

import pytest

from tongren.atlas import Atlas
from tongren.practice import Study, study
from tongren.practice.patterns import sign_weights

PROMISE = ("cure", "will help", "guarantee")


def test_patterns_follow_from_their_signs(atlas: Atlas) -> None:
    found = study(atlas, "can't sleep, sweats at night, dry throat, hot palms and soles")
    best = found.patterns[0]
    assert "yin" in best.label.lower() or "empty-heat" in best.label.lower()
    signs = {sign.key for sign in best.matched}
    assert {"insomnia", "night_sweats"} & signs
    assert signs <= set(atlas.vocabulary.patterns[best.key].signs)


def test_every_sign_asked_for_is_a_sign_not_yet_told(atlas: Atlas) -> None:
    for pattern in study(atlas, "tired, pale, dizzy").patterns:
        told = {sign.key for sign in pattern.matched}
        own = set(atlas.vocabulary.patterns[pattern.key].signs)
        assert {sign.key for sign in pattern.further} <= own - told


def test_a_rare_sign_tells_more(atlas: Atlas) -> None:
    weights = sign_weights(atlas.vocabulary)
    assert weights["nocturia"] > weights["fatigue"]


def test_a_denied_sign_speaks_against(atlas: Atlas) -> None:
    def score(text: str) -> float:
        scores = {one.key: one.score for one in study(atlas, text).patterns}
        return scores.get("yin_deficiency_empty_heat", 0.0)

    assert 0 < score("hot flushes, no night sweats") < score("hot flushes")


def test_points_carry_the_claims_that_brought_them(atlas: Atlas) -> None:
    found = study(atlas, "can't sleep, palpitations")
    assert "HT7" in [point.code for point in found.points[:6]]
    for point in found.points:
        record = atlas[point.code].knowledge
        texts = {one.text for one in (*record.actions, *record.indications)}
        assert point.claims and all(claim.text in texts for claim in point.claims)
        assert all(claim.sources and claim.about for claim in point.claims)


#: What every book would look for among the first few points.
CLASSICS = {
    "nausea": "PC6",
    "insomnia": "HT7",
    "toothache": "ST44",
    "baby lies feet first": "BL67",
    "sciatica": "GB30",
    "blocked nose": "LI20",
    "jaw pain": "ST7",
    "lower back pain": "BL23",
    "diarrhoea": "ST25",
    "always tired": "ST36",
    "jaundice": "GV9",
    "prolapse": "GV20",
    "too little milk": "SI1",
    "hives": "LI11",
    "common cold": "LU7",
    "sore throat": "LU11",
    "period pain": "SP6",
    "stomach ache": "ST36",
    "cough": "LU9",
    "palpitations": "PC6",
}


@pytest.mark.parametrize("complaint", CLASSICS)
def test_the_point_of_every_book_is_among_the_first(atlas: Atlas, complaint: str) -> None:
    assert CLASSICS[complaint] in [point.code for point in study(atlas, complaint, limit=6).points]


def test_categories_speak_for_points_of_the_organ(atlas: Atlas) -> None:
    found = study(atlas, "can't sleep, palpitations, sweats at night")
    (heart,) = [point for point in found.points if point.code == "HT7"]
    assert "yuan_source" in [reason.category for reason in heart.reasons]


def test_what_is_local_elsewhere_is_not_proposed(atlas: Atlas) -> None:
    assert "LU2" not in [point.code for point in study(atlas, "knee pain", limit=60).points]


@pytest.mark.parametrize(
    ("person", "text", "code"),
    [
        ("pregnant", "headache, toothache", "LI4"),
        ("self", "chest tightness", "PC1"),
        ("baby", "can't sleep", "HT7"),
    ],
)
def test_forbidden_points_are_left_out_and_say_why(
    atlas: Atlas, person: str, text: str, code: str
) -> None:
    found = study(atlas, text, [person], limit=200)
    forbidding = {
        point.code: [limit for limit in point.limits if limit.excludes] for point in found.excluded
    }
    assert all(forbidding.values())
    flags = set(atlas.data.practice.circumstances[person].excludes)
    for point in found.points:
        assert not flags & {caution.flag for caution in atlas[point.code].knowledge.cautions}
    if person != "baby":
        assert code in forbidding
    assert [limit.circumstance for limit in found.everywhere] == [person]


def test_nothing_is_left_out_for_nobody_in_particular(atlas: Atlas) -> None:
    assert study(atlas, "headache").excluded == ()


def test_an_unknown_circumstance_is_named_with_advice(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match="did you mean 'pregnant'"):
        study(atlas, "cough", ["pregant"])


def test_every_circumstance_question_is_a_question(atlas: Atlas) -> None:
    for one in atlas.data.practice.circumstances.values():
        assert one.question.endswith("?") and one.everywhere and one.sources


def test_a_study_promises_nothing(atlas: Atlas) -> None:
    found = study(atlas, "can't sleep")
    assert isinstance(found, Study) and "no prescription" in found.note
    assert not any(word in found.note.lower() for word in PROMISE)


def test_the_same_words_give_the_same_study(atlas: Atlas) -> None:
    assert study(atlas, "cough, fever") == study(atlas, "cough, fever")
