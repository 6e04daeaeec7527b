/** The build that has a height and weight: the steps of fit.py, on a table of masses. */

import type { BodyRequest, Kind, ShapeAsset } from "./asset";
import { evaluateEnds, type Build } from "./shape";

const STEPS = 40;

export interface Solved {
  build: Build;
  height_cm: number;
  weight_kg: number;
}

/** Null where the model has no such body: the server says why in words. */
export function solveBuild(asset: ShapeAsset, request: BodyRequest): Solved | null {
  const { head } = asset;
  const { sex, age_years: years, pregnant } = request;
  if (!(years >= head.least_age_years && years <= head.greatest_age_years)) return null;
  const [least, most] = head.pregnant_years;
  if (pregnant && (sex !== "female" || years < least || years > most)) return null;
  const { growth } = head;
  const height = request.height_cm ?? interpolate(growth.years, growth[sex].height_cm, years);
  const weight =
    request.weight_kg ?? interpolate(growth.years, growth[sex].bmi, years) * (height / 100) ** 2;
  if (!Number.isFinite(height) || !Number.isFinite(weight)) return null;
  const kind: Kind = pregnant ? "pregnant" : sex;
  const age = interpolate(head.age.years, head.age.value, years);
  if (!isPossibleHeight(asset, kind, age, height)) return null;
  const weigh = (corpulence: number) => weighBody(asset, kind, age, corpulence, height / 100);
  const found = solveCorpulence(weigh, weight, head.most_weight[sex], head.tolerance_kg);
  return found && { ...found, height_cm: height };
}

interface Weighed {
  build: Build;
  weight_kg: number;
}

/** Regula falsi, Illinois variant, on the excess of weight; it keeps its bracket. */
function solveCorpulence(
  weigh: (corpulence: number) => Weighed,
  weight: number,
  most: number,
  tolerance: number,
): Weighed | null {
  let [low, high] = [0, most];
  let below = weigh(low).weight_kg - weight;
  let above = weigh(high).weight_kg - weight;
  if (below > tolerance || above < -tolerance) return null;
  let last = 0;
  for (let step = 0; step < STEPS; step++) {
    const middle =
      below >= 0 ? low : above <= 0 ? high : (low * above - high * below) / (above - below);
    const found = weigh(middle);
    const off = found.weight_kg - weight;
    if (Math.abs(off) < tolerance) return found;
    if (off < 0) {
      [low, below, above] = [middle, off, last < 0 ? above / 2 : above];
      last = -1;
    } else {
      [high, above, below] = [middle, off, last > 0 ? below / 2 : below];
      last = 1;
    }
  }
  return null;
}

function weighBody(
  asset: ShapeAsset,
  kind: Kind,
  age: number,
  corpulence: number,
  height_m: number,
): Weighed {
  const [short, tall] = endsAtHeights(asset, { kind, age, corpulence, height: 0 });
  const [least, most] = asset.head.heights;
  const height = Math.min(most, Math.max(least, solveHeight(short, tall, height_m)));
  const build = { kind, age, corpulence, height };
  return { build, weight_kg: readMass(asset, build) };
}

function endsAtHeights(asset: ShapeAsset, build: Build): [Float64Array, Float64Array] {
  return [
    evaluateEnds(asset, { ...build, height: 0 }),
    evaluateEnds(asset, { ...build, height: 1 }),
  ];
}

/** Anny's height at which a body is that tall: z is linear in it. */
function solveHeight(short: Float64Array, tall: Float64Array, height_m: number): number {
  let value = 0.5;
  for (let round = 0; round < 8; round++) {
    const z = short.map((low, i) => low + value * (tall[i]! - low));
    const [top, foot] = [z.indexOf(Math.max(...z)), z.indexOf(Math.min(...z))];
    const rise = tall[top]! - short[top]! - (tall[foot]! - short[foot]!);
    const step = (height_m - (z[top]! - z[foot]!)) / rise;
    value += step;
    if (Math.abs(step) < 1e-9) break;
  }
  return value;
}

function isPossibleHeight(asset: ShapeAsset, kind: Kind, age: number, height_cm: number): boolean {
  const [short, tall] = endsAtHeights(asset, { kind, age, corpulence: 0.5, height: 0 });
  const span = (z: Float64Array) => 100 * (Math.max(...z) - Math.min(...z));
  return height_cm >= span(short) && height_cm <= span(tall);
}

/** Mass in kg: between its anchors a polynomial of known degree, so the table is exact. */
export function readMass({ head, slides }: ShapeAsset, build: Build): number {
  const { age_cells: ages, corpulence_cells: cells, mass_nodes: nodes, heights } = head;
  const ageCell = cellOf(ages, build.age);
  const cell = cellOf(cells, build.corpulence);
  const perColumn = nodes.age * nodes.height;
  let offset = ageCell * perColumn * nodes.corpulence.reduce((a, b) => a + b, 0);
  for (let k = 0; k < cell; k++) offset += perColumn * nodes.corpulence[k]!;
  const byAge = lagrange(ages[ageCell]!, nodes.age, build.age);
  const byHeight = lagrange(heights, nodes.height, build.height);
  const byCorpulence = lagrange(cells[cell]!, nodes.corpulence[cell]!, build.corpulence);
  const { mass } = slides[build.kind];
  let sum = 0;
  for (const a of byAge) {
    for (const h of byHeight) for (const c of byCorpulence) sum += a * h * c * mass[offset++]!;
  }
  return sum;
}

function cellOf(cells: readonly [number, number][], value: number): number {
  return Math.max(0, cells.findIndex(([, high], k) => value < high || k === cells.length - 1));
}

/** Weights of the values at Chebyshev's nodes of a cell, in barycentric form. */
function lagrange([low, high]: readonly [number, number], count: number, value: number): number[] {
  const angles = Array.from({ length: count }, (_, k) => (Math.PI * (2 * k + 1)) / (2 * count));
  const away = angles.map(
    (angle) => value - ((low + high) / 2 - ((high - low) / 2) * Math.cos(angle)),
  );
  const hit = away.indexOf(0);
  if (hit >= 0) return away.map((_, k) => (k === hit ? 1 : 0));
  const weights = angles.map((angle, k) => ((k % 2 ? -1 : 1) * Math.sin(angle)) / away[k]!);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** Linear between the given places, level beyond them. */
function interpolate(places: readonly number[], values: readonly number[], at: number): number {
  const next = places.findIndex((place) => place >= at);
  if (next < 0) return values[values.length - 1]!;
  if (next === 0) return values[0]!;
  const [low, high] = [places[next - 1]!, places[next]!];
  const share = (at - low) / (high - low);
  return values[next - 1]! + share * (values[next]! - values[next - 1]!);
}
