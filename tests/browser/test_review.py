"""A page about points is looked over: its words on one side, what was read on the other."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tongren
from tests.browser.conftest import RunningAtlas, Watch
from tests.browser.test_everyone import violations

PAGE = """KID-1 Yongquan

In the depression of the sole.

Vertically 2 cun

Used for headache and insomnia.
"""
SEVERAL = ("LU1", "LI4", "ST9", "SP6", "BL13")
HOSTILE = """<html><body><h1>KI1 Yongquan</h1><script>window.ran = true</script>
<img src="https://example.org/x.png" onerror="window.ran = true"><svg onload="window.ran = true">
</svg><p>Location: in the depression of the sole.</p><p>&lt;img src=x onerror=alert(1)&gt;</p>
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "my.toml"
    path.write_text("", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def kept(own: Path) -> Iterator[RunningAtlas]:
    """An atlas with an overlay of its own."""
    running = RunningAtlas(tongren.load_atlas(overlay=own))
    yield running
    running.stop()


def read(page: Page, text: str = PAGE, address: str = "/review") -> None:
    page.goto(address)
    page.locator("#review-text").fill(text)
    page.locator(".review-form button[type=submit]").click()
    page.locator(".review-claims").wait_for(timeout=60_000)


def test_safety_stands_first(page: Page) -> None:
    read(page)
    first = page.locator(".review-group").first
    expect(first).to_contain_text("Safety first")
    expect(first).to_contain_text("Vertically 2 cun")
    expect(first).to_contain_text("Danger")
    expect(first.get_by_role("button", name="Accept all")).to_have_count(0)


def test_a_claim_shows_its_words_and_the_words_their_claim(page: Page) -> None:
    read(page)
    page.get_by_role("button", name="insomnia", exact=True).last.click()
    focused = page.locator(":focus")
    expect(focused).to_have_class("review-mark verdict-agrees active")
    expect(focused).to_have_text("insomnia")
    page.locator(".review-mark", has_text="Vertically 2 cun").click()
    expect(page.locator(":focus")).to_have_class("review-said")
    expect(page.locator(".review-claim[aria-current]")).to_contain_text("Vertically 2 cun")


def test_everything_works_from_the_keyboard(page: Page) -> None:
    read(page)
    page.locator(".review-mark", has_text="headache").focus()
    page.keyboard.press("Enter")
    claim = page.locator(".review-claim[aria-current]")
    expect(claim).to_contain_text("headache")
    page.keyboard.press("a")
    expect(claim.get_by_role("button", name="Accept")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text("insomnia")
    page.keyboard.press("r")
    expect(page.locator(".review-keep [role=status]")).to_contain_text("1 accepted, 1 rejected")


def test_what_was_accepted_is_downloaded(page: Page) -> None:
    read(page)
    group = page.get_by_role("group", name="indications")
    group.get_by_role("button", name="Accept all").click()
    group.locator(".review-claim", has_text="headache").get_by_role("button", name="Reject").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download what was accepted").click()
    held = tomllib.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [claim["text"] for claim in held["points"]["KI1"]] == ["insomnia"]


def test_decisions_are_written_and_shown_in_the_record(
    browser: Browser, kept: RunningAtlas, own: Path
) -> None:
    page = browser.new_page(base_url=kept.origin)
    read(page)
    page.get_by_role("group", name="indications").get_by_role("button", name="Accept all").click()
    page.get_by_role("button", name="Write into my.toml").click()
    expect(page.locator(".review-keep [role=status]")).to_contain_text("my.toml holds 2")
    assert "KI1" in tomllib.loads(own.read_text(encoding="utf-8"))["points"]
    page.locator(".review-point h2 a").click()
    expect(page.locator("#own")).to_contain_text("From your own pages")
    expect(page.locator("#own")).to_contain_text("pasted.txt, line 7")
    assert violations(page) == []
    page.close()


def test_a_hostile_page_is_only_text(page: Page, watch: Watch) -> None:
    read(page, HOSTILE)
    expect(page.locator(".review-page")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".review-page img, .review-page script, .review-page svg").count() == 0
    assert page.evaluate("window.ran") is None


def test_a_page_about_nothing_says_so(page: Page) -> None:
    page.goto("/review")
    page.locator("#review-text").fill("The weather is fine today.")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".review [role=status]").first).to_contain_text("point", timeout=60_000)
    expect(page.locator(".review-keep")).to_have_count(0)


def test_reasons_speak_the_language_of_the_interface(page: Page) -> None:
    read(page, address="/review?lang=zh")
    claim = page.locator(".review-claim", has_text="Vertically 2 cun")
    expect(claim).to_contain_text("此页为 2 寸，图谱不得超过 1 寸")
    expect(page.locator(".review-group.urgent")).to_contain_text("此页没有提醒：妊娠")


def test_what_cannot_be_read_is_said_in_the_language_of_the_interface(page: Page) -> None:
    page.goto("/review?lang=zh")
    page.locator("input[type=file]").set_input_files(
        {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""}
    )
    expect(page.locator(".review [role=status]").first).to_have_text("empty.txt：是空的")


def test_points_of_a_page_about_several_are_listed(page: Page) -> None:
    read(page, "".join(f"## {code}\n\nNeedling: 3 cun deep.\n\n" for code in SEVERAL))
    index = page.get_by_role("navigation", name="Points of the page")
    expect(index.get_by_role("button")).to_have_count(len(SEVERAL))
    index.get_by_role("button", name="ST9").click()
    expect(page.locator(":focus")).to_contain_text("ST9")
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/review", "/review?theme=dark&lang=zh"])
def test_axe_finds_nothing_beside_a_page(page: Page, address: str) -> None:
    read(page, address=address)
    assert violations(page) == []


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, origin: str) -> None:
    page = browser.new_page(base_url=origin, viewport={"width": 320, "height": 700})
    read(page, PAGE + "\n| Point | Depth |\n|---|---|\n| KI1 | 0.5 cun |\n")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()
