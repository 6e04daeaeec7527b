"""The record of a point: two voices, sources on demand, sparse records, ways on."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_the_record_stands_with_cautions_first(page: Page) -> None:
    page.goto("/point/KI1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("KI1 Yǒngquán")
    expect(page).to_have_title(re.compile("KI1 Yǒngquán 涌泉"))
    page.locator("#cautions").wait_for()
    sections = page.locator(".record-main").get_by_role("heading", level=2).all_text_contents()
    shown = [name for name in sections if name != "On this page"]
    assert shown[:2] == ["Cautions", "Where it is"]
    expect(page.get_by_role("region", name="Needling").first).to_contain_text("0.5–1 cun")


def test_the_plain_voice_leaves_needling_to_the_trained(page: Page) -> None:
    page.goto("/point/KI1")
    page.get_by_role("radio", name="Plain words").check()
    expect(page).to_have_url(re.compile(r"/point/KI1\?voice=plain$"))
    main = page.get_by_role("main")
    expect(main).to_contain_text("Needling is for trained practitioners only")
    expect(main.get_by_role("table")).to_have_count(0)
    expect(main).not_to_contain_text(re.compile(r"\d cun\b"))
    expect(page.get_by_role("heading", name="Acupressure")).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="Plain words")).to_be_checked()


def test_the_voice_goes_along_and_is_remembered(page: Page) -> None:
    page.goto("/point/KI1?voice=plain")
    page.get_by_role("link", name=re.compile("Next point")).click()
    expect(page).to_have_url(re.compile(r"/point/KI2\?voice=plain$"))
    page.get_by_role("radio", name="Plain words").focus()
    page.get_by_role("radio", name="Practitioners").check()
    page.get_by_role("radio", name="Plain words").check()
    page.goto("/point/ST36")
    expect(page).to_have_url(re.compile(r"voice=plain$"))


def test_sources_open_at_each_fact(page: Page) -> None:
    page.goto("/point/KI1")
    note = page.locator("#place").get_by_role("button", name=re.compile("Source")).first
    note.click()
    box = page.get_by_role("dialog", name="Sources")
    expect(box).to_contain_text("WHO Standard Acupuncture Point Locations")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(note).to_be_focused()


def test_the_bibliography_opens_from_the_contents(page: Page) -> None:
    page.goto("/point/KI1")
    page.get_by_role("navigation", name="On this page").get_by_role(
        "link", name="Sources", exact=True
    ).click()
    expect(page.locator("#sources li").first).to_be_visible()


def test_disagreements_stand_side_by_side(page: Page) -> None:
    page.goto("/point/HT1")
    positions = page.locator("#disagreements .positions").first.get_by_role("listitem")
    positions.first.wait_for()
    assert positions.count() >= 2
    tops = {round(item.bounding_box()["y"]) for item in positions.all()[:2]}  # type: ignore[index]
    assert len(tops) == 1
    for item in positions.all():
        expect(item.get_by_role("button", name=re.compile("Source"))).to_have_count(1)


def test_a_sparse_record_says_so_once_without_empty_headings(page: Page) -> None:
    page.goto("/point/EX-UE11")
    page.get_by_role("heading", level=1).wait_for()
    record = page.evaluate("fetch('/api/points/EX-UE11').then((answer) => answer.json())")["record"]
    for section in page.locator(".record-main section").all():
        # What is far below the fold has text, but no lines to read off the screen yet.
        heading = section.get_by_role("heading").first.text_content()
        assert (section.text_content() or "").strip() != heading, f"{heading} is empty"
    lacking = not all(record[key] for key in ("needling", "actions", "faq"))
    expect(page.get_by_text(re.compile("Not written yet|still lacks"))).to_have_count(int(lacking))


def test_missing_cautions_are_not_taken_for_safety(page: Page) -> None:
    page.goto("/point/ST12")
    page.get_by_role("heading", level=1).wait_for()
    record = page.evaluate("fetch('/api/points/ST12').then((answer) => answer.json())")["record"]
    warned = page.get_by_text("does not mean that none is needed")
    expect(warned).to_have_count(int(not record["cautions"]))


def test_questions_open(page: Page) -> None:
    page.goto("/point/KI1")
    question = page.locator("#faq summary").first
    question.click()
    expect(page.locator("#faq details[open] p").first).to_be_visible()


def test_neighbours_by_key(page: Page) -> None:
    page.goto("/point/KI2")
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("Alt+Shift+ArrowRight")
    expect(page).to_have_url(re.compile(r"/point/KI3$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("KI3")
    page.keyboard.press("Alt+Shift+ArrowLeft")
    expect(page).to_have_url(re.compile(r"/point/KI2$"))


def test_codes_in_the_text_are_links(page: Page) -> None:
    page.goto("/point/KI1")
    page.locator("#connections").get_by_role("link", name="BL67").last.click()
    expect(page).to_have_url(re.compile(r"/point/BL67$"))


def test_on_paper_everything_is_open_and_the_frame_is_gone(page: Page) -> None:
    page.goto("/point/KI1")
    page.get_by_role("heading", level=1).wait_for()
    page.emulate_media(media="print")
    expect(page.locator("header.header")).to_be_hidden()
    expect(page.locator("#cautions li").first).to_be_visible()
    expect(page.locator("#sources li").first).to_be_visible()
