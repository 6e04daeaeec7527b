"""What makes a record whole: each rule holds for the shipped data and refuses a bad example."""

from typing import Any

import msgspec
import pytest

from tongren.checks import CHECKS, Subject, completeness
from tongren.model import Acupoint, Caution, Knowledge, Needling, Review, SafetyRule, Statement
from tongren.store import Problem, read_files

replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def subject() -> Subject:
    return Subject(*read_files())


def with_knowledge(subject: Subject, code: str, **fields: Any) -> Subject:
    """The data with some fields of one record replaced."""
    point = subject.dataset.acupoints[code]
    altered = replace(point, knowledge=replace(point.knowledge, **fields))
    acupoints: dict[str, Acupoint] = subject.dataset.acupoints | {code: altered}
    return Subject(replace(subject.dataset, acupoints=acupoints), subject.files)


def with_rule(subject: Subject, **fields: Any) -> Subject:
    """The data with one rule of safety about KI1 and no other."""
    rule = SafetyRule(label="test", reason="a test", codes=("KI1",), **fields)
    return Subject(replace(subject.dataset, safety={"test": rule}), subject.files)


def found(subject: Subject, check: str) -> list[Problem]:
    return list(CHECKS[check].find(subject))


@pytest.mark.parametrize("check", ["written", "complete", "own-words", "flags", "limits"])
def test_the_shipped_records_pass(check: str, subject: Subject) -> None:
    assert found(subject, check) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("find", ()),
        ("find_lay", None),
        ("mistakes", ()),
        ("anatomy", None),
        ("needling", ()),
        ("moxibustion", None),
        ("actions", ()),
        ("indications", ()),
        ("commentary", ()),
        ("combinations", ()),
        ("acupressure", None),
        ("cautions", ()),
    ],
)
def test_a_written_record_without_a_field_is_refused(
    field: str, value: object, subject: Subject
) -> None:
    problems = found(with_knowledge(subject, "KI1", **{field: value}), "complete")
    assert problems
    assert {problem.path for problem in problems} == {f"KI1.{field}"}


def test_a_draft_may_be_incomplete(subject: Subject) -> None:
    draft = with_knowledge(subject, "KI1", find=(), review=Review(state="draft"))
    assert found(draft, "complete") == []
    assert [problem.path for problem in found(draft, "written")] == ["KI1.review"]


def test_lay_texts_speak_plainly(subject: Subject) -> None:
    assert found(subject, "plain-words") == []
    guide = subject.dataset.acupoints["KI1"].knowledge.find_lay
    assert guide is not None
    altered = with_knowledge(subject, "KI1", find_lay=replace(guide, text="Go 2 cun distally."))
    (problem,) = found(altered, "plain-words")
    assert problem.path == "KI1.find_lay.text" and "'cun'" in problem.message


def test_two_sentences_of_commentary_are_too_few(subject: Subject) -> None:
    short = with_knowledge(subject, "KI1", commentary=(Statement(text="It is one. It is two."),))
    (problem,) = found(short, "complete")
    assert problem.path == "KI1.commentary"
    assert "2 sentences" in problem.message


@pytest.mark.parametrize("sources", [("jiayi",), ("manual-notes", "deadman-digest")])
def test_needling_from_one_work_is_refused(sources: tuple[str, ...], subject: Subject) -> None:
    row = Needling(angle="perpendicular", max_cun=0.3, sources=sources)
    altered = with_knowledge(subject, "KI1", needling=(row,), disagreements=())
    assert [problem.path for problem in found(altered, "complete")] == ["KI1.needling.0"]


def test_pressing_without_a_time_is_refused(subject: Subject) -> None:
    pressing = subject.dataset.acupoints["KI1"].knowledge.acupressure
    assert pressing is not None
    altered = with_knowledge(subject, "KI1", acupressure=replace(pressing, max_seconds=None))
    assert [p.path for p in found(altered, "complete")] == ["KI1.acupressure.max_seconds"]


def test_an_indication_outside_the_vocabulary_is_refused(subject: Subject) -> None:
    knowledge: Knowledge = subject.dataset.acupoints["KI1"].knowledge
    first, *others = knowledge.indications
    loose = replace(first, terms=(), patterns=())
    altered = with_knowledge(subject, "KI1", indications=(loose, *others))
    assert [problem.path for problem in found(altered, "complete")] == ["KI1.indications.0"]


def test_a_sentence_of_eight_words_belongs_to_one_record(subject: Subject) -> None:
    theirs = subject.dataset.acupoints["KI1"].knowledge.commentary[0]
    copied = Statement(text=f"Our own opening here. {theirs.text.upper()}")
    problems = found(with_knowledge(subject, "KI2", commentary=(copied,)), "own-words")
    assert [problem.path for problem in problems] == ["KI2.commentary.0.text"]
    assert "KI1" in problems[0].message


def test_seven_words_may_be_shared(subject: Subject) -> None:
    same = (Statement(text="Not over broken skin or fresh scars."),)
    both = with_knowledge(with_knowledge(subject, "KI2", commentary=same), "KI3", commentary=same)
    assert found(both, "own-words") == []


def test_a_missing_flag_is_refused(subject: Subject) -> None:
    problems = found(with_rule(subject, flags=("lung_beneath", "eye")), "flags")
    assert [problem.path for problem in problems] == ["KI1.cautions"]
    assert "'lung_beneath' or 'eye'" in problems[0].message


def test_a_caution_without_counter_evidence_is_refused(subject: Subject) -> None:
    bare = with_knowledge(subject, "KI1", cautions=(Caution(flag="pregnancy", text="Beware."),))
    problems = found(with_rule(bare, flags=("pregnancy",), needs_counter=True), "flags")
    assert [problem.path for problem in problems] == ["KI1.cautions.0"]


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        ({"needs_ceiling": True}, {"max_cun": 0.5}),
        ({"ceiling_cun": 0.5}, {"max_cun": 0.8}),
        ({"ceiling_cun": 0.5}, {"max_cun": 0.5, "ceiling_cun": 0.8}),
        ({"forbidden": True}, {"max_cun": 0.3}),
    ],
)
def test_needling_beyond_the_limits_of_its_place_is_refused(
    rule: dict[str, Any], row: dict[str, Any], subject: Subject
) -> None:
    altered = with_knowledge(subject, "KI1", needling=(Needling(angle="oblique", **row),))
    problems = found(with_rule(altered, flags=("nerve",), **rule), "limits")
    assert [problem.path for problem in problems] == ["KI1.needling.0"]


def test_a_forbidden_row_needs_no_ceiling(subject: Subject) -> None:
    row = Needling(angle="none", forbidden=True, condition="Never.")
    altered = with_knowledge(subject, "KI1", needling=(row,))
    ruled = with_rule(altered, flags=("nerve",), needs_ceiling=True, forbidden=True)
    assert found(ruled, "limits") == []


def test_the_rules_of_safety_name_known_dangers(subject: Subject) -> None:
    safety = subject.dataset.safety
    assert {"LU1", "PC1", "BL13", "GB21"} <= set(safety["lung"].codes)
    assert safety["not_needled"].codes == ("ST17", "CV8")
    assert "LI4" in safety["pregnancy"].codes


def test_completeness_counts_every_point(subject: Subject) -> None:
    table = completeness(subject.dataset)
    assert sum(row.points for row in table) == len(subject.dataset.acupoints) == 409
    kidney = next(row for row in table if row.chapter == "KI")
    assert 1 <= kidney.written <= kidney.points == 27
    emptied = with_knowledge(subject, "KI1", review=Review(state="reviewed"))
    assert next(r for r in completeness(emptied.dataset) if r.chapter == "KI").reviewed >= 1
