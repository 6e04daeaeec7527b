/**
 * Meridians over a skin, from point to point, as courses.py walks them: a test holds that both
 * cross the same edges at the same places.
 */

import { add, apart, cross, dot, unit, type Vector } from "../skin";
import type { Net } from "./net";
import { shortestWay } from "./way";

/** As in courses.py, which says why. */
const DETOUR = 1.8;
const SLACK_M = 0.04;
const STEP_M = 0.004;
const SPLITS = 4;
const ON_EDGE = 1e-4;

/** Vertex, vertex, thousandths of the way from the one to the other; and so on. */
export type Line = number[];

export interface End {
  face: number;
  barycentric: readonly number[];
}

/** An end with where it lies and which way its face looks. */
interface Foot extends End {
  at: Vector;
  normal: Vector;
}

interface Plane {
  across: Vector;
  offset: number;
  /** How long a way in it may be. */
  limit: number;
}

interface Way {
  length: number;
  line: Line;
}

export class Tracer {
  constructor(
    private readonly net: Net,
    private readonly vertices: Float32Array,
  ) {}

  /** The line between two places on the skin; null where none can be found. */
  connect(start: End, stop: End): Line | null {
    return this.join(this.foot(start), this.foot(stop), SPLITS);
  }

  /** Where no plane leads, the middle of the shortest way along edges divides the line. */
  private join(start: Foot, stop: Foot, depth: number): Line | null {
    const line = this.trace(start, stop);
    if (line || !depth) return line;
    const way = shortestWay(this.net, this.vertices, this.corner(start), this.corner(stop));
    if (way.length < 3) return null;
    const vertex = way[Math.floor(way.length / 2)]!;
    const middle = this.footAt(vertex);
    const first = this.join(start, middle, depth - 1);
    const second = this.join(middle, stop, depth - 1);
    if (first && second) return [...first, vertex, vertex, 0, ...second];
    return depth < SPLITS ? null : way.flatMap((each) => [each, each, 0]);
  }

  /** The shorter way round in the plane of both normals, or of one where that leads nowhere. */
  private trace(start: Foot, stop: Foot): Line | null {
    const chord = add(stop.at, start.at, -1);
    const length = Math.hypot(...chord);
    const goals = this.facesOf(stop);
    if (length < 1e-6 || goals.includes(start.face)) return [];
    for (const normal of [add(start.normal, stop.normal), start.normal, stop.normal]) {
      const wide = cross(chord, normal);
      const size = Math.max(Math.hypot(...wide), 1e-12);
      const across = wide.map((value) => value / size) as Vector;
      const plane = { across, offset: dot(start.at, across), limit: DETOUR * length + SLACK_M };
      let best: Way | null = null;
      for (const face of this.facesOf(start)) {
        for (const edge of this.crossed(face, plane)) {
          const way = this.walk(face, edge, start.at, stop.at, goals, plane);
          if (way && (!best || way.length < best.length)) best = way;
        }
      }
      if (best) return best.line;
    }
    return null;
  }

  /** Leaves the first face over one of its edges, and goes on until a face of the goal. */
  private walk(
    first: number,
    leave: number,
    from: Vector,
    to: Vector,
    goals: readonly number[],
    plane: Plane,
  ): Way | null {
    const { faces, beyond } = this.net;
    const line: Line = [];
    let [face, edge, at, drawn, length] = [first, leave, from, from, 0];
    for (;;) {
      const start = faces[3 * face + edge]!;
      const stop = faces[3 * face + ((edge + 1) % 3)]!;
      const above = this.height(start, plane);
      const share = above / (above - this.height(stop, plane));
      const here = this.between(start, stop, share);
      length += apart(here, at);
      if (length > plane.limit) return null;
      if (apart(here, drawn) >= STEP_M) {
        line.push(start, stop, 1000 * share);
        drawn = here;
      }
      const entered = beyond[3 * face + edge]!;
      at = here;
      if (entered < 0) return null;
      if (goals.includes(entered)) return { length: length + apart(to, at), line };
      const edges = this.crossed(entered, plane).filter((k) => beyond[3 * entered + k] !== face);
      if (edges.length !== 1) return null;
      [face, edge] = [entered, edges[0]!];
    }
  }

  /** Which edges of a face the plane crosses: none or two. */
  private crossed(face: number, plane: Plane): number[] {
    const { faces } = this.net;
    const a = this.height(faces[3 * face]!, plane) >= 0;
    const b = this.height(faces[3 * face + 1]!, plane) >= 0;
    const c = this.height(faces[3 * face + 2]!, plane) >= 0;
    if (a === b) return b === c ? [] : [1, 2];
    return b === c ? [0, 2] : [0, 1];
  }

  private height(vertex: number, { across, offset }: Plane): number {
    const { vertices } = this;
    const at = 3 * vertex;
    return (
      vertices[at]! * across[0] +
      vertices[at + 1]! * across[1] +
      vertices[at + 2]! * across[2] -
      offset
    );
  }

  private between(start: number, stop: number, share: number): Vector {
    const [a, b] = [this.vertex(start), this.vertex(stop)];
    return add(a, add(b, a, -1), share);
  }

  private vertex(index: number): Vector {
    const { vertices } = this;
    return [vertices[3 * index]!, vertices[3 * index + 1]!, vertices[3 * index + 2]!];
  }

  private corners(face: number): [number, number, number] {
    const { faces } = this.net;
    return [faces[3 * face]!, faces[3 * face + 1]!, faces[3 * face + 2]!];
  }

  /** The face of a place, and those beyond where it lies on an edge or a corner. */
  private facesOf({ face, barycentric }: Foot): number[] {
    if (Math.min(...barycentric) > ON_EDGE) return [face];
    const corners = this.corners(face).filter((_, k) => barycentric[k]! > ON_EDGE);
    const [one, ...others] = corners;
    return [...this.net.facesAt(one!)].filter((each) =>
      others.every((corner) => this.net.has(each, corner)),
    );
  }

  private corner({ face, barycentric }: Foot): number {
    return this.corners(face)[barycentric.indexOf(Math.max(...barycentric))]!;
  }

  private foot({ face, barycentric }: End): Foot {
    const at = this.corners(face).reduce<Vector>(
      (sum, corner, k) => add(sum, this.vertex(corner), barycentric[k]),
      [0, 0, 0],
    );
    return { face, barycentric, at, normal: unit(this.normal(face)) };
  }

  /** A place at a vertex, looking as the skin round it does. */
  private footAt(vertex: number): Foot {
    const around = this.net.facesAt(vertex);
    const normal = around.reduce<Vector>((sum, face) => add(sum, this.normal(face)), [0, 0, 0]);
    const face = around[0]!;
    const barycentric = this.corners(face).map((corner) => Number(corner === vertex));
    return { face, barycentric, at: this.vertex(vertex), normal: unit(normal) };
  }

  /** As long as twice the face is large. */
  private normal(face: number): Vector {
    const [a, b, c] = this.corners(face).map((corner) => this.vertex(corner));
    return cross(add(b!, a!, -1), add(c!, a!, -1));
  }
}
