"""The circuit: followed from stage to stage, joins included, in picture and in words."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.test_ruler import notes


def test_it_is_followed_from_stage_to_stage(page: Page) -> None:
    page.goto("/meridians")
    page.get_by_role("link", name="Follow it on the body").click()
    expect(page.locator(".circuit-stages > li")).to_have_count(24)
    page.get_by_role("button", name="Next step").click()
    expect(page).to_have_url(re.compile(r"/circuit\?step=1$"))
    expect(page.locator(".player-sentence")).to_contain_text("LU Lung meridian")
    page.get_by_role("button", name="Next step").click()
    expect(page.locator(".player-sentence")).to_contain_text("passes into LI")


def test_a_join_is_shown_between_its_ends(page: Page) -> None:
    page.goto("/circuit?step=14&side=left")
    notes(page, 1)
    names = page.locator(".body-label.mark").locator("visible=true").all_inner_texts()
    assert set(names) <= {"BL67", "KI1"}
    assert names
    expect(page.locator(".circuit-stages [aria-current=step]")).to_contain_text("BL → KI")


def test_it_closes_where_it_began(page: Page) -> None:
    page.goto("/circuit?step=24")
    expect(page.locator(".player-sentence")).to_contain_text("passes into LU")
    expect(page.locator(".player-sentence")).to_contain_text("inside the body")
