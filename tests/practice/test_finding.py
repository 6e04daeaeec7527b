"""Search finds what words say, and reasons where no record uses the word."""

from tongren.atlas import Atlas
from tongren.practice import find_points


def test_a_complaint_that_no_record_names_still_leads_somewhere(atlas: Atlas) -> None:
    named = {term for point in atlas for one in point.knowledge.indications for term in one.terms}
    assert "malar_flush" not in named, "choose another complaint that no record names"
    found = find_points(atlas, "red cheeks", limit=5)
    assert found and all(match.term and match.snippet for one in found for match in one.matched)


def test_words_that_records_use_are_found_by_the_index(atlas: Atlas) -> None:
    assert find_points(atlas, "insomnia", limit=5) == atlas.search("insomnia", limit=5)


def test_what_says_nothing_finds_nothing(atlas: Atlas) -> None:
    assert find_points(atlas, "xqzzvw") == []
