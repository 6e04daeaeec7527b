"""For everyone: axe finds nothing, phones fit, motion rests, and nothing leaves the machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.addresses import ADDRESSES
from tests.browser.conftest import ROOT, Watch

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

#: Colours differ in the dark, structure does not: the pages that together have every colour.
DARK = [
    "home",
    "full record",
    "plain record",
    "meridian",
    "meridians",
    "search",
    "study",
    "unknown point",
]


def violations(page: Page, only: dict[str, Any] | None = None) -> list[str]:
    """What axe finds wrong, one line a rule."""
    page.get_by_role("heading", level=1).wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((item) => (item.open = true))")
    # Through the debugger: the page's own policy would refuse a foreign script.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "(runOnly) => axe.run(document, {runOnly, resultTypes: ['violations']})"
    found: dict[str, Any] = page.evaluate(run, only or {"type": "tag", "values": TAGS})
    return [
        f"{rule['id']}: {rule['help']}: {[node['html'][:160] for node in rule['nodes'][:3]]}"
        for rule in found["violations"]
    ]


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    assert violations(page) == []


@pytest.mark.parametrize("name", DARK)
def test_contrast_holds_in_the_dark(page: Page, name: str) -> None:
    address = ADDRESSES[name]
    page.goto(f"{address}{'&' if '?' in address else '?'}theme=dark")
    assert violations(page, {"type": "rule", "values": ["color-contrast"]}) == []


def test_axe_finds_nothing_in_the_open_search_box(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("kidney")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_axe_finds_nothing_in_the_open_source_box(page: Page) -> None:
    page.goto("/point/ST12")
    page.locator("#place .cite").first.click()
    page.get_by_role("dialog").wait_for()
    assert violations(page) == []


def test_axe_would_find_something(page: Page) -> None:
    page.goto("/")
    page.get_by_role("heading", level=1).wait_for()
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.querySelector('input').removeAttribute('placeholder')")
    assert any(line.startswith("label") for line in violations(page))


def test_the_sections_of_a_phone_are_one_key_away(browser: Browser, origin: str) -> None:
    page = browser.new_page(base_url=origin, viewport={"width": 390, "height": 844})
    page.goto("/lists")
    opener = page.get_by_role("button", name="Sections")
    header = page.get_by_role("banner").bounding_box()
    assert header is not None
    assert header["height"] < 120
    expect(page.get_by_role("link", name="Meridians", exact=True)).to_be_hidden()
    opener.press("Enter")
    menu = page.get_by_role("navigation", name="Sections")
    expect(menu.get_by_role("link")).to_have_count(8)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    menu.get_by_role("link", name="Meridians").click()
    expect(page).to_have_url(re.compile("/meridians$"))
    expect(menu).to_be_hidden()
    page.close()


@pytest.mark.parametrize("width", [320, 390])
def test_phones_need_no_sideways_scrolling(browser: Browser, origin: str, width: int) -> None:
    page = browser.new_page(base_url=origin, viewport={"width": width, "height": 700})
    for name, address in ADDRESSES.items():
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.close()


def test_motion_rests_where_it_is_not_wanted(browser: Browser, origin: str) -> None:
    page = browser.new_page(base_url=origin, reduced_motion="reduce")
    page.goto("/point/KI1")
    page.get_by_role("heading", level=1).wait_for()
    assert page.evaluate("document.getAnimations().length") == 0
    page.close()


def test_nothing_leaves_the_machine(page: Page, watch: Watch, origin: str) -> None:
    for address in ADDRESSES.values():
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
    assert len(watch.requests) > len(ADDRESSES)
    assert all(url.startswith(f"{origin}/") for url in watch.requests)


def test_the_watch_would_see_a_foreign_request(page: Page, watch: Watch) -> None:
    page.route("https://example.org/**", lambda route: route.abort())
    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto("https://example.org/")
    assert watch.requests == ["https://example.org/"]
    page.close()
    watch.requests.clear()
    watch.errors.clear()


def test_the_page_cannot_ask_elsewhere(page: Page, watch: Watch) -> None:
    page.goto("/")
    asked = "fetch('https://example.org/').then(() => 'answered', () => 'refused')"
    assert page.evaluate(asked) == "refused"
    page.close()
    assert any("Content Security Policy" in error for error in watch.errors)
    watch.errors.clear()


def test_the_page_forbids_inline_script(page: Page, watch: Watch) -> None:
    page.goto("/")
    for attempt in (
        "document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()",
        "document.body.innerHTML = '<img src=x onerror=\"window.ran = true\">'",
        "document.body.append(Object.assign(document.createElement('script'),"
        " {text: 'window.ran = true'}))",
    ):
        page.evaluate(f"() => {{ try {{ {attempt} }} catch {{}} }}")
    assert page.evaluate("window.ran") is None
    page.close()
    watch.errors.clear()


def test_axe_is_there() -> None:
    assert Path(AXE).exists(), "run: make frontend"
