"""The search box: results as one types, with the keyboard all the way."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect


def box(page: Page) -> Locator:
    return page.get_by_role("combobox")


def test_results_come_as_one_types(page: Page) -> None:
    page.goto("/")
    box(page).press_sequentially("KID-")
    box(page).press_sequentially("1")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("KI1")
    expect(first).to_contain_text("涌泉")
    expect(page.get_by_role("status").filter(has_text="suggestion")).not_to_be_empty()


def test_results_are_there_before_the_key(page: Page) -> None:
    page.goto("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)))
    with page.expect_response(lambda answer: "/api/find/ahead?" in answer.url):
        box(page).fill("insom")
    page.wait_for_load_state("networkidle")
    assert any("/api/find/ahead?" in url and "q=insomn" in url for url in asked)
    asked.clear()
    box(page).press("n")
    expect(page.locator(".search-panel")).to_have_attribute("data-query", "insomn")
    expect(page.get_by_role("option").first).to_contain_text("Insomnia")
    assert not any("/api/find?" in url for url in asked)


def test_keyboard_from_slash_to_record(page: Page) -> None:
    page.goto("/about")
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("Yong Quan")
    expect(page.get_by_role("option").first).to_contain_text("KI1")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(box(page)).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/point/KI1$"))
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_arrows_go_round(page: Page) -> None:
    page.goto("/")
    box(page).fill("kidney")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")


def test_escape_closes_then_clears(page: Page) -> None:
    page.goto("/")
    box(page).fill("涌泉")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_value("涌泉")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KID-1", "KI1"),
        ("HE 1", "HT1"),
        ("涌泉", "KI1"),
        ("yong3 quan2", "KI1"),
        ("ＳＴ３６", "ST36"),
    ],
)
def test_enter_opens_the_point_that_is_meant(page: Page, text: str, code: str) -> None:
    page.goto("/")
    box(page).fill(text)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/point/{code}$"))


def test_a_complaint_leads_to_results_that_say_why(page: Page) -> None:
    page.goto("/")
    box(page).fill("insomnia")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=insomnia$"))
    row = page.get_by_role("main").get_by_role("listitem").filter(has_text="KI1")
    expect(row).to_contain_text("Insomnia")


def test_an_ambiguous_code_is_explained(page: Page) -> None:
    page.goto("/")
    box(page).fill("P 6")
    group = page.get_by_role("group", name=re.compile("can mean several points"))
    expect(group).to_contain_text("PC6")
    expect(group).to_contain_text("LU6")
    expect(group).to_contain_text("French")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=P\+6$"))
    expect(page.get_by_role("heading", level=2).first).to_contain_text("several points")


def test_nonsense_gets_words_not_guesses(page: Page) -> None:
    page.goto("/")
    box(page).fill("xqzzvw")
    expect(page.get_by_text("Nothing found for “xqzzvw”").first).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(0)


def test_markup_in_the_text_stays_text(page: Page) -> None:
    page.goto("/search?q=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x")
    expect(page.locator("img")).to_have_count(0)


def test_the_slash_key_can_be_switched_off(page: Page) -> None:
    page.goto("/about")
    page.get_by_label("Use the / key").uncheck()
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()


def test_suggestions_open_with_the_mouse(page: Page) -> None:
    page.goto("/")
    box(page).fill("合谷")
    page.get_by_role("option").filter(has_text="LI4").click()
    expect(page).to_have_url(re.compile(r"/point/LI4$"))
