"""The tables that reading goes by."""

from pathlib import Path

import pytest

import tongren
from tongren.documents.folding import fold
from tongren.documents.phrasebook import read_table
from tongren.documents.section_names import read_section_names, section_names
from tongren.store import DataError


def test_wordings_are_of_known_terms(atlas: tongren.Atlas) -> None:
    wordings = read_table("wordings.toml")
    vocabulary = atlas.vocabulary
    for section in ("conditions", "patterns", "actions", "flags", "techniques"):
        assert wordings[section].keys() - getattr(vocabulary, section).keys() == set()
    known = {key.partition("/")[0] for key in wordings["categories"]}
    assert known - atlas.categories.keys() == {"meeting"}


def test_names_are_folded_and_mean_one_field() -> None:
    seen: dict[str, str] = {}
    for field, names in section_names().fields.items():
        for name in (*names.en, *names.zh):
            assert " ".join(fold(name).split()) == name, name
            assert seen.setdefault(name, field) == field, name


def test_a_faulty_table_says_where(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('[location]\nen = ["where"]\nfr = ["lieu"]\n')
    with pytest.raises(DataError, match=r"names\.toml:3: location\.fr: unknown field 'fr'"):
        read_section_names(path)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("How to locate", "find"),
        ("Needle depth and technique", "needling"),
        ("Main Actions:", "actions"),
        ("3. Clinical Indications", "indications"),
        ("Contra-indications", "cautions"),
        ("Frequently Asked Questions (FAQs)", "faq"),
        ("主治病症", "indications"),
        ("刺灸方法", "needling"),
        ("注意事項", "cautions"),
        ("Our holiday photographs", ""),
        ("Insomnia", ""),
    ],
)
def test_headings_of_other_sites(heading: str, field: str) -> None:
    assert section_names().inside(fold(heading)) == field
