"""The body: seen, turned, picked, asked for by measures, and drawn flat where there is no WebGL."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

BUDGET_BYTES = 1_200_000


def without_webgl(page: Page) -> None:
    """What draws the body finds no WebGL, as on machines whose browser has it switched off."""

    def refuse(route: Route) -> None:
        program = route.fetch().text()
        route.fulfill(
            content_type="text/javascript",
            body=f"OffscreenCanvas.prototype.getContext = () => null;\n{program}",
        )

    page.route("**/assets/drawer-*.js", refuse)


def wait_for_points(page: Page) -> int:
    """How many points are seen, once the body stands still."""
    canvas = page.locator("canvas[data-seen]")
    canvas.wait_for(timeout=60_000)
    return int(canvas.get_attribute("data-seen") or 0)


def pick(page: Page, code: str) -> None:
    """Clicks on the point whose name stands beside it."""
    label = page.locator(".body-label", has_text=re.compile(f"^{code}$")).locator("visible=true")
    label.first.wait_for(timeout=30_000)
    box = label.first.bounding_box()
    assert box is not None
    # A name stands ten pixels to the right of its point; see labels.ts.
    page.mouse.click(box["x"] - 10, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("webgl", [True, False], ids=["webgl", "flat"])
def test_the_body_appears_and_a_point_is_picked(page: Page, webgl: bool) -> None:
    if not webgl:
        without_webgl(page)
    page.goto("/body?point=ST36&side=left")
    assert wait_for_points(page) > 3
    expect(page.get_by_text("offers no WebGL")).to_have_count(0 if webgl else 1)
    expect(page.locator(".body-label.loud")).to_have_text("ST36 Zúsānlǐ")
    pick(page, "ST37")
    expect(page).to_have_url(re.compile(r"point=ST37&side=left$"))
    expect(page.get_by_role("heading", name="ST37")).to_be_visible()
    expect(page.locator(".body-steps")).to_contain_text("mm")


def test_little_is_sent_before_the_first_point(page: Page) -> None:
    page.goto("/body")
    assert wait_for_points(page) > 200
    sent = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".reduce((sum, one) => sum + one.encodedBodySize, 0)"
    )
    assert 100_000 < sent <= BUDGET_BYTES


def test_a_turned_body_is_in_the_address_and_comes_back(page: Page) -> None:
    page.goto("/body?point=LI4&side=left")
    wait_for_points(page)
    page.locator("canvas").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("-")
    expect(page).to_have_url(re.compile(r"camera=(-?[\d.]+_){5}\d+$"))
    page.wait_for_timeout(400)
    before = sorted(page.locator(".body-label").locator("visible=true").all_inner_texts())
    address = page.url
    page.goto("/about")
    page.goto(address)
    wait_for_points(page)
    assert page.url == address
    after = sorted(page.locator(".body-label").locator("visible=true").all_inner_texts())
    assert len(set(before) & set(after)) >= 0.9 * len(before) > 1


def test_the_body_stands_beside_a_record(page: Page) -> None:
    page.goto("/point/KI1")
    wait_for_points(page)
    pick(page, "KI2")
    expect(page).to_have_url(re.compile(r"/point/KI2$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("KI2")


def test_my_body(page: Page) -> None:
    page.goto("/body?point=ST36")
    page.get_by_label("Whose body").select_option(label="My body")
    page.get_by_label("Sex").select_option(label="female")
    page.get_by_role("spinbutton", name="Height").fill("163")
    page.get_by_role("spinbutton", name="Weight").fill("58")
    page.get_by_role("button", name="Place the points").click()
    expect(page).to_have_url(re.compile(r"body=female_30_163_58$"))
    expect(page.get_by_text("Shown: 163 cm, 58 kg")).to_be_visible(timeout=30_000)
    page.get_by_role("spinbutton", name="Height").fill("300")
    page.get_by_role("button", name="Place the points").click()
    expect(page.get_by_role("alert").first).to_contain_text("300 cm")
    page.get_by_label("Whose body").select_option(label="Girl of 6")
    expect(page).to_have_url(re.compile(r"body=girl_of_6$"))
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("point", ["", "&point=KI1"], ids=["rest", "pose"])
def test_a_slider_moves_the_points_without_the_server(page: Page, point: str) -> None:
    # A service worker would ask behind the page's back.
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(f"/body?body=female_30_163_58{point}")
    wait_for_points(page)
    page.locator("html[data-model=ready]").wait_for(state="attached", timeout=60_000)
    page.route("**/api/body*?*", lambda route: None)  # never answered
    canvas = page.locator(".body-stage canvas").first
    page.get_by_role("slider", name="Weight").fill("90")
    expect(canvas).to_have_attribute("data-body", "female_30_163_90")
    page.get_by_role("slider", name="Height").fill("175.5")
    expect(canvas).to_have_attribute("data-body", "female_30_175.5_90")
    # Once measures rest, the address tells them.
    expect(page).to_have_url(re.compile(r"body=female_30_175.5_90($|&)"))
    page.get_by_role("slider", name="Weight").fill("11")
    expect(page.get_by_text("No such body in the model")).to_be_visible()
    expect(canvas).to_have_attribute("data-body", "female_30_175.5_90")


@pytest.mark.parametrize("point", ["", "&point=KI1"], ids=["rest", "pose"])
def test_what_the_body_hides_stays_hidden_on_a_body_made_here(page: Page, point: str) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(f"/body?body=female_30_163_60{point}")
    wait_for_points(page)
    page.locator("html[data-model=ready]").wait_for(state="attached", timeout=60_000)
    page.route("**/api/body*?*", lambda route: None)  # never answered
    canvas = page.locator(".body-stage canvas").first
    canvas.evaluate("canvas => delete canvas.dataset.seen")
    page.get_by_role("slider", name="Weight").fill("90")
    expect(canvas).to_have_attribute("data-body", "female_30_163_90")
    own = wait_for_points(page)
    page.unroute_all(behavior="ignoreErrors")
    page.goto(f"/body?body=female_30_163_90{point}")
    exact = wait_for_points(page)
    assert abs(own - exact) <= 4
    assert 0 < own < 500


def test_the_list_reaches_every_point_without_the_picture(page: Page) -> None:
    page.goto("/body")
    page.get_by_role("combobox", name="Meridian", exact=True).select_option("KI")
    expect(page).to_have_url(re.compile(r"meridian=KI$"))
    links = page.locator(".body-list a")
    expect(links).to_have_count(27)
    links.first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/body\?point=KI1&meridian=KI$"))
    expect(links.first).to_have_attribute("aria-current", "true")
