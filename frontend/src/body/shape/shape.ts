/** Bodies from the model: the same vertices as the server's, to a tenth of a millimetre. */

import type { Kind, ShapeAsset } from "./asset";

/** One body of the model: what the solver finds. */
export interface Build {
  kind: Kind;
  /** Anny's own values. */
  age: number;
  height: number;
  /** 0 emaciated, 0.5 average, 1 obese. */
  corpulence: number;
}

/** Sex, age, weight, muscle and height. */
type Values = [number, number, number, number, number];

/** Anny's weight and muscle go together: see `with_corpulence` in fit.py. */
function valuesOf({ kind, age, height, corpulence }: Build): Values {
  const muscle = 0.5 * Math.max(0, 1 - (2 * corpulence - 1) ** 2);
  return [kind === "male" ? 0 : 1, age, corpulence, muscle, height];
}

/** (3n) metres, rest, standing on the floor. */
export function evaluateBody(asset: ShapeAsset, build: Build, mirror: Uint16Array): Float32Array {
  const flat = mixHalf(asset, weighComponents(asset, valuesOf(build)));
  if (build.kind === "pregnant") {
    for (let i = 0; i < flat.length; i++) flat[i] = flat[i]! + asset.pregnancy[i]!;
  }
  return unfold(asset, flat, mirror);
}

/** The body on whose skin slides are told. */
export function evaluateReference(asset: ShapeAsset, mirror: Uint16Array): Float32Array {
  return unfold(asset, mixHalf(asset, weighComponents(asset, asset.head.reference)), mirror);
}

/** z of the vertices that may be top or foot, without floor. */
export function evaluateEnds(asset: ShapeAsset, build: Build): Float64Array {
  const weights = weighComponents(asset, valuesOf(build));
  return Float64Array.from(asset.ends, (vertex) => {
    const at = 3 * vertex + 2;
    let z = asset.average[at]! + (build.kind === "pregnant" ? asset.pregnancy[at]! : 0);
    for (let k = 0; k < weights.length; k++) z += weights[k]! * asset.components[k]![at]!;
    return z;
  });
}

function mixHalf({ average, components }: ShapeAsset, weights: Float64Array): Float32Array {
  const flat = average.slice();
  const none = new Float32Array(flat.length);
  // Four at a time: most of the time goes into reading and writing the sum.
  for (let k = 0; k < weights.length; k += 4) {
    const [p, q, r, s] = [0, 1, 2, 3].map((next) => components[k + next] ?? none);
    const [a, b, c, d] = [0, 1, 2, 3].map((next) => weights[k + next] ?? 0);
    addRows(flat, [p!, q!, r!, s!], [a!, b!, c!, d!]);
  }
  return flat;
}

type Four<T> = [T, T, T, T];

function addRows(sum: Float32Array, [p, q, r, s]: Four<Float32Array>, [a, b, c, d]: Four<number>): void {
  for (let i = 0; i < sum.length; i++) {
    sum[i] = sum[i]! + a * p[i]! + b * q[i]! + c * r[i]! + d * s[i]!;
  }
}

/** The weight of each component: the body lies between its corner bodies. */
function weighComponents({ head, loadings, components }: ShapeAsset, values: Values): Float64Array {
  let mixed = [1];
  head.corners.forEach((anchors, k) => {
    const weights = betweenAnchors(anchors, values[k]!);
    mixed = mixed.flatMap((share) => weights.map((weight) => share * weight));
  });
  const count = components.length;
  const found = new Float64Array(count);
  mixed.forEach((share, corner) => {
    if (!share) return;
    for (let k = 0; k < count; k++) found[k] = found[k]! + share * loadings[corner * count + k]!;
  });
  return found;
}

/** Weights of linear interpolation; beyond the last anchors it goes on. */
function betweenAnchors(anchors: readonly number[], value: number): number[] {
  let cell = 0;
  while (cell < anchors.length - 2 && value >= anchors[cell + 1]!) cell++;
  const along = (value - anchors[cell]!) / (anchors[cell + 1]! - anchors[cell]!);
  return anchors.map((_, k) => (k === cell ? 1 - along : k === cell + 1 ? along : 0));
}

/** The other side is the exact mirror image; the lowest vertex stands on the floor. */
function unfold({ half }: ShapeAsset, flat: Float32Array, mirror: Uint16Array): Float32Array {
  let floor = Infinity;
  for (let i = 2; i < flat.length; i += 3) floor = Math.min(floor, flat[i]!);
  const vertices = new Float32Array(3 * mirror.length);
  for (let i = 0; i < half.length; i++) {
    const own = half[i]!;
    const twin = mirror[own]!;
    const x = own === twin ? 0 : flat[3 * i]!;
    const [y, z] = [flat[3 * i + 1]!, flat[3 * i + 2]! - floor];
    vertices[3 * twin] = -x;
    vertices[3 * twin + 1] = y;
    vertices[3 * twin + 2] = z;
    vertices[3 * own] = x;
    vertices[3 * own + 1] = y;
    vertices[3 * own + 2] = z;
  }
  return vertices;
}
