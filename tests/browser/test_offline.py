"""Without the server: what was read stays, everything can be kept, old versions leave nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RunningAtlas
from tests.browser.test_body import wait_for_points
from tests.browser.test_everyone import violations
from tongren.atlas import Atlas
from tongren.web.pages import STATIC


@pytest.fixture
def stoppable(atlas: Atlas) -> Iterator[RunningAtlas]:
    running = RunningAtlas(atlas)
    yield running
    running.stop()


@pytest.fixture
def visit(browser: Browser, stoppable: RunningAtlas) -> Iterator[Page]:
    context = browser.new_context(base_url=stoppable.origin, locale="en-GB")
    page = context.new_page()
    yield page
    context.close()


def wait_for_worker(page: Page) -> None:
    """Until the service worker answers for the page and holds the shell."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for _ in range(100):
        names = page.evaluate("caches.keys()")
        held = page.evaluate("caches.match('/').then(found => found !== undefined)")
        controlled = page.evaluate("navigator.serviceWorker.controller !== null")
        if len(names) >= 2 and held and controlled:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the service worker did not take over")


def kept(page: Page, path: str) -> bool:
    return bool(page.evaluate(f"caches.match({json.dumps(path)}).then(found => !!found)"))


def test_what_was_read_stays_without_the_server(visit: Page, stoppable: RunningAtlas) -> None:
    visit.goto("/point/KI1")
    wait_for_points(visit)
    wait_for_worker(visit)
    visit.goto("/point/KI2")
    visit.get_by_role("heading", level=1, name="KI2").wait_for()
    wait_for_points(visit)
    stoppable.stop()
    visit.goto("/point/KI1")
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Yǒngquán")
    expect(visit.get_by_text("this is what is kept")).to_be_visible()
    wait_for_points(visit)
    visit.goto("/point/LU5")
    expect(visit.get_by_role("alert").first).to_contain_text("not kept on this device")
    assert violations(visit) == []
    stoppable.start()
    visit.get_by_role("button", name="Try again").first.click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("LU5")
    expect(visit.get_by_text("this is what is kept")).to_have_count(0)


def test_names_are_found_without_the_server(visit: Page, stoppable: RunningAtlas) -> None:
    visit.goto("/")
    visit.get_by_role("heading", level=1).wait_for()
    wait_for_worker(visit)
    stoppable.stop()
    visit.get_by_role("combobox").fill("yong quan")
    expect(visit.get_by_role("option", name=re.compile("KI1"))).to_be_visible()
    visit.get_by_role("combobox").fill("涌泉")
    expect(visit.get_by_role("option", name=re.compile("KI1"))).to_be_visible()
    expect(visit.get_by_text("names only")).to_be_visible()


def test_everything_can_be_kept(visit: Page, stoppable: RunningAtlas) -> None:
    visit.goto("/about")
    visit.get_by_role("heading", level=1).wait_for()
    wait_for_worker(visit)
    visit.get_by_role("button", name="Keep everything for offline").click()
    expect(visit.get_by_role("progressbar")).to_be_visible()
    expect(visit.get_by_text("Everything is kept on this device.")).to_be_visible(timeout=240_000)
    stoppable.stop()
    for address, heading in (
        ("/point/GB44", "GB44"),
        ("/point/CV12?voice=plain&step=3", "CV12"),
        ("/meridian/KI", "Kidney"),
        ("/category/yuan_source", "source"),
        ("/condition/insomnia", "Insomnia"),
        ("/region/hand", "hand"),
        ("/body?point=KI1", "The body"),
    ):
        visit.goto(address)
        expect(visit.get_by_role("heading", level=1)).to_contain_text(heading)
    wait_for_points(visit)
    visit.goto("/point/CV12?step=3")
    expect(visit.locator(".player-sentence")).to_contain_text("8 cun")


def test_an_old_version_leaves_nothing(visit: Page) -> None:
    visit.goto("/about")
    visit.evaluate("caches.open('tongren-shell-old').then(one => one.put('/x', new Response('x')))")
    visit.evaluate("caches.open('other').then(one => one.put('/y', new Response('y')))")
    wait_for_worker(visit)
    for _ in range(50):
        names = visit.evaluate("caches.keys()")
        if "tongren-shell-old" not in names:
            break
        visit.wait_for_timeout(100)
    assert "tongren-shell-old" not in names
    assert "other" in names


@pytest.fixture
def own_build(atlas: Atlas, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Where a copy of the built page is served, and the folder it lies in."""
    folder = tmp_path / "static"
    shutil.copytree(STATIC, folder)
    running = RunningAtlas(atlas, folder)
    yield running.origin, folder
    running.stop()


def test_a_newer_version_offers_itself(browser: Browser, own_build: tuple[str, Path]) -> None:
    origin, folder = own_build
    page = browser.new_page(base_url=origin, locale="en-GB")
    page.goto("/about")
    page.get_by_role("heading", level=1).wait_for()
    wait_for_worker(page)
    # The same worker with another stamp, as a new build has it.
    worker = (folder / "sw.js").read_text(encoding="utf-8")
    newer = re.sub(r"(=[`'\"])[0-9a-f]{5,8}([`'\"])", r"\1abcdef12\2", worker)
    assert newer != worker
    (folder / "sw.js").write_text(newer, encoding="utf-8")
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
    offer = page.get_by_text("A newer version of the atlas is ready.")
    expect(offer).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Load it").click()
    expect(offer).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("About Tongren")
    names = page.evaluate("caches.keys()")
    assert all(name.endswith("abcdef12") for name in names if name.startswith("tongren-"))
    page.close()


def test_half_typed_words_are_not_kept(page: Page) -> None:
    page.goto("/")
    page.get_by_role("heading", level=1).wait_for()
    wait_for_worker(page)
    page.get_by_role("combobox").fill("insom")
    page.get_by_role("option").first.wait_for()
    assert kept(page, "/api/atlas")
    assert not kept(page, "/api/find?q=insom")


def test_it_can_be_installed(page: Page, origin: str) -> None:
    page.goto("/")
    link = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = page.request.get(f"{origin}{link}").json()
    assert manifest["display"] == "standalone"
    assert manifest["start_url"] == "/"
    wait_for_worker(page)
