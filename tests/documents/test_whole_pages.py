"""Which points a page is about, and which of its words are about each."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tongren.documents import PageReader
from tongren.documents.columns import aligned_rows, cells_of
from tongren.documents.page import PageFormat


def read(
    reader: PageReader, text: str, format: PageFormat = "text"
) -> dict[str | None, dict[str, list[str]]]:
    """What each document holds: code -> field -> texts."""
    told: dict[str | None, dict[str, list[str]]] = {}
    for document in reader.read_string(dedent(text).lstrip("\n"), format):
        fields = told.setdefault(document.code, {})
        for claim in document.claims:
            if claim.span is not None:
                fields.setdefault(claim.field, []).append(claim.text)
    return told


def test_point_that_prose_presents_among_teasers(reader: PageReader) -> None:
    told = read(
        reader,
        """
        爬山之后

        今天请出场的，是足太阳膀胱经上的承山穴。

        常用于

        小腿抽筋、便秘。

        往期推荐
        合谷穴，一捏就好？
        """,
    )
    assert list(told) == ["BL57"]
    assert "小腿抽筋" in told["BL57"]["indications"]


def test_comparison_with_others_makes_no_further_record(reader: PageReader) -> None:
    told = read(
        reader,
        """
        My doctor always started with San Yin Jiao, which is the crossroads of three channels.

        For my painful periods it did more than Hegu or Xuehai ever did.
        """,
    )
    assert list(told) == ["SP6"]


def test_english_words_of_another_point_in_a_category(reader: PageReader) -> None:
    told = read(
        reader,
        """
        16. FENGFU   Wind Palace   DU-16

        Nature

        Point of the Window of Heaven

        Action

        Expels wind
        """,
    )
    assert list(told) == ["GV16"]
    assert told["GV16"]["actions"] == ["Expels wind"]
    assert told["GV16"]["categories"] == ["Window of Heaven"]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("P. 5.  CHIEN-SHIH (Jianshi)", "PC5"),
        ("L.I. 4 (Hoku)", "LI4"),
        ("G. B. 20. Feng-ch'ih", "GB20"),
        ("Kl 3.  T'ai-Hsi", "KI3"),
    ],
)
def test_codes_as_older_books_and_scans_have_them(
    reader: PageReader, title: str, code: str
) -> None:
    told = read(reader, f"{title}\n\nIs employed in headache and toothache.\n")
    assert list(told) == [code]
    assert set(told[code]["indications"]) == {"headache", "toothache"}
    assert told[code]["code"]


def test_items_lettered_before_a_length_stay_items(reader: PageReader) -> None:
    told = read(reader, "LI4 Hegu\n\nA. 0.5 cun perpendicular\nB. 3 cones of moxa\n")
    assert told["LI4"]["needling"] == ["0.5 cun perpendicular"]


def test_cards_of_one_point_with_a_field_each(reader: PageReader) -> None:
    told = read(
        reader,
        """
        HT6 - location\t0.5 cun proximal to the wrist crease\theart
        HT6 - indications\tNight sweats, nosebleed\theart
        HT6 - combine with\tKI7\theart
        """,
    )
    assert list(told) == ["HT6"]
    assert told["HT6"]["indications"] == ["Night sweats", "nosebleed"]
    assert told["HT6"]["location"] == ["0.5 cun proximal to the wrist crease"]


def test_cards_that_ask_about_several_points(reader: PageReader) -> None:
    told = read(
        reader,
        """
        Where is LU7?\t1.5 cun proximal to the wrist crease
        What does LU7 treat?\tcough, headache
        Where is LU9?\tat the wrist crease
        What does LU9 treat?\tasthma, palpitations
        """,
    )
    assert told["LU7"]["indications"] == ["cough", "headache"]
    assert told["LU9"]["indications"] == ["asthma", "palpitations"]


def test_questions_that_go_from_point_to_point(reader: PageReader) -> None:
    told = read(
        reader,
        """
        Q1. What is EX-HN5?
        A1. Taiyang, in the hollow behind the outer end of the eyebrow.
        Q2. What does it do?
        A2. Headache, eye strain, toothache.
        Q3. What is EX-HN3?
        A3. Yintang, between the eyebrows.
        Q4. What does it do?
        A4. Insomnia, anxiety, blocked nose.
        """,
    )
    assert told["EX-HN5"]["indications"] == ["Headache", "eye strain", "toothache"]
    assert told["EX-HN3"]["indications"] == ["Insomnia", "anxiety", "blocked nose"]


def test_keys_in_small_letters_and_rules_between_cards(reader: PageReader) -> None:
    told = read(
        reader,
        """
        FRONT
        GV 24

        BACK
        Shenting 神庭
        loc: midline of the head, 0.5 cun behind the front hairline
        fx: calms the shen; benefits the nose
        tx: insomnia, vertigo
        needle: transverse 0.3-0.8 cun
        !!! infants: fontanelle
        ===
        FRONT
        GV 26

        BACK
        Shuigou 水沟
        loc: at the upper third of the groove
        tx: fainting, shock
        """,
    )
    assert told["GV24"]["indications"] == ["insomnia", "vertigo"]
    assert "infants: fontanelle" in told["GV24"]["cautions"]
    assert told["GV26"]["indications"] == ["fainting", "shock"]


def test_unknown_words_in_bold_end_a_labelled_section(reader: PageReader) -> None:
    told = read(
        reader,
        """
        ## LV 2 · Xingjian

        **class** ying-spring, fire
        **my students say** headache, nosebleed
        """,
        "markdown",
    )
    assert told["LR2"]["indications"] == ["headache", "nosebleed"]


def test_columns_of_names_that_are_not_known(reader: PageReader) -> None:
    told = read(
        reader,
        """
        | Point | Other names | Where to press | My neighbours swear | Time |
        |---|---|---|---|---|
        | PC 7 | Daling | Middle of the inner wrist crease | palpitations, wrist pain | 1 min |
        | LI 5 | Yangxi | Thumb side of the wrist | toothache, fever | 30 sec |
        """,
        "markdown",
    )
    assert told["PC7"]["indications"] == ["palpitations", "wrist pain"]
    assert told["LI5"]["indications"] == ["toothache", "fever"]


def test_summary_and_parts_of_the_same_points(reader: PageReader) -> None:
    told = read(
        reader,
        """
        Point | Use
        LI4 | headache
        LI11 | fever

        LI4 Hegu
        Location: between thumb and index finger.

        LI11 Quchi
        Location: outer end of the elbow crease.
        """,
    )
    assert told["LI4"]["indications"] == ["headache"]
    assert told["LI4"]["location"] == ["between thumb and index finger."]
    assert told["LI11"]["indications"] == ["fever"]


def test_titles_parted_by_bars(reader: PageReader) -> None:
    told = read(
        reader,
        """
        LU-1 | Zhongfu | Middle Palace
        ------------------------------
        Ind: cough, chest pain

        LU-2 | Yunmen | Cloud Gate
        ------------------------------
        Ind: asthma, shoulder pain
        """,
    )
    assert told["LU1"]["indications"] == ["cough", "chest pain"]
    assert told["LU2"]["indications"] == ["asthma", "shoulder pain"]


def test_members_of_a_list_of_combinations_are_no_titles(reader: PageReader) -> None:
    told = read(
        reader,
        """
        ST 25  TIANSHU   Heaven's Pivot

        INDICATIONS
        Constipation, diarrhoea.

        COMBINATIONS
        ST 37
        For dysentery.

        NEEDLING
        1-1.5 cun perpendicular.
        """,
    )
    assert list(told) == ["ST25"]
    assert told["ST25"]["needling"] == ["1-1.5 cun perpendicular."]


def test_part_about_a_point_ends_at_a_heading_of_its_level(reader: PageReader) -> None:
    told = read(
        reader,
        """
        <h1>Points for sleep</h1>
        <h2>1. Spirit Gate</h2><p>It is at the crease on your outer wrist, below your
        little finger.</p>
        <h2>2. Three Yin Intersection</h2><p>Used for insomnia.</p>
        <h2>3. A gate that nobody knows</h2><p>Helps with nausea.</p>
        """,
        "html",
    )
    assert list(told) == ["HT7", "SP6"]  # CV8 has the same English name, elsewhere
    assert told["SP6"]["indications"] == ["insomnia"]


def test_neighbours_above_the_point_of_the_title(reader: PageReader) -> None:
    told = read(
        reader,
        """
        <html><head><title>Zusanli ST-36</title></head><body><h2>ST-35</h2><h2>ST-37</h2>
        <p>Three cun below ST-35.</p><table><tr><th>Pinyin</th><td>Zusanli</td></tr>
        <tr><th>Used for</th><td>gastric pain, vomiting</td></tr></table></body></html>
        """,
        "html",
    )
    assert list(told) == ["ST36"]


def test_answer_of_a_thread_names_the_point(reader: PageReader) -> None:
    page = """
        <h1>Locked neck</h1><p>Help?</p><div class="comments"><div class="comment">
        <p>There is a point for this: Houxi (SI3).</p><p>It helps stiff neck and headache.</p>
        </div></div>
        """
    told = read(reader, page, "html")
    assert set(told["SI3"]["indications"]) >= {"stiff neck", "headache"}
    article = "<h1>LI4 Hegu</h1><p>" + "Between thumb and index finger. " * 30 + "</p>"
    told = read(reader, article + page, "html")
    assert list(told) == ["LI4"]
    assert "indications" not in told["LI4"]


def test_sentence_is_no_heading(reader: PageReader) -> None:
    told = read(reader, "BL 60 Kunlun\n\nContraindicated in pregnancy.\n\nHeadache.\n")
    assert told["BL60"]["cautions"] == ["Contraindicated in pregnancy."]


def test_rows_parted_by_blanks() -> None:
    rows = ["BL 2     Zanzhu      Headache", "LI 20    Yingxiang   Blocked nose"]
    assert aligned_rows(rows) == [True, True]
    assert [rows[0][a:b] for a, b in cells_of(rows[0])] == ["BL 2", "Zanzhu", "Headache"]
    assert aligned_rows(["H 5.   Tongli", "On the wrist,   1 cun above"]) == [False, False]
    assert aligned_rows(["One word   and more", "no gap in this line"]) == [False, False]


def test_table_of_companions_of_the_point_that_the_page_tells_of(reader: PageReader) -> None:
    page = """
        # ST 36 Zusanli

        **Location:** three cun below the knee.

        **Indications:** vomiting, tiredness

        | with | why |
        |---|---|
        | PC 6 | nausea |
        | SP 6 | swollen legs |
        """
    told = read(reader, page, "markdown")
    assert list(told) == ["ST36"]
    assert told["ST36"]["combinations"] == ["PC 6 nausea", "SP 6 swollen legs"]
    assert told["ST36"]["indications"] == ["vomiting", "tiredness"]
    under = page.replace("| with | why |", "## Combinations\n\n        | Point | Use |")
    told = read(reader, under, "markdown")
    assert list(told) == ["ST36"]
    assert told["ST36"]["combinations"] == ["PC 6 nausea", "SP 6 swollen legs"]


def test_table_of_points_under_a_title_that_names_one(reader: PageReader) -> None:
    told = read(
        reader,
        """
        # More than ST 36

        | point | for |
        |---|---|
        | PC 6 | nausea, vomiting |
        | SP 6 | swollen legs |
        """,
        "markdown",
    )
    assert set(told) >= {"PC6", "SP6"}


def test_bulleted_names_over_labelled_lines_are_titles(reader: PageReader) -> None:
    told = read(
        reader,
        """
        筆記 12

        ◎ 列缺 LU7
        位置：橈骨莖突上方。
        適應症：咳嗽、頭痛

        ◎ 尺澤 LU5
        位置：肘橫紋中。
        適應症：氣喘
        """,
    )
    assert list(told) == ["LU7", "LU5"]
    assert told["LU7"]["indications"] == ["咳嗽", "頭痛"]
    assert told["LU5"]["indications"] == ["氣喘"]


def test_complaint_in_brackets_is_no_companion(reader: PageReader) -> None:
    [document] = reader.read_string("列缺 LU7\n位置：橈骨莖突上方。\n常用配穴：後谿（落枕）\n")
    [one] = [claim.value for claim in document.claims if claim.field == "combinations"]
    assert (one["codes"], one["purpose"]) == (["SI3"], "落枕")


def test_names_that_are_bulleted_over_no_label_are_a_list(reader: PageReader) -> None:
    told = read(reader, "ST36 Zusanli\n\nUsed for vomiting.\n\n◎ LI4\n◎ PC6\n")
    assert list(told) == ["ST36"]


def test_complaints_behind_the_actions_of_one_sentence(reader: PageReader) -> None:
    told = read(
        reader,
        """
        曲池穴

        功效

        曲池穴是手阳明经的合穴，有清肺利咽的作用，常用于牙痛、发热等。

        注意事项

        孕妇慎用。
        【相关阅读】合谷穴在哪里
        """,
    )
    assert "".join(told["LI11"]["actions"]) == "清肺利咽"
    assert told["LI11"]["indications"] == ["牙痛", "发热"]
    assert told["LI11"]["cautions"] == ["孕妇慎用。"]
