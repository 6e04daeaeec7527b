"""From complaints to points, as a reader walks it."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_a_complaint_leads_to_patterns_and_points(page: Page) -> None:
    page.goto("/study")
    page.get_by_label("What is the complaint?").fill("can't sleep, sweats at night")
    page.keyboard.press("Enter")
    expect(page.locator("#understood")).to_contain_text("Insomnia")
    expect(page.locator("#patterns li").first).to_contain_text("Shown by")
    expect(page.locator("#points li").first).to_be_visible()
    assert "q=can" in page.url


def test_asking_for_a_sign_adds_it_and_the_address_tells_it(page: Page) -> None:
    page.goto("/study?q=insomnia")
    sign = page.locator(".study-ask").first
    label = sign.inner_text().lower()
    sign.click()
    expect(page.locator("#understood")).to_contain_text(label, ignore_case=True)
    page.go_back()
    expect(page.locator("#understood li")).to_have_count(1)


def test_a_person_leaves_points_out_and_says_why(page: Page) -> None:
    page.goto("/study?q=headache%2C+toothache")
    expect(page.locator("#excluded")).to_have_count(0)
    page.locator(".study-form summary").click()
    page.get_by_label("Are you pregnant, or could you be?").check()
    expect(page.locator("#excluded")).to_contain_text("LI4")
    expect(page.locator("#points .study-everywhere")).to_contain_text("midwife")
    assert "for=pregnant" in page.url
    page.reload()
    expect(page.locator("#excluded")).to_contain_text("LI4")


def test_red_flags_stand_before_points(page: Page) -> None:
    page.goto("/study?q=chest+pain")
    flags = page.locator("#red-flags").bounding_box()
    points = page.locator("#points").bounding_box()
    assert flags and points and flags["y"] < points["y"]


def test_words_that_say_nothing_are_named(page: Page) -> None:
    page.goto("/study?q=xqzzvw")
    expect(page.locator("#understood")).to_contain_text("xqzzvw")
