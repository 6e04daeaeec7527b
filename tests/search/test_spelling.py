"""Spellings reduced to what they have in common."""

import pytest

from tongren.search.spelling import LONGEST, clean, key, plain, plain_key, sound, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KID-1", ["kid", "1"]),
        ("L.I.-04", ["l", "i", "4"]),
        ("ＫＩ０１", ["ki", "1"]),
        ("K1涌泉", ["k", "1", "涌", "泉"]),
        ("Dü 3", ["dü", "3"]),
        ("GV24+", ["gv", "24", "+"]),
        ("a+b", ["a", "b"]),
        ("Е36", ["е", "36"]),
        ("용천 1", ["용", "천", "1"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_decomposed_and_composed_are_the_same() -> None:
    assert key("Yo\u030cngqua\u0301n") == key("Yǒngquán")


@pytest.mark.parametrize(
    ("text", "letters", "tones"),
    [
        ("Yǒngquán", "yongquan", "32"),
        ("Zhōnglǚshū", "zhonglvshu", "131"),
        ("Đởm", "dom", ""),
        ("yongquan", "yongquan", ""),
    ],
)
def test_plain_key(text: str, letters: str, tones: str) -> None:
    assert plain_key(text) == (letters, tones)


def test_plain_keeps_hangul_and_hanzi() -> None:
    assert plain("용").letters == "용"
    assert plain("涌").letters == "涌"


@pytest.mark.parametrize(
    ("older", "pinyin"),
    [
        ("yungchuan", "yongquan"),
        ("iongtsiuann", "yongquan"),
        ("hoku", "hegu"),
        ("hokou", "hegu"),
        ("tsousanli", "zusanli"),
        ("taichung", "taichong"),
        ("paihui", "baihui"),
        ("liehchueh", "lieque"),
        ("hsinshu", "xinshu"),
        ("janku", "rangu"),
        ("siuanntchong", "xuanzhong"),
        ("chihyin", "zhiyin"),
    ],
)
def test_older_romanisations_sound_like_pinyin(older: str, pinyin: str) -> None:
    assert sound(older) == sound(pinyin)


def test_different_names_sound_different() -> None:
    assert len({sound(name) for name in ("yongquan", "taixi", "fengchi", "neiguan", "hegu")}) == 5


def test_clean() -> None:
    assert clean("  a\tb\n c ") == "a b c"
    assert clean("a\x00b\x1b[31m") == "a b [31m"
    assert clean("a\u200bb") == "ab"
    assert clean("\ud800") == "\ufffd"
    assert len(clean("x" * 10_000)) == LONGEST
