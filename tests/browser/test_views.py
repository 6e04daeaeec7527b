"""Views of every region, labels that never pile up, and the hand on a touch screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.test_body import wait_for_points

#: What a view must show names of, at the least.
VIEWS = {
    "front": r"^(CV|ST|KI|SP)\d",
    "back": r"^(BL|GV)\d",
    "left": r"^(GB|TE|LI)\d",
    "right": r"^(GB|TE|LI)\d",
    "face": r"^(ST[1-6]|LI20|LI19|GV2[5-8]|BL[12]|EX-HN)",
    "ear": r"^(SI19|TE2[01]|GB2|TE1[789])$",
    "scalp": r"^(GV(19|2[0-3])|BL[5-8]|GB1[5-8]|EX-HN1)",
    "hand": r"^(TE[123]|SI[1-4]|LI[1-5]|EX-UE)",
    "palm": r"^(PC[78]|HT8|LU1[01]|EX-UE)",
    "foot": r"^(LR[123]|ST4[1-5]|GB4[1-4]|EX-LE)",
    "sole": r"^KI1$",
}


def boxes(page: Page) -> list[tuple[str, dict[str, float]]]:
    """All labels that are shown, with where they stand."""
    found: list[tuple[str, dict[str, float]]] = page.evaluate(
        "[...document.querySelectorAll('.body-label:not([hidden])')].map(one => {"
        " const {x, y, width, height} = one.getBoundingClientRect();"
        " return [one.textContent, {x, y, width, height}]; })"
    )
    return found


def overlapping(labels: list[tuple[str, dict[str, float]]]) -> list[tuple[str, str]]:
    """Pairs that cover each other by more than a hair."""
    return [
        (a, b)
        for (a, one), (b, two) in combinations(labels, 2)
        if one["x"] + 2 < two["x"] + two["width"]
        and two["x"] + 2 < one["x"] + one["width"]
        and one["y"] + 2 < two["y"] + two["height"]
        and two["y"] + 2 < one["y"] + one["height"]
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_its_region(page: Page, view: str) -> None:
    page.goto(f"/body?camera={view}")
    assert wait_for_points(page) > 0
    page.wait_for_timeout(300)
    labels = boxes(page)
    assert any(re.match(VIEWS[view], text) for text, _ in labels), [text for text, _ in labels]
    assert overlapping(labels) == []


def test_labels_do_not_pile_up_on_a_phone(browser: Browser, origin: str) -> None:
    page = browser.new_page(base_url=origin, viewport={"width": 360, "height": 740})
    for address in ("/body?camera=face", "/point/ST36?step=4", "/body?camera=palm&point=PC8"):
        page.goto(address)
        wait_for_points(page)
        page.wait_for_timeout(300)
        labels = boxes(page)
        assert labels
        assert overlapping(labels) == [], address
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for _, box in labels)
    page.close()


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=origin,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        locale="en-GB",
    )
    page = context.new_page()
    yield page
    context.close()


def touch(session: CDPSession, kind: str, *places: tuple[float, float]) -> None:
    points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def centre(page: Page) -> tuple[float, float]:
    canvas = page.locator("canvas[role=application]")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def camera(page: Page) -> list[float]:
    expect(page).to_have_url(re.compile(r"camera=(-?[\d.]+_){5}\d+"))
    found = re.search(r"camera=([-\d._]+)", page.url)
    assert found
    return [float(part) for part in found[1].split("_")]


def test_a_finger_turns_the_body(phone: Page) -> None:
    phone.goto("/body?point=ST36&side=left")
    wait_for_points(phone)
    session = phone.context.new_cdp_session(phone)
    x, y = centre(phone)
    touch(session, "touchStart", (x, y))
    for step in range(1, 9):
        touch(session, "touchMove", (x + 12 * step, y))
    touch(session, "touchEnd")
    assert abs(camera(phone)[3]) > 5


def test_two_fingers_bring_it_nearer(phone: Page) -> None:
    phone.goto("/body?point=ST36&side=left")
    wait_for_points(phone)
    session = phone.context.new_cdp_session(phone)
    x, y = centre(phone)
    touch(session, "touchStart", (x - 30, y), (x + 30, y))
    for step in range(1, 9):
        touch(session, "touchMove", (x - 30 - 8 * step, y), (x + 30 + 8 * step, y))
    touch(session, "touchEnd")
    near = camera(phone)[5]
    phone.goto("/body?point=ST36&side=left")
    wait_for_points(phone)
    touch(session, "touchStart", (x - 94, y), (x + 94, y))
    for step in range(1, 9):
        touch(session, "touchMove", (x - 94 + 8 * step, y), (x + 94 - 8 * step, y))
    touch(session, "touchEnd")
    assert near < camera(phone)[5]


def test_a_tap_picks_a_point(phone: Page) -> None:
    phone.goto("/body?point=ST36&side=left")
    wait_for_points(phone)
    phone.wait_for_timeout(300)
    phone.locator("canvas[role=application]").scroll_into_view_if_needed()
    name, box = next((text, box) for text, box in boxes(phone) if re.match(r"^ST3[5-9]$", text))
    # A name stands ten pixels beside its point; a finger is wider than that.
    phone.touchscreen.tap(box["x"] - 10, box["y"] + box["height"] / 2)
    expect(phone).to_have_url(re.compile(r"point=[A-Z]+(-[A-Z]+)?\d+"))
    assert name


def test_a_finger_that_moves_up_scrolls_a_record(phone: Page) -> None:
    phone.goto("/point/KI1")
    wait_for_points(phone)
    action = phone.locator("canvas[role=application]").evaluate(
        "one => getComputedStyle(one).touchAction"
    )
    assert action == "pan-y"
