/** The cun ruler placed on one posed skin: lines with their divisions, and what they start from. */

import type { RulerLine, RulerStep } from "../api/types";
import type { Camera } from "../view";
import { overlook, type Marker } from "./camera";
import { add, cross, unit, type Place, type Skin, type Vector } from "./skin";

/** A name or number beside a place on the skin. */
export interface Note extends Marker {
  /** A landmark, a number on the ruler, or the unit's length. */
  kind: "mark" | "tick";
}

/** Colours of the page's style for each kind of line. */
export const RULING_COLOURS: Record<RulerLine["kind"], string> = {
  unit: "patina",
  move: "cinnabar",
  segment: "cinnabar",
  level: "ink",
  vertical: "ink",
  line: "ink",
  plane: "ink",
};

export interface RulingLine {
  kind: RulerLine["kind"];
  places: Place[];
  /** Indices of the nodes at which it is divided. */
  ticks: number[];
}

/** What of a step is drawn. */
export interface Ruling {
  lines: RulingLine[];
  notes: Note[];
}

/** `mirrored`: on the right side; what the server tells is of the left. */
export function placeRuling(
  step: RulerStep,
  skin: Skin,
  mirrored: boolean,
  nameOf: (name: string, word: string) => string,
): Ruling {
  const lines = step.lines.map((line) => ({
    kind: line.kind,
    places: line.places.map((place) => placeBound(place, skin, mirrored)),
    ticks: line.ticks.map((tick) => tick.node),
  }));
  const marks = step.marks.map((mark) => {
    const word = step.words?.[step.names.indexOf(mark.name)] ?? mark.name;
    return { kind: "mark" as const, code: nameOf(mark.name, word), ...placeBound(mark.at, skin, mirrored) };
  });
  const numbers = step.lines.flatMap((line, index) =>
    line.ticks
      .filter((tick) => tick.text && tick.text !== "0")
      .map((tick) => ({
        kind: "tick" as const,
        code: tick.text,
        ...(lines[index]?.places[tick.node] as Place),
      })),
  );
  return { lines, notes: [...marks, ...numbers] };
}

/** How far the ruler stands off the skin, and how long the bars of its divisions are, metres. */
const LIFT_M = 0.0022;
const BAR_M = 0.007;

/** The strokes of a line as far as node `last`: its own, and a bar across each division. */
export function rulingBars({ places, ticks, kind }: RulingLine, last: number): [Vector, Vector][] {
  const lifted = (place: Place) => add(place.at, place.normal, LIFT_M);
  const strokes: [Vector, Vector][] = [];
  // Where a level or a vertical leads is dashed.
  const dashed = kind === "level" || kind === "vertical" || kind === "plane";
  for (let i = 1; i <= last; i++) {
    if (dashed && i % 2 === 0) continue;
    strokes.push([lifted(places[i - 1] as Place), lifted(places[i] as Place)]);
  }
  for (const node of ticks) {
    const place = places[node];
    if (!place || node > last) continue;
    const [before, after] = [places[Math.max(0, node - 1)], places[node + 1] ?? place];
    const along = add(after.at, (before as Place).at, -1);
    const aside = unit(cross(place.normal, along));
    const middle = lifted(place);
    strokes.push([add(middle, aside, -BAR_M), add(middle, aside, BAR_M)]);
  }
  return strokes;
}

/** The camera that has all of a step in view. */
export function overlookRuling(ruling: Ruling, aspect: number): Camera | null {
  const places = [...ruling.lines.flatMap((line) => line.places), ...ruling.notes];
  return places.length ? overlook(places, aspect) : null;
}

function placeBound(bound: readonly number[], skin: Skin, mirrored: boolean): Place {
  const [face = 0, a = 1, b = 0] = bound;
  return skin.place(face, [a, b, 1 - a - b], mirrored);
}
