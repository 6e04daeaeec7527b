/** A session as turns: one side of one point each, in the order in which they are pressed. */

import type { SessionPoint } from "../api/types";

export interface Turn {
  code: string;
  side: "left" | "right" | "midline";
  /** Seconds: after the least it is enough, after the most it ends. */
  least: number;
  most: number;
}

/** What became of a turn. */
export interface Done extends Turn {
  seconds: number;
}

export function turnsOf(points: readonly SessionPoint[]): Turn[] {
  return points
    .filter((point) => !point.refused)
    .flatMap(({ code, laterality, least_seconds: least, most_seconds: most }) => {
      const sides: Turn["side"][] =
        laterality === "bilateral" ? ["left", "right"] : [laterality];
      return sides.map((side) => ({ code, side, least, most }));
    });
}

/** "1:05" */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Seconds of one breath, in and out: the out-breath is the longer one. */
export const BREATH = { in: 4, out: 6 };

export function breathAt(elapsed: number): "in" | "out" {
  return elapsed % (BREATH.in + BREATH.out) < BREATH.in ? "in" : "out";
}
