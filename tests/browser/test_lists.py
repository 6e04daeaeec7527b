"""Lists lead to points, points to lists, and every claim shows its source."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_from_the_navigation_to_a_condition_to_a_point(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Lists").click()
    page.get_by_label("Only those with").fill("insom")
    page.get_by_role("region", name="Conditions").get_by_role("link", name="Insomnia").click()
    expect(page).to_have_url(re.compile(r"/condition/insomnia$"))
    claims = page.get_by_role("region", name="Points said to serve it")
    row = claims.get_by_role("listitem").filter(has_text="KI1 ")
    row.get_by_role("button", name=re.compile("Source")).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    row.get_by_role("link", name=re.compile("^KI1 ")).click()
    expect(page).to_have_url(re.compile(r"/point/KI1$"))


def test_a_record_leads_to_its_terms(page: Page) -> None:
    page.goto("/point/KI1")
    page.locator("#indications").get_by_role("link", name="Insomnia", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/condition/insomnia$"))


def test_both_voices(page: Page) -> None:
    page.goto("/condition/insomnia")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Insomnia")
    page.get_by_role("radio", name="Plain words").check()
    expect(page.get_by_role("heading", level=1)).to_contain_text("trouble sleeping")


def test_search_offers_conditions_and_patterns(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("insomnia")
    page.get_by_role("group", name="Conditions").get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(r"/condition/insomnia$"))
    page.goto("/search?q=insomnia")
    expect(page.get_by_role("region", name="Conditions")).to_contain_text("Insomnia")


def test_a_region_holds_its_points(page: Page) -> None:
    page.goto("/lists")
    page.get_by_role("link", name=re.compile("^Wrist, hand and fingers")).click()
    expect(page).to_have_url(re.compile(r"/region/hand$"))
    page.get_by_role("link", name=re.compile("^PC8 ")).click()
    expect(page).to_have_url(re.compile(r"/point/PC8$"))


def test_a_pattern_and_its_signs(page: Page) -> None:
    page.goto("/pattern/heat")
    page.get_by_role("region", name="Shown by").get_by_role(
        "link", name=re.compile("^Fever")
    ).click()
    expect(page).to_have_url(re.compile(r"/condition/fever$"))
    expect(page.get_by_role("region", name="May be a sign of")).to_contain_text("Heat")


def test_an_unknown_condition_offers_ways_on(page: Page) -> None:
    page.goto("/condition/insomnai")
    expect(page.get_by_role("heading", level=1)).to_contain_text("There is no condition")
    page.get_by_role("main").get_by_role("link", name="Lists").click()
    expect(page).to_have_url(re.compile(r"/lists$"))
