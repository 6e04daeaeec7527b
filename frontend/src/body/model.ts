/** What is shown: points and lines placed on one posed skin. No drawing here. */

import type { BodyAnswer, BodyPosition, Course } from "../api/types";
import type { Side } from "../view";
import type { Marker } from "./camera";
import { apart, Skin, type Place, type Vector } from "./skin";

export interface Spot extends Marker {
  label: string;
  side: BodyPosition["side"];
  meridian: string;
  face: number;
}

export interface Line {
  meridian: string;
  start: string;
  stop: string;
  join: boolean;
  places: Place[];
}

/** What a stage draws. */
export interface Figure {
  skin: Skin;
  spots: Spot[];
  side: Side;
  /** Walked, and lines laid along them, when first asked for: points come first. */
  courses: () => readonly Course[];
  lines: Line[];
}

export function makeFigure(of: Omit<Figure, "lines">): Figure {
  let lines: Line[] | null = null;
  return {
    ...of,
    get lines() {
      return (lines ??= placeLines(of.courses(), of.skin, of.spots, of.side));
    },
  };
}

/** What of it stands out. `radius`: of the disc of uncertainty, metres, 0 for none. */
export interface Emphasis {
  chosen: string;
  meridian: string;
  radius: number;
}

export function placeSpots(
  answer: BodyAnswer,
  skin: Skin,
  side: Side,
  meridianOf: (code: string) => string,
): Spot[] {
  return answer.positions
    .filter((place) => shows(side, place.side))
    .map(({ code, label, side: own, face, barycentric }) => ({
      code,
      label,
      side: own,
      meridian: meridianOf(code),
      face,
      ...skin.place(face, barycentric),
    }));
}

/** The lines of the sides shown; those of the right are the mirror images of the left. */
export function placeLines(
  courses: readonly Course[],
  skin: Skin,
  spots: readonly Spot[],
  side: Side,
): Line[] {
  const lines: Line[] = [];
  for (const own of ["left", "right"] as const) {
    if (!shows(side, own)) continue;
    const ends = new Map<string, Spot>();
    for (const spot of spots) {
      if (spot.side === own || spot.side === "midline") ends.set(spot.code, ends.get(spot.code) ?? spot);
    }
    for (const course of courses) {
      const [start, stop] = [ends.get(course.start), ends.get(course.stop)];
      if (!start || !stop) continue;
      const middle = start.side === "midline" && stop.side === "midline";
      if (middle && own === "right" && side === "both") continue;
      const mirrored = own === "right" && !middle;
      lines.push({ ...course, places: [start, ...crossings(course, skin, mirrored), stop] });
    }
  }
  return lines;
}

function crossings({ line }: Course, skin: Skin, mirrored: boolean): Place[] {
  const vertex = (index: number) =>
    mirrored ? (skin.template.mirror[index] as number) : index;
  const places: Place[] = [];
  for (let i = 0; i + 2 < line.length; i += 3) {
    const [start = 0, stop = 0, share = 0] = line.slice(i, i + 3);
    places.push(skin.placeOnEdge(vertex(start), vertex(stop), share / 1000));
  }
  return places;
}

/** Where arrows stand along a line: place and direction, on stretches long enough for one. */
export function arrows(line: Line): { place: Place; along: Vector }[] {
  let length = 0;
  const { places } = line;
  const reach = places.map((place, i) => {
    length += i ? apart(place.at, (places[i - 1] as Place).at) : 0;
    return length;
  });
  if (length < 0.012) return [];
  const index = Math.max(1, reach.findIndex((value) => value >= length / 2));
  const [from, to] = [places[index - 1] as Place, places[index] as Place];
  const size = apart(from.at, to.at) || 1;
  const along = to.at.map((value, k) => (value - (from.at[k] ?? 0)) / size) as Vector;
  const share = ((length / 2 - (reach[index - 1] ?? 0)) / size) as number;
  const at = from.at.map((value, k) => value + ((to.at[k] ?? 0) - value) * share) as Vector;
  return [{ place: { at, normal: to.normal }, along }];
}

function shows(side: Side, own: BodyPosition["side"]): boolean {
  return side === "both" || own === "midline" || own === side;
}
