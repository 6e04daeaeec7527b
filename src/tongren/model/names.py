"""The names of an acupoint, in every script."""

from tongren.model.base import Cited


class AttributedName(Cited, frozen=True, kw_only=True):
    """A translation of the name, and who translates it so."""

    text: str


class OtherName(Cited, frozen=True, kw_only=True):
    """An older or alternative name of the same acupoint. At least one script is given."""

    hanzi: str = ""
    pinyin: str = ""
    english: str = ""
    note: str = ""


class Names(Cited, frozen=True, kw_only=True):
    """Names as the standards write them.

    ``pinyin``: with tone marks, one word per the standard ("Yǒngquán").
    ``hanzi_variants``: other written forms (谿 for 溪). ``aliases``: further spellings in Latin
    script, current in the literature. ``other_codes``: codes of this point outside the code
    families ("M-HN-3"); ``standards``: which standards list the point, and under which code where
    it differs (``"gbt12346-2021:GV29"``).
    """

    pinyin: str
    hanzi_traditional: str
    hanzi_simplified: str
    english: tuple[AttributedName, ...]
    pinyin_variants: tuple[str, ...] = ()
    hanzi_variants: tuple[str, ...] = ()
    hangul: str = ""
    romaji: str = ""
    aliases: tuple[str, ...] = ()
    other_names: tuple[OtherName, ...] = ()
    other_codes: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    meaning: str = ""
    notes: tuple[str, ...] = ()
