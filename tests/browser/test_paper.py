"""Pictures to keep and pages to print: the body is on them, with its names and a caption."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_body import wait_for_points, without_webgl

#: How many different colours the printed picture has: a blank one has one.
COLOURS = """() => {
  const paper = document.querySelector('.body-paper');
  const {data} = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height);
  const seen = new Set();
  for (let i = 0; i < data.length; i += 4000) seen.add(data.slice(i, i + 3).join());
  return seen.size;
}"""


@pytest.mark.parametrize("webgl", [True, False], ids=["webgl", "flat"])
def test_the_picture_is_saved_with_its_caption(page: Page, tmp_path: Path, webgl: bool) -> None:
    if not webgl:
        without_webgl(page)
    page.goto("/body?point=ST36&side=left")
    wait_for_points(page)
    with page.expect_download() as held:
        page.get_by_role("button", name="Save the picture").click()
    assert held.value.suggested_filename == "tongren-ST36.png"
    path = tmp_path / "picture.png"
    held.value.save_as(path)
    data = path.read_bytes()
    width, height = struct.unpack(">2I", data[16:24])
    canvas = page.locator(".body-stage canvas").first.bounding_box()
    assert canvas is not None
    assert width >= canvas["width"] - 1
    # The caption lies under the picture.
    assert height > canvas["height"] + 30
    assert len(data) > 20_000


@pytest.mark.parametrize("address", ["/point/KI1", "/meridian/KI", "/body?point=CV12&step=3"])
def test_paper_has_the_body_on_it(page: Page, address: str) -> None:
    page.goto(address)
    wait_for_points(page)
    # As in printing: the event comes while the page is still laid out for the screen.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".body-paper")).to_be_visible()
    expect(page.locator(".body-stage canvas").first).to_be_hidden()
    assert page.evaluate(COLOURS) > 20
    width, height = page.evaluate(
        "(({width, height}) => [width, height])(document.querySelector('.body-paper'))"
    )
    assert height < 2 * width
    expect(page.get_by_role("banner")).to_be_hidden()


def test_a_point_on_paper_shows_what_is_folded_away(page: Page) -> None:
    page.goto("/point/KI1")
    wait_for_points(page)
    page.emulate_media(media="print")
    expect(page.locator("#cautions li").first).to_be_visible()
    expect(page.locator("#sources li").first).to_be_visible()
    assert len(page.pdf()) > 30_000
