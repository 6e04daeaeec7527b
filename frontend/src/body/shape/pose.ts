/** A skin in a pose: bones turned about skin-anchored joint centres, step by step as in pose.py. */

import { add, cross, dot, unit, type Vector } from "../skin";
import { reject, restFrame } from "./frames";
import type { Rig, Turn } from "./rig";

/** Row by row. */
type Matrix = [number, number, number, number, number, number, number, number, number];

interface Wanted {
  rig: Rig;
  /** The vertices that the rig's weights are told for. */
  half: Uint16Array;
  mirror: Uint16Array;
}

/** (3n) metres, lowest on the floor; null where there is no such pose. */
export function poseSkin(wanted: Wanted, rest: Float32Array, pose: string): Float32Array | null {
  const turns = wanted.rig.poses[pose];
  if (!turns) return null;
  if (!turns.length) return rest;
  const skeleton = new Skeleton(wanted, rest);
  for (const turn of turns) skeleton.take(turn);
  return skeleton.skin();
}

class Skeleton {
  private readonly turns: Matrix[];
  private readonly shifts: Vector[];

  constructor(
    private readonly wanted: Wanted,
    private readonly rest: Float32Array,
  ) {
    const { parents } = wanted.rig;
    this.turns = parents.map((): Matrix => [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    this.shifts = parents.map((): Vector => [0, 0, 0]);
  }

  /** Carries out one step. */
  take(step: Turn): void {
    const [axis, angle] = this.plan(step);
    const turn = rotation(axis, angle / step.bones.length);
    for (const bone of step.bones) {
      const centre = this.locate(bone);
      for (const moved of this.descend(bone)) {
        const arm = add(this.shifts[moved]!, centre, -1);
        this.shifts[moved] = add(apply(turn, arm), centre);
        this.turns[moved] = multiply(turn, this.turns[moved]!);
      }
    }
  }

  /** The vertices where the weighted mean of their bones carries them. */
  skin(): Float32Array {
    const { rig, half, mirror } = this.wanted;
    const { rest } = this;
    const posed = new Float32Array(rest.length);
    // Turns and shifts as twelve plain numbers a bone: this runs over all vertices.
    const moves = Float64Array.from(this.turns.flatMap((turn, b) => [...turn, ...this.shifts[b]!]));
    const mixed = new Float64Array(12);
    const place = (vertex: number, start: number, stop: number, twins: number[] | null): void => {
      mixed.fill(0);
      for (let i = start; i < stop; i++) {
        const bone = rig.bones[i]!;
        const at = 12 * (twins ? twins[bone]! : bone);
        const weight = rig.weights[i]!;
        for (let k = 0; k < 12; k++) mixed[k] = mixed[k]! + weight * moves[at + k]!;
      }
      const [x, y, z] = [rest[3 * vertex]!, rest[3 * vertex + 1]!, rest[3 * vertex + 2]!];
      for (let k = 0; k < 3; k++) {
        const row = 3 * k;
        posed[3 * vertex + k] =
          mixed[row]! * x + mixed[row + 1]! * y + mixed[row + 2]! * z + mixed[9 + k]!;
      }
    };
    let start = 0;
    half.forEach((vertex, i) => {
      const stop = start + rig.counts[i]!;
      const twin = mirror[vertex]!;
      if (twin !== vertex) place(twin, start, stop, rig.twins);
      place(vertex, start, stop, null);
      start = stop;
    });
    return onFloor(posed);
  }

  /** Where the head of a bone is now. */
  private locate(bone: number): Vector {
    return add(apply(this.turns[bone]!, this.atRest(bone)), this.shifts[bone]!);
  }

  private atRest(bone: number): Vector {
    const { rig, mirror } = this.wanted;
    const own = rig.ringOf[bone];
    const ring = own ?? rig.ringOf[rig.twins[bone]!]!;
    const centre: Vector = [0, 0, 0];
    ring.vertices.forEach((vertex, i) => {
      const at = 3 * (own ? vertex : mirror[vertex]!);
      for (let k = 0; k < 3; k++) centre[k]! += ring.weights[i]! * this.rest[at + k]!;
    });
    return centre;
  }

  /** A bone and all that hang on it. */
  private descend(bone: number): number[] {
    const chosen = new Set([bone]);
    this.wanted.rig.parents.forEach((parent, other) => chosen.has(parent) && chosen.add(other));
    return [...chosen];
  }

  /** Axis and angle of a step. */
  private plan(step: Turn): [Vector, number] {
    const along = this.direct(step);
    const root = this.turns[0]!;
    if (step.aim) return turnBetween(along, apply(root, step.aim));
    const radians = ((step.degrees ?? 0) * Math.PI) / 180;
    if (step.toward) return [unit(cross(along, this.look(step, step.toward))), radians];
    const target = apply(root, step.twist!);
    if (step.face) {
      const facing = reject(this.look(step, step.face), along);
      return [along, signedAngle(facing, reject(target, along), along)];
    }
    const front = apply(root, [0, -1, 0]);
    return [along, dot(cross(front, target), along) < 0 ? -radians : radians];
  }

  /** Unit direction of the segment that a step turns. */
  private direct({ start, end, bones: [own = start] }: Turn): Vector {
    const along = unit(add(this.locate(end), this.locate(start), -1));
    // A terminal phalanx points as at rest, turned by its own bone and not by the one before it.
    return own === start ? along : apply(this.turns[own]!, applyBack(this.turns[start]!, along));
  }

  /** A direction told in the frame of the body and that of a segment, as it lies now. */
  private look({ sign, segment, limb }: Turn, shares: readonly number[]): Vector {
    let told: Vector = [shares[0]!, shares[1]!, shares[2]!];
    if (shares.slice(3).some(Boolean)) {
      const joint = (name: string): Vector => this.atRest(this.boneOf(name, sign));
      const frame = restFrame(segment!, sign, joint, () => this.sole(sign));
      frame.forEach((axis, k) => (told = add(told, axis, shares[3 + k])));
    }
    return apply(this.turns[limb!]!, told);
  }

  private boneOf(joint: string, sign: number): number {
    const { joints, twins } = this.wanted.rig;
    const bone = joints[joint]!;
    return sign < 0 ? twins[bone]! : bone;
  }

  private sole(sign: number): Vector[] {
    const { rig, mirror } = this.wanted;
    return rig.sole.map((left) => {
      const at = 3 * (sign < 0 ? mirror[left]! : left);
      return [this.rest[at]!, this.rest[at + 1]!, this.rest[at + 2]!];
    });
  }
}

function onFloor(vertices: Float32Array): Float32Array {
  let low = Infinity;
  for (let i = 2; i < vertices.length; i += 3) low = Math.min(low, vertices[i]!);
  for (let i = 2; i < vertices.length; i += 3) vertices[i] = vertices[i]! - low;
  return vertices;
}

function rotation([x, y, z]: Vector, radians: number): Matrix {
  const [s, c] = [Math.sin(radians), Math.cos(radians)];
  const d = 1 - c;
  return [
    c + d * x * x, d * x * y - s * z, d * x * z + s * y,
    d * y * x + s * z, c + d * y * y, d * y * z - s * x,
    d * z * x - s * y, d * z * y + s * x, c + d * z * z,
  ];
}

function apply(m: Matrix, [x, y, z]: Vector): Vector {
  return [
    m[0] * x + m[1] * y + m[2] * z,
    m[3] * x + m[4] * y + m[5] * z,
    m[6] * x + m[7] * y + m[8] * z,
  ];
}

/** By the transposed matrix. */
function applyBack(m: Matrix, [x, y, z]: Vector): Vector {
  return [
    m[0] * x + m[3] * y + m[6] * z,
    m[1] * x + m[4] * y + m[7] * z,
    m[2] * x + m[5] * y + m[8] * z,
  ];
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const columns = [0, 1, 2].map((k) => apply(a, [b[k]!, b[k + 3]!, b[k + 6]!]));
  return [0, 1, 2].flatMap((row) => columns.map((column) => column[row]!)) as Matrix;
}

/** Axis and angle of the shortest turn from one unit vector to another. */
function turnBetween(start: Vector, end: Vector): [Vector, number] {
  const axis = cross(start, end);
  const size = Math.hypot(...axis);
  if (size < 1e-9) return [[1, 0, 0], dot(start, end) > 0 ? 0 : Math.PI];
  return [unit(axis), Math.atan2(size, dot(start, end))];
}

function signedAngle(start: Vector, end: Vector, axis: Vector): number {
  return Math.atan2(dot(cross(start, end), axis), dot(start, end));
}
