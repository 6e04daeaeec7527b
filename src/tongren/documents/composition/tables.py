"""``data/reading/composition.toml``: the words that phrases are put together from."""

from collections.abc import Mapping

from tongren.store import DATA_FOLDER, TomlFile

#: Section by section, words parted by commas.
TABLES: Mapping[str, Mapping[str, str]] = TomlFile(
    DATA_FOLDER / "reading" / "composition.toml", "data/reading/composition.toml"
).tables
