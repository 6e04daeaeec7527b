"""Links that lead nowhere and a server that is gone: words, and a way on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RunningAtlas
from tongren.atlas import Atlas


def test_an_unknown_point_offers_ways_on(page: Page) -> None:
    response = page.goto("/point/XX99")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("No point is called “XX99”")
    page.get_by_role("main").get_by_role("link", name="Points").click()
    expect(page).to_have_url(re.compile(r"/points$"))


def test_an_ambiguous_point_offers_its_readings(page: Page) -> None:
    page.goto("/point/P6")
    expect(page.get_by_role("heading", level=1)).to_contain_text("several points")
    expect(page.get_by_role("main")).to_contain_text("French")
    page.get_by_role("link", name=re.compile("PC6")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nèiguān")


@pytest.mark.parametrize("address", ["/meridian/XX", "/category/xx", "/nothing", "/point/"])
def test_unknown_pages_offer_ways_on(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("There is no"))
    expect(page.get_by_role("main").get_by_role("link", name="Meridians")).to_be_visible()


def test_markup_in_an_address_stays_text(page: Page) -> None:
    page.goto("/point/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")


@pytest.fixture
def stoppable(atlas: Atlas) -> Iterator[RunningAtlas]:
    running = RunningAtlas(atlas)
    yield running
    running.stop()


def test_a_lost_server_is_told_and_found_again(browser: Browser, stoppable: RunningAtlas) -> None:
    page = browser.new_page(base_url=stoppable.origin, locale="en-GB")
    page.goto("/point/KI1")
    page.locator("canvas[data-seen]").wait_for(timeout=30_000)
    stoppable.stop()
    page.get_by_role("combobox", name="Find").fill("headache")
    expect(page.get_by_role("alert").first).to_contain_text("The atlas does not answer")
    expect(page.get_by_role("heading", level=1)).to_contain_text("KI1")
    page.keyboard.press("Escape")
    page.get_by_role("link", name=re.compile("Next point")).click()
    expect(page.get_by_role("alert").first).to_contain_text("Start it again with tongren")
    stoppable.start()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("KI2")
    page.close()
