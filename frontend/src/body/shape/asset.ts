/** What the server sends of the body model: see `encode_shape` in shape.py. Decoded once. */

import { decodeRig, type Rig, type RigHead } from "./rig";

export type Kind = "male" | "female" | "pregnant";
type Range = [number, number];

export interface BodyRequest {
  sex: "male" | "female";
  age_years: number;
  height_cm?: number | undefined;
  weight_kg?: number | undefined;
  pregnant?: boolean | undefined;
}

interface Growth {
  height_cm: number[];
  bmi: number[];
}

export interface ShapeHead {
  arrays: [string, string, number[]][];
  /** Code, or code and label, of each place. */
  places: string[];
  /** Anchors of sex, age, weight, muscle and height. */
  corners: [number[], number[], number[], number[], number[]];
  factors: { age: Range[]; height: Range[]; corpulence: Range[] };
  age_cells: Range[];
  corpulence_cells: Range[];
  mass_nodes: { age: number; height: number; corpulence: number[] };
  heights: Range;
  /** Sex, age, weight, muscle and height of the reference body. */
  reference: [number, number, number, number, number];
  pregnancy_step_m: number;
  most_weight: { male: number; female: number };
  tolerance_kg: number;
  age: { years: number[]; value: number[] };
  growth: { years: number[]; male: Growth; female: Growth };
  least_age_years: number;
  greatest_age_years: number;
  pregnant_years: Range;
  bodies: Record<string, BodyRequest>;
  rig: RigHead;
}

/** How the points of one kind of body slide over the skin of the reference body. */
export interface Slides {
  /** Three coordinates a place, metres. */
  mean: Float32Array;
  /** For each mode the share of every coordinate. */
  shares: Float32Array;
  /** For each mode the coefficients of all terms. */
  modes: Float32Array;
  /** A face near each place. */
  home: Uint16Array;
  mass: Float64Array;
}

export interface ShapeAsset {
  head: ShapeHead;
  /** The vertices that the components move; the others are their mirror images. */
  half: Uint16Array;
  /** Three coordinates a vertex of the half. */
  average: Float32Array;
  /** One such row a component. */
  components: Float32Array[];
  /** A row of weights of the components for each corner body. */
  loadings: Float32Array;
  pregnancy: Float32Array;
  /** Which vertices of the half may be the top or the foot of a body. */
  ends: Uint16Array;
  slides: Record<Kind, Slides>;
  rig: Rig;
}

const KINDS: Kind[] = ["male", "female", "pregnant"];

export function decodeShape(buffer: ArrayBuffer): ShapeAsset {
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as ShapeHead;
  const blocks = new Map<string, { type: string; shape: number[]; offset: number }>();
  let offset = 4 + length;
  for (const [name, type, shape] of head.arrays) {
    blocks.set(name, { type, shape, offset });
    const bytes = shape.reduce((a, b) => a * b, Number(type.slice(1)));
    offset += Math.ceil(bytes / 8) * 8;
  }
  const read = <T>(name: string, make: (buffer: ArrayBuffer, at: number, size: number) => T): T => {
    const block = blocks.get(name);
    if (!block) throw new Error(`the body model lacks ${name}`);
    return make(buffer, block.offset, block.shape.reduce((a, b) => a * b, 1));
  };
  const bytes = (name: string) => read(name, (b, at, size) => new Uint8Array(b, at, size));
  const words = (name: string) => read(name, (b, at, size) => new Uint16Array(b, at, size));
  const floats = (name: string) => read(name, (b, at, size) => new Float32Array(b, at, size));
  const doubles = (name: string) => read(name, (b, at, size) => new Float64Array(b, at, size));
  const half = words("half");
  const slides = Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      {
        mean: floats(`${kind}_mean`),
        shares: decodeShares(bytes(`${kind}_shares`), floats(`${kind}_step`)),
        modes: floats(`${kind}_modes`),
        home: words(`${kind}_home`),
        mass: doubles(`${kind}_mass`),
      },
    ]),
  ) as Record<Kind, Slides>;
  const [pregnancy] = decodeSteps(bytes("pregnancy"), half.length, head.pregnancy_step_m);
  return {
    head,
    half,
    average: floats("average"),
    components: decodeSteps(bytes("components"), half.length, 1),
    loadings: floats("loadings"),
    pregnancy: pregnancy as Float32Array,
    ends: words("ends"),
    slides,
    rig: decodeRig(head.rig, bytes),
  };
}

/** Rows of coordinates from differences along the vertices: high bytes, then low ones. */
function decodeSteps(planes: Uint8Array, count: number, step: number): Float32Array[] {
  const size = planes.length / 2;
  const rows: Float32Array[] = [];
  for (let start = 0; start < size; start += 3 * count) {
    const row = new Float32Array(3 * count);
    for (let axis = 0; axis < 3; axis++) {
      let value = 0;
      const first = start + axis * count;
      for (let i = 0; i < count; i++) {
        const bits = (planes[first + i]! << 8) | planes[size + first + i]!;
        // Differences wrap round at 16 bits, and so do their sums.
        value = ((value + bits) << 16) >> 16;
        row[3 * i + axis] = value * step;
      }
    }
    rows.push(row);
  }
  return rows;
}

function decodeShares(planes: Uint8Array, steps: Float32Array): Float32Array {
  const size = planes.length / 2;
  const row = size / steps.length;
  const shares = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const value = ((planes[i]! | (planes[size + i]! << 8)) << 16) >> 16;
    shares[i] = value * steps[Math.floor(i / row)]!;
  }
  return shares;
}
