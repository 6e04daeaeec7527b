/**
 * The sessions of the day as a calendar file (RFC 5545), so that the device's own calendar reminds
 * when the atlas is closed. Times have no zone: nine in the evening stays so on a journey.
 */

import { dayOf, type Reminder } from "./reminders";

export interface CalendarWords {
  /** What the entry is called. */
  title: (points: string) => string;
  note: string;
}

/** Octets that a line may hold before it must be folded. */
const LINE_OCTETS = 75;
const encoder = new TextEncoder();

export function calendarOf(
  list: readonly Reminder[],
  words: CalendarWords,
  addressOf: (points: string[]) => string,
  now: Date,
): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const day = dayOf(now).replaceAll("-", "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tongren//Sessions//EN"];
  for (const { points, at } of list) {
    const title = escape(words.title(points.join(", ")));
    lines.push(
      "BEGIN:VEVENT",
      `UID:${points.join("-").toLowerCase()}-${at.replace(":", "")}@tongren`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${day}T${at.replace(":", "")}00`,
      "DURATION:PT10M",
      "RRULE:FREQ=DAILY",
      `SUMMARY:${title}`,
      `DESCRIPTION:${escape(`${words.note}\n${addressOf(points)}`)}`,
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${title}`,
      "TRIGGER:PT0M",
      "END:VALARM",
      "END:VEVENT",
    );
  }
  return [...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** Breaks a long line between characters; the next one begins with a space. */
function fold(line: string): string {
  let [folded, octets] = ["", 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) [folded, octets] = [`${folded}\r\n `, 1];
    folded += character;
    octets += size;
  }
  return folded;
}
