/**
 * The sessions of the day, kept on this device and nowhere else. Where the device keeps nothing
 * they last as long as the page.
 */

import { useEffect, useState } from "preact/hooks";

export interface Reminder {
  points: string[];
  /** "21:30" */
  at: string;
  /** The day on which it was done last, "2026-11-21" or empty. */
  done: string;
}

const KEY = "tongren-sessions";
const CODE = /^[A-Z]{2}(?:-[A-Z]{1,2})?\d{1,2}$/;
const MOST = 20;

let held: Reminder[] | null = null;
let keeps = true;
const listeners = new Set<() => void>();

export function useReminders(): { list: Reminder[]; keeps: boolean } {
  const [, renew] = useState(0);
  useEffect(() => {
    const listener = () => renew((count) => count + 1);
    // Another tab may change them.
    const onStorage = (event: StorageEvent) => {
      if (event.key !== KEY) return;
      held = null;
      listener();
    };
    listeners.add(listener);
    addEventListener("storage", onStorage);
    return () => {
      listeners.delete(listener);
      removeEventListener("storage", onStorage);
    };
  }, []);
  return { list: load(), keeps };
}

export function addReminder(points: string[], at: string): void {
  const others = load().filter((one) => one.at !== at || one.points.join() !== points.join());
  save([...others, { points, at, done: "" }].slice(-MOST));
}

export function removeReminder(reminder: Reminder): void {
  save(load().filter((one) => one !== reminder));
}

/** Marks the session of these points done today, the earliest that is still open. */
export function markDone(points: string[], today: string): void {
  const open = load().find((one) => one.points.join() === points.join() && one.done !== today);
  if (open) save(load().map((one) => (one === open ? { ...one, done: today } : one)));
}

/** Those whose time has come and that are not done, at a moment. */
export function due(list: readonly Reminder[], now: Date): Reminder[] {
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}`;
  return list.filter((one) => one.at <= time && one.done !== dayOf(now));
}

export function dayOf(now: Date): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

function load(): Reminder[] {
  if (held) return held;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    held = Array.isArray(stored) ? stored.filter(isReminder) : [];
  } catch {
    held = [];
  }
  return held;
}

function save(list: Reminder[]): void {
  held = [...list].sort((a, b) => a.at.localeCompare(b.at));
  try {
    localStorage.setItem(KEY, JSON.stringify(held));
    keeps = true;
  } catch {
    keeps = false;
  }
  for (const listener of listeners) listener();
}

function isReminder(value: unknown): value is Reminder {
  const { points, at, done } = (value ?? {}) as Partial<Reminder>;
  return (
    Array.isArray(points) &&
    points.length > 0 &&
    points.every((code) => typeof code === "string" && CODE.test(code)) &&
    typeof at === "string" &&
    /^\d\d:\d\d$/.test(at) &&
    typeof done === "string"
  );
}
