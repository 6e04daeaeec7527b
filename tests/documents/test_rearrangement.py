"""Points in columns, in CSV and in prose that goes from one to the next."""

from tongren.documents import PageReader, ReadDocument

COLUMNS = """| | ST36 | SP6 |
|---|---|---|
| Location | 3 cun below ST35 | 3 cun above the medial malleolus |
| Used for | diarrhoea | insomnia |
| Caution | – | pregnancy |
"""


def said(document: ReadDocument, field: str) -> list[str]:
    return [claim.text for claim in document.claims if claim.field == field and claim.span]


def test_a_point_in_each_column(reader: PageReader) -> None:
    zusanli, sanyinjiao = reader.read_string(COLUMNS, "markdown")
    assert (zusanli.code, sanyinjiao.code) == ("ST36", "SP6")
    assert said(zusanli, "location") == ["3 cun below ST35"]
    assert said(zusanli, "indications") == ["diarrhoea"]
    assert said(zusanli, "cautions") == []
    assert said(sanyinjiao, "indications") == ["insomnia"]
    assert said(sanyinjiao, "cautions") == ["pregnancy"]
    assert [piece.text for document in (zusanli, sanyinjiao) for piece in document.unread] == []


def test_spans_stay_true_where_columns_are_turned(reader: PageReader) -> None:
    for document in reader.read_string(COLUMNS, "markdown"):
        for claim in document.claims:
            if claim.span is not None:
                assert COLUMNS[claim.span.start : claim.span.end] == claim.text


def test_a_table_of_rows_is_not_turned(reader: PageReader) -> None:
    rows = "| Point | Used for | With |\n|---|---|---|\n| ST36 | diarrhoea | SP6 |\n"
    rows += "| HT7 | insomnia | PC6 |\n"
    read = {document.code: document for document in reader.read_string(rows, "markdown")}
    assert set(read) == {"ST36", "HT7"}
    assert said(read["ST36"], "indications") == ["diarrhoea"]


def test_values_parted_by_commas(reader: PageReader) -> None:
    page = (
        'Code,Location,Indications\n"ST36","3 cun below ST35, on the shin","diarrhoea, fatigue"\n'
    )
    page += '"SP6","3 cun above the medial malleolus","insomnia"\n'
    zusanli, sanyinjiao = reader.read_string(page)
    assert said(zusanli, "location") == ["3 cun below ST35, on the shin"]
    assert said(zusanli, "indications") == ["diarrhoea", "fatigue"]
    assert said(sanyinjiao, "indications") == ["insomnia"]


def test_text_with_commas_is_no_table(reader: PageReader) -> None:
    page = "ST36, also called Zusanli, lies below the knee.\nIt treats fatigue, diarrhoea, pain.\n"
    [document] = reader.read_string(page)
    assert document.code == "ST36"
    assert said(document, "indications")[:2] == ["fatigue", "diarrhoea"]


def test_prose_that_goes_from_point_to_point(reader: PageReader) -> None:
    page = (
        "Two helpers.\n\nWe start with TE5, needled perpendicularly 0.5 to 1 cun, and GB41, "
        "needled 0.3 to 0.5 cun. For back pain BL23 tonifies the Kidneys.\n"
    )
    read = {document.code: document for document in reader.read_string(page)}
    assert set(read) == {"TE5", "GB41", "BL23"}
    assert "0.5 to 1 cun" in said(read["TE5"], "needling")[0]
    assert "0.3 to 0.5 cun" in said(read["GB41"], "needling")[0]
    assert said(read["BL23"], "indications") == ["back pain"]


def test_what_is_said_of_several_points_at_once_is_said_of_none(reader: PageReader) -> None:
    [document] = reader.read_string("HT7, SP6 and KI1 are used together for insomnia.\n")
    assert document.code is None
    assert "HT7" in document.problem


def test_a_point_named_for_its_place_is_not_the_subject(reader: PageReader) -> None:
    page = "Dear Sir, the point lies three cun below ST35 and is called Zusanli. It treats fatigue."
    [document] = reader.read_string(page)
    assert document.code == "ST36"
