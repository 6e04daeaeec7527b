"""The code families agree with the list of ambiguous prefixes."""

import pytest

import tongren
from tongren.model import AcupointCode, AmbiguousPrefix, CodeFamily, CodeReading, CodeSystems
from tongren.search.spelling import key


def collisions(codes: CodeSystems) -> dict[str, set[str]]:
    """Prefixes that families give to several meridians, by their key."""
    meridians: dict[str, set[str]] = {}
    for family in codes.families.values():
        for meridian, prefixes in family.prefixes.items():
            for prefix in prefixes:
                meridians.setdefault(key(prefix), set()).add(meridian)
    return {prefix: found for prefix, found in meridians.items() if len(found) > 1}


def unexplained(codes: CodeSystems) -> list[str]:
    """What is wrong between families and ambiguous prefixes."""
    colliding = collisions(codes)
    listed = {key(prefix): entry for prefix, entry in codes.ambiguous.items()}
    wrong = [f"{prefix} is not listed" for prefix in colliding.keys() - listed.keys()]
    for prefix, entry in listed.items():
        readings = {reading.meridian for reading in entry.readings}
        if readings != colliding.get(prefix):
            wrong.append(f"{prefix}: the families say {colliding.get(prefix)}")
        if entry.decided and entry.decided != max(entry.readings, key=lambda r: r.weight).meridian:
            wrong.append(f"{prefix}: decided is not the most common reading")
        if abs(sum(reading.weight for reading in entry.readings) - 1) > 1e-9:
            wrong.append(f"{prefix}: the weights do not sum to 1")
    return wrong


@pytest.fixture(scope="module")
def codes(atlas: tongren.Atlas) -> CodeSystems:
    return atlas.data.code_systems


def test_every_collision_is_listed_and_every_entry_collides(codes: CodeSystems) -> None:
    assert unexplained(codes) == []


def test_a_collision_that_is_not_listed_is_noticed() -> None:
    family = CodeFamily(label="x", language="x", prefixes={"KI": ("R",), "CV": ("R",)})
    assert unexplained(CodeSystems(families={"x": family}, ambiguous={})) == ["r is not listed"]


def test_a_wrong_decision_is_noticed() -> None:
    family = CodeFamily(label="x", language="x", prefixes={"KI": ("R",), "CV": ("R",)})
    readings = (
        CodeReading(meridian="KI", usage="x", weight=0.9),
        CodeReading(meridian="CV", usage="x", weight=0.1),
    )
    entry = AmbiguousPrefix(readings=readings, decided="CV")
    assert len(unexplained(CodeSystems(families={"x": family}, ambiguous={"R": entry}))) == 1


def test_prefixes_that_must_stay_open(codes: CodeSystems) -> None:
    for prefix in ("P", "IG", "H", "B", "CO", "T"):
        assert codes.ambiguous[prefix].decided == ""


def test_families_name_only_meridians_with_points(codes: CodeSystems, atlas: tongren.Atlas) -> None:
    groups = {point.group for point in atlas}
    for name, family in codes.families.items():
        assert family.prefixes.keys() <= groups, name


def test_who_lists_every_meridian(codes: CodeSystems, atlas: tongren.Atlas) -> None:
    assert codes.families["who"].prefixes.keys() == {point.group for point in atlas}


def test_older_numberings_are_permutations(codes: CodeSystems) -> None:
    for numbering in codes.numberings.values():
        today = [AcupointCode.parse(code) for code in numbering.codes.values()]
        assert {code.meridian for code in today} == {numbering.meridian}
        assert sorted(map(int, numbering.codes)) == sorted(code.number for code in today)
