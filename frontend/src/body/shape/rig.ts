/** What a body is posed with, as the server sends it: see rig.py. */

export type Triple = [number, number, number];
type Six = [number, number, number, number, number, number];

/** A step of a pose on one side. */
export interface Turn {
  /** An equal share of the turn about the head of each. */
  bones: number[];
  /** The segment that turns lies between the heads of these. */
  start: number;
  end: number;
  /** 1 left and midline, -1 right. */
  sign: 1 | -1;
  /** Until the segment points there, in the frame of the body. */
  aim?: Triple;
  /** By degrees to where this looks: shares of the body's x, y, z, then of the segment's frame. */
  toward?: Six;
  /** About its own length until `face` looks there, or by degrees. */
  twist?: Triple;
  face?: Six;
  degrees?: number;
  /** Whose frame `toward` and `face` are told in, and which bone moves it. */
  segment?: string;
  limb?: number;
}

export interface RigHead {
  parents: number[];
  twins: number[];
  /** The bones whose rings are sent, in their order. */
  rings: number[];
  ring_step: number;
  /** Bones by the name of the joint in their head: left or midline. */
  joints: Record<string, number>;
  /** Vertices of the left sole: heel, balls of the great and the little toe. */
  sole: Triple;
  poses: Record<string, Turn[]>;
}

export interface Rig extends RigHead {
  /** For each vertex of the half, how many bones move it. */
  counts: Uint8Array;
  bones: Uint8Array;
  /** Sum to 1 for each vertex. */
  weights: Float32Array;
  /** For each ring its vertices and their weights; null on the right side. */
  ringOf: ({ vertices: Uint16Array; weights: Float64Array } | null)[];
}

export function decodeRig(head: RigHead, bytes: (name: string) => Uint8Array): Rig {
  const counts = bytes("bone_counts");
  const bones = bytes("bones");
  const told = joinBytes(bytes("bone_weights"));
  const weights = new Float32Array(bones.length);
  let [at, next] = [0, 0];
  for (const count of counts) {
    let first = 65535;
    for (let k = 1; k < count; k++) {
      first -= told[next]!;
      weights[at + k] = told[next++]! / 65535;
    }
    weights[at] = first / 65535;
    at += count;
  }
  return { ...head, counts, bones, weights, ringOf: decodeRings(head, bytes) };
}

function decodeRings(head: RigHead, bytes: (name: string) => Uint8Array): Rig["ringOf"] {
  const sizes = joinBytes(bytes("ring_sizes"));
  const steps = joinBytes(bytes("ring_vertices"));
  const shares = new Int16Array(joinBytes(bytes("ring_weights")).buffer);
  const rings: Rig["ringOf"] = head.parents.map(() => null);
  let start = 0;
  head.rings.forEach((bone, k) => {
    const stop = start + sizes[k]!;
    const vertices = steps.slice(start, stop);
    for (let i = 1; i < vertices.length; i++) vertices[i] = vertices[i]! + vertices[i - 1]!;
    const sum = shares.subarray(start, stop).reduce((a, b) => a + b, 0);
    rings[bone] = { vertices, weights: Float64Array.from(shares.subarray(start, stop), (s) => s / sum) };
    start = stop;
  });
  return rings;
}

/** 16-bit numbers from all low bytes, then all high ones. */
function joinBytes(planes: Uint8Array): Uint16Array {
  const size = planes.length / 2;
  return Uint16Array.from({ length: size }, (_, i) => planes[i]! | (planes[size + i]! << 8));
}
