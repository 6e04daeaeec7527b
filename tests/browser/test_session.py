"""A guided session: warnings first, questions that gate, time kept, nothing forced on anyone."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.test_everyone import violations
from tongren.atlas import Atlas


def to_questions(page: Page, points: str) -> None:
    page.goto(f"/session?points={points}")
    page.get_by_role("button", name="None of this holds").click()
    expect(page.get_by_role("heading", name="Does any of this hold")).to_be_visible()


def to_pressing(page: Page, points: str) -> None:
    to_questions(page, points)
    page.get_by_role("button", name="None of these: begin").click()
    expect(page.get_by_role("timer")).to_be_visible()


def test_warnings_come_before_anything_else(page: Page) -> None:
    page.goto("/session?points=KI1")
    expect(page.get_by_role("heading", name="when to get help")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("this may be a stroke")
    expect(page.get_by_role("heading", name="Stop when")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)


def test_a_yes_leaves_a_point_out_and_says_why(page: Page) -> None:
    to_questions(page, "KI1,PC6")
    page.get_by_role("checkbox", name="Pregnant").check()
    refusal = page.locator(".refusal.refused", has_text="KI1")
    expect(refusal).to_contain_text("left out for you")
    expect(refusal).to_contain_text("Pregnancy")
    page.get_by_role("checkbox", name="Pregnant").uncheck()
    expect(page.locator(".refusal.refused")).to_have_count(0)
    assert "pregnant" not in page.url


def test_a_limit_makes_it_shorter(page: Page) -> None:
    to_questions(page, "KI1")
    page.get_by_role("checkbox", name="numb skin").check()
    expect(page.locator(".refusal")).to_contain_text("with care")
    page.get_by_role("button", name="Begin with this in mind").click()
    expect(page.get_by_role("timer")).to_have_text("2:00")


def test_a_point_for_practitioners_is_refused_kindly(page: Page, atlas: Atlas) -> None:
    code = next(
        point.code
        for point in atlas
        if point.knowledge.acupressure
        and point.knowledge.acupressure.suitability == "practitioner_only"
    )
    page.goto(f"/session?points={code}")
    expect(page.locator(".refusal.refused")).to_contain_text("better left to trained hands")
    expect(page.get_by_role("timer")).to_have_count(0)
    expect(page.get_by_role("link", name="Choose other points")).to_be_visible()


def test_time_runs_pauses_and_changes_sides(page: Page) -> None:
    page.clock.install()
    to_pressing(page, "PC6")
    timer = page.get_by_role("timer")
    expect(page.get_by_role("heading", level=2, name="PC6")).to_contain_text("left")
    whole = timer.inner_text()
    page.get_by_role("button", name="Found it: start").click()
    page.clock.run_for(20_000)
    assert timer.inner_text() < whole
    page.get_by_role("button", name="Pause").click()
    held = timer.inner_text()
    page.clock.run_for(20_000)
    expect(timer).to_have_text(held)
    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(162_000)
    expect(page.get_by_role("heading", level=2, name="PC6")).to_contain_text("right")
    page.clock.run_for(20_000)
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for(300_000)
    expect(page.get_by_role("heading", name="The session is over")).to_be_visible()


def test_skipping_and_ending_are_told(page: Page) -> None:
    to_pressing(page, "KI1,PC6")
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("heading", level=2, name="KI1")).to_contain_text("right")
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("heading", level=2, name="PC6")).to_contain_text("left")
    page.get_by_role("button", name="End the session").click()
    expect(page.locator(".session-summary .result-list li")).to_have_count(3)
    expect(page.locator(".session-summary .result-list")).to_contain_text("skipped")


def test_a_reminder_stays_on_the_device(page: Page) -> None:
    to_pressing(page, "PC6")
    page.get_by_role("button", name="End the session").click()
    page.get_by_label("Every day at").fill("00:00")
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_text("Kept on this device: 00:00")).to_be_visible()
    page.goto("/about")
    expect(page.locator(".due")).to_contain_text("PC6")
    page.goto("/session")
    page.get_by_role("button", name="Remove 00:00, PC6").click()
    expect(page.get_by_text("No session is planned")).to_be_visible()
    page.goto("/about")
    expect(page.locator(".due")).to_have_count(0)


def test_the_calendar_of_the_device_can_remind(page: Page) -> None:
    kept = [{"points": ["PC6", "ST36"], "at": "21:30", "done": ""}]
    page.add_init_script(
        f"localStorage.setItem('tongren-sessions', {json.dumps(json.dumps(kept))})"
    )
    page.goto("/session")
    with page.expect_download() as download:
        page.get_by_role("button", name="Put them into my calendar").click()
    raw = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "RRULE:FREQ=DAILY" in lines
    assert "SUMMARY:Acupressure: PC6\\, ST36" in lines
    assert any(line.startswith("DTSTART:") and line.endswith("T213000") for line in lines)
    assert any("/session" in line for line in lines if line.startswith("DESCRIPTION:"))


def test_a_full_storage_is_told(page: Page) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    to_pressing(page, "PC6")
    page.get_by_role("button", name="End the session").click()
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_text("This device keeps nothing")).to_be_visible()


def test_foreign_reminders_do_no_harm(page: Page) -> None:
    page.add_init_script(
        'localStorage.setItem(\'tongren-sessions\', \'[{"points": "x"}, 3, null, {"at": {}}]\')'
    )
    page.goto("/session")
    expect(page.get_by_text("No session is planned")).to_be_visible()


def test_points_are_added_by_any_name(page: Page) -> None:
    page.goto("/session")
    page.get_by_label("Point", exact=True).fill("合谷")
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url(re.compile(r"/session\?points=LI4$"))
    page.get_by_label("Add a point").fill("P 6")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("several points")
    page.get_by_label("Add a point").fill("PC6")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"points=LI4\.PC6$"))


def test_a_record_leads_to_its_session(page: Page) -> None:
    page.goto("/point/PC6?voice=plain")
    page.get_by_role("link", name="Guided session").click()
    expect(page).to_have_url(re.compile(r"/session\?points=PC6&voice=plain$"))


def test_it_goes_by_keyboard_alone(page: Page) -> None:
    page.goto("/session?points=PC6")
    page.get_by_role("button", name="None of this holds").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Pregnant").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Pregnant")).to_be_checked()


def test_axe_finds_nothing_on_the_way(page: Page) -> None:
    to_questions(page, "KI1,PC6")
    page.get_by_role("checkbox", name="Pregnant").check()
    page.locator(".refusal.refused").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Begin with this in mind").click()
    page.get_by_role("timer").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="End the session").click()
    page.get_by_role("heading", name="The session is over").wait_for()
    assert violations(page) == []


def test_nothing_moves_where_motion_is_not_wanted(browser: Browser, origin: str) -> None:
    page = browser.new_page(base_url=origin, reduced_motion="reduce", locale="en-GB")
    to_pressing(page, "PC6")
    page.get_by_role("button", name="Found it: start").click()
    page.wait_for_timeout(300)
    running = "document.getAnimations().filter(one => one.playState === 'running').length"
    assert page.evaluate(running) == 0
    page.close()
