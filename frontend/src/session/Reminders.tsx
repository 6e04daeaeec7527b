/** The sessions of the day, and the form that adds one. */

import { useEffect, useState } from "preact/hooks";
import { download } from "../download";
import { t } from "../messages";
import { linkTo } from "../navigation";
import { calendarOf } from "./calendar";
import { addReminder, dayOf, due, type Reminder, removeReminder, useReminders } from "./reminders";

const LOOK_MS = 20_000;

export function RemindForm({ points }: { points: string[] }) {
  const { list, keeps } = useReminders();
  const [at, setAt] = useState("21:00");
  const kept = list.some((one) => one.at === at && one.points.join() === points.join());
  return (
    <form
      class="remind"
      onSubmit={(event) => {
        event.preventDefault();
        if (at) addReminder(points, at);
      }}
    >
      <label class="pick">
        <span>{t("remind.at")}</span>
        <input type="time" required value={at} onInput={(event) => setAt(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button">
        {t("remind.add")}
      </button>
      <p role="status" class="body-note">
        {kept && t(keeps ? "remind.kept" : "remind.notKept", { at })}
      </p>
    </form>
  );
}

export function SessionsOfTheDay() {
  const { list, keeps } = useReminders();
  const today = dayOf(new Date());
  return (
    <section class="section" aria-labelledby="day-title">
      <h2 id="day-title">{t("session.day")}</h2>
      {list.length === 0 && <p>{t("remind.none")}</p>}
      {!keeps && <p class="body-note">{t("remind.notKept", { at: "" })}</p>}
      <ul class="result-list day">
        {list.map((one) => (
          <li key={one.at + one.points.join()}>
            <b>{one.at}</b>
            <a href={linkTo({ kind: "session", points: one.points })}>{one.points.join(", ")}</a>
            <span>{one.done === today && t("remind.done")}</span>
            <button
              type="button"
              class="button quiet"
              aria-label={t("remind.removeThis", { at: one.at, points: one.points.join(", ") })}
              onClick={() => removeReminder(one)}
            >
              {t("remind.remove")}
            </button>
          </li>
        ))}
      </ul>
      {list.length > 0 && (
        <p>
          <button type="button" class="button" onClick={() => saveCalendar(list)}>
            {t("remind.calendar")}
          </button>{" "}
          <span class="body-note">{t("remind.calendarWhy")}</span>
        </p>
      )}
    </section>
  );
}

function saveCalendar(list: readonly Reminder[]): void {
  const words = {
    title: (points: string) => t("remind.calendarTitle", { points }),
    note: t("remind.calendarNote"),
  };
  const address = (points: string[]) =>
    new URL(linkTo({ kind: "session", points }), location.origin).href;
  const calendar = calendarOf(list, words, address, new Date());
  download(new Blob([calendar], { type: "text/calendar;charset=utf-8" }), "tongren-sessions.ics");
}

/** On every page: a line when the time of a session has come. */
export function DueReminder({ hidden }: { hidden: boolean }) {
  const { list } = useReminders();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const [first] = hidden ? [] : due(list, now);
  return (
    <div role="status">
      {first && (
        <p class="due">
          {t("remind.due", { at: first.at })}{" "}
          <a href={linkTo({ kind: "session", points: first.points })}>{first.points.join(", ")}</a>
        </p>
      )}
    </div>
  );
}
