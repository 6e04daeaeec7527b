/** Meridians as lines of a width in pixels, with arrows in the direction of flow. */

import { LineMaterial } from "three/examples/jsm/lines/LineMaterial.js";
import { LineSegmentsGeometry } from "three/examples/jsm/lines/LineSegmentsGeometry.js";
import { arrows, type Line } from "./model";
import { rulingBars, type Ruling, type RulingLine } from "./ruling";
import { add, cross, unit, type Place, type Vector } from "./skin";
import type { Rgb } from "./stage";

/** How far lines stand off the skin, metres. */
const LIFT_M = 0.0012;
const ARROW_M = 0.0075;

export function lineMaterial(width: number): LineMaterial {
  return new LineMaterial({ linewidth: width, vertexColors: true });
}

export function lineGeometry(
  lines: readonly Line[],
  colourOf: (meridian: string) => Rgb,
): LineSegmentsGeometry {
  const corners: number[] = [];
  const colours: number[] = [];
  const known = new Map<string, Rgb>();
  for (const line of lines) {
    const colour = known.get(line.meridian) ?? colourOf(line.meridian);
    known.set(line.meridian, colour);
    const stroke = (from: Vector, to: Vector) => {
      corners.push(...from, ...to);
      colours.push(...colour, ...colour);
    };
    line.places.forEach((place, i) => {
      if (i && !(line.join && i % 2)) stroke(lifted(line.places[i - 1] as Place), lifted(place));
    });
    for (const { place, along } of arrows(line)) {
      const tip = lifted(place);
      const aside = unit(cross(place.normal, along));
      for (const hand of [-1, 1]) {
        stroke(add(add(tip, along, -ARROW_M), aside, hand * ARROW_M * 0.6), tip);
      }
    }
  }
  const geometry = new LineSegmentsGeometry();
  geometry.setPositions(corners);
  geometry.setColors(colours);
  return geometry;
}

/** The first `share` of the lines of a ruling, with a bar across each division. */
export function rulingGeometry(
  { lines }: Ruling,
  share: number,
  colourOf: (line: RulingLine) => Rgb,
): LineSegmentsGeometry {
  const corners: number[] = [];
  const colours: number[] = [];
  for (const line of lines) {
    const colour = colourOf(line);
    const stroke = (from: Vector, to: Vector) => {
      corners.push(...from, ...to);
      colours.push(...colour, ...colour);
    };
    const last = Math.round((line.places.length - 1) * share);
    for (const bar of rulingBars(line, last)) stroke(...bar);
  }
  const geometry = new LineSegmentsGeometry();
  geometry.setPositions(corners);
  geometry.setColors(colours);
  return geometry;
}

function lifted({ at, normal }: Place): Vector {
  return add(at, normal, LIFT_M);
}
