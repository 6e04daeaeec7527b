"""The cun ruler: played, stepped, told in words, kept in the address, drawn on the skin."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.test_body import wait_for_points, without_webgl
from tests.browser.test_everyone import violations


def notes(page: Page, count: int) -> None:
    """Waits until so many names and numbers of the ruler are seen on the skin."""
    pattern = "|".join(str(number) for number in range(count, 40))
    expect(page.locator("canvas")).to_have_attribute(
        "data-noted", re.compile(f"^(?:{pattern})$"), timeout=30_000
    )


def test_the_steps_are_words_beside_the_picture(page: Page) -> None:
    page.goto("/point/ST36")
    ruler = page.get_by_role("region", name="The cun ruler")
    ruler.get_by_text("All steps").click()
    steps = ruler.get_by_role("listitem")
    expect(steps).to_have_count(6)
    expect(steps.nth(3)).to_contain_text(
        re.compile(r"it is 16 cun. 1 cun here = \d\d mm on this body")
    )
    expect(steps.nth(4)).to_contain_text(
        re.compile(r"From ST35 Dúbí go 3 cun down \(inferior\): \d\d mm")
    )
    expect(steps.nth(5)).to_contain_text("Here is ST36")


def test_next_and_back_go_into_the_address(page: Page) -> None:
    page.goto("/point/ST36")
    wait_for_points(page)
    page.get_by_role("button", name="Next step").click()
    expect(page).to_have_url(re.compile(r"/point/ST36\?step=1$"))
    page.get_by_role("button", name="Next step").click()
    expect(page).to_have_url(re.compile(r"step=2$"))
    page.get_by_role("button", name="Step back").click()
    expect(page.locator(".player-sentence")).to_have_text("Find ST35 Dúbí.")
    page.get_by_role("button", name="End").click()
    expect(page).to_have_url(re.compile(r"/point/ST36$"))


def test_the_segment_is_divided_into_its_cun(page: Page) -> None:
    page.goto("/body?point=CV12&step=3")
    wait_for_points(page)
    notes(page, 10)
    numbers = page.locator(".body-label.tick").locator("visible=true").all_inner_texts()
    assert sorted(map(int, numbers)) == list(range(1, 9))
    names = page.locator(".body-label.mark").locator("visible=true").all_inner_texts()
    assert sorted(names) == ["centre of the umbilicus", "xiphisternal junction"]


def test_the_measure_is_that_of_the_body(page: Page) -> None:
    said = []
    for body in ("adult_man", "boy_of_6"):
        page.goto(f"/body?point=PC6&step=2&body={body}")
        sentence = page.locator(".player-sentence")
        expect(sentence).to_contain_text("1 cun here")
        found = re.search(r"= (\d+(?:\.\d)?) mm", sentence.inner_text())
        assert found
        said.append(float(found[1]))
    assert 8 < said[1] < 0.8 * said[0]


def test_it_plays_to_its_end_and_rests(page: Page) -> None:
    page.clock.install()
    page.goto("/point/KI1")
    play = page.get_by_role("button", name="Play")
    play.click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    for _ in range(6):
        page.clock.run_for(2000)
    expect(page.locator(".player-sentence")).to_contain_text("Here is KI1")
    expect(play).to_be_visible()


def test_it_pauses(page: Page) -> None:
    page.clock.install()
    page.goto("/point/ST36")
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(500)
    page.get_by_role("button", name="Pause").click()
    address = page.url
    page.clock.run_for(9000)
    assert page.url == address


def test_it_speaks_chinese(page: Page) -> None:
    page.goto("/point/SP6?lang=zh&step=2")
    expect(page.locator(".player-sentence")).to_contain_text("髌尖至内踝尖为 15 寸")
    expect(page.locator(".player-sentence")).to_contain_text("毫米")


def test_motion_rests_but_the_steps_stay(browser: Browser, origin: str) -> None:
    page = browser.new_page(base_url=origin, reduced_motion="reduce")
    page.goto("/body?point=ST36&step=5")
    wait_for_points(page)
    notes(page, 3)
    assert page.evaluate("document.getAnimations().length") == 0
    page.close()


def test_it_is_drawn_without_webgl(page: Page) -> None:
    without_webgl(page)
    page.goto("/body?point=CV12&step=3")
    wait_for_points(page)
    notes(page, 10)


def test_axe_finds_nothing_in_it(page: Page) -> None:
    page.goto("/point/ST36?step=4")
    page.locator(".player-sentence").wait_for()
    assert violations(page) == []
    page.goto("/point/ST36?step=4&theme=dark")
    page.locator(".player-sentence").wait_for()
    assert violations(page, {"type": "rule", "values": ["color-contrast"]}) == []
