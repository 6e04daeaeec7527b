"""The view is the address: links lead where they say, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import ADDRESSES

PAPER = {"light": "rgb(247, 242, 232)", "dark": "rgb(20, 18, 15)"}


def paper(page: Page) -> str:
    page.get_by_role("heading", level=1).wait_for()
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(
    ("address", "arrives", "heading"),
    [
        ("/point/KI1", r"/point/KI1$", "Yǒngquán"),
        ("/point/KID-1?voice=plain", r"/point/KI1\?voice=plain$", "Yǒngquán"),
        ("/point/HE%201", r"/point/HT1$", "Jíquán"),
        ("/meridian/KI", r"/meridian/KI$", "Kidney"),
        ("/category/yuan_source", r"/category/yuan_source$", "source"),
        ("/search?q=insomnia", r"/search\?q=insomnia$", "insomnia"),
        ("/points", r"/points$", "All points"),
    ],
)
def test_deep_links(page: Page, address: str, arrives: str, heading: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    expect(page).to_have_url(re.compile(arrives))


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_stays_what_it_is(page: Page, origin: str, address: str) -> None:
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    assert page.url == f"{origin}{address}"


def test_forward_and_back_keep_place_and_focus(page: Page) -> None:
    page.goto("/points")
    link = page.get_by_role("link", name=re.compile("^KI1 "))
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 500
    link.click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("KI1")
    expect(heading).to_be_focused()
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(heading).to_contain_text("All points")
    page.wait_for_function(f"Math.abs(scrollY - {before}) < 3")


def test_the_first_page_does_not_steal_the_focus(page: Page) -> None:
    page.goto("/point/KI1")
    page.get_by_role("heading", level=1).wait_for()
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_device(browser: Browser, origin: str, scheme: str) -> None:
    page = browser.new_page(base_url=origin, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/")
    assert paper(page) == PAPER[scheme]
    page.close()


def test_colours_chosen_go_into_the_address_and_are_remembered(page: Page) -> None:
    page.goto("/")
    page.get_by_role("radio", name="Dark").check()
    expect(page).to_have_url(re.compile(r"/\?theme=dark$"))
    assert paper(page) == PAPER["dark"]
    page.goto("/point/KI1")
    expect(page).to_have_url(re.compile(r"/point/KI1\?theme=dark$"))
    assert paper(page) == PAPER["dark"]
    page.goto("/point/KI1?theme=light")
    assert paper(page) == PAPER["light"]


def test_the_interface_in_chinese(page: Page) -> None:
    page.goto("/point/KI1")
    page.get_by_role("radio", name="中文").check()
    expect(page).to_have_url(re.compile(r"lang=zh$"))
    expect(page.get_by_role("heading", name="定位")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.reload()
    expect(page.get_by_role("heading", name="定位")).to_be_visible()


def test_a_chinese_browser_is_answered_in_chinese(browser: Browser, origin: str) -> None:
    page = browser.new_page(base_url=origin, locale="zh-CN")
    page.goto("/about")
    expect(page.get_by_role("heading", level=1)).to_have_text("关于铜人")
    page.close()


def test_broken_storage_does_no_harm(page: Page) -> None:
    page.add_init_script("localStorage.setItem('tongren', '{\"theme\": 7, broken')")
    page.goto("/point/KI1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("KI1")


def test_meridians_lead_round_the_circuit(page: Page) -> None:
    page.goto("/meridian/LU")
    for following in ("LI", "ST", "SP", "HT", "SI", "BL", "KI", "PC", "TE", "GB", "LR", "LU"):
        page.locator("#flow li").last.get_by_role("link").first.click()
        expect(page).to_have_url(re.compile(rf"/meridian/{following}$"))
        expect(page.locator("h1 .code")).to_have_text(following)


def test_the_tip_rule_is_read_off_the_data(page: Page) -> None:
    page.goto("/meridians")
    rule = page.locator(".tip-rule")
    expect(rule).to_contain_text(re.compile(r"hand yang · foot yin begin there: LI SP SI KI TE LR"))
    expect(rule).to_contain_text(re.compile(r"hand yin · foot yang end there: LU ST HT BL PC GB"))
