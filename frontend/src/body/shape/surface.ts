/** The place of the skin nearest to a place in space, found by walking from face to face. */

import type { Net } from "./net";

export interface Landing {
  face: number;
  barycentric: [number, number, number];
}

export class Surface {
  private readonly visited: Uint32Array;
  private visit = 0;
  /** The nearest so far: its squared distance, face, and weights of second and third corner. */
  private best = Infinity;
  private face = 0;
  private v = 0;
  private w = 0;

  constructor(
    private readonly vertices: Float32Array,
    private readonly net: Net,
  ) {
    this.visited = new Uint32Array(net.faces.length / 3);
  }

  /** From a face near it: to the neighbour that is nearer, until none is. */
  land(places: Float64Array, offset: number, from: number): Landing {
    const x = places[offset]!;
    const y = places[offset + 1]!;
    const z = places[offset + 2]!;
    const { faces, starts, around } = this.net;
    this.visit++;
    this.best = Infinity;
    this.face = from;
    this.tryFace(from, x, y, z);
    for (let face = -1; face !== this.face; ) {
      face = this.face;
      for (let corner = 0; corner < 3; corner++) {
        const vertex = faces[3 * face + corner]!;
        const stop = starts[vertex + 1]!;
        for (let i = starts[vertex]!; i < stop; i++) this.tryFace(around[i]!, x, y, z);
      }
    }
    return { face: this.face, barycentric: [1 - this.v - this.w, this.v, this.w] };
  }

  /** Takes a face if its nearest place is nearer than the best. Plain numbers: it runs often. */
  private tryFace(face: number, x: number, y: number, z: number): void {
    if (this.visited[face] === this.visit) return;
    this.visited[face] = this.visit;
    const { vertices } = this;
    const { faces } = this.net;
    const a = 3 * faces[3 * face]!;
    const b = 3 * faces[3 * face + 1]!;
    const c = 3 * faces[3 * face + 2]!;
    const ax = vertices[a]!;
    const ay = vertices[a + 1]!;
    const az = vertices[a + 2]!;
    const ux = vertices[b]! - ax;
    const uy = vertices[b + 1]! - ay;
    const uz = vertices[b + 2]! - az;
    const sx = vertices[c]! - ax;
    const sy = vertices[c + 1]! - ay;
    const sz = vertices[c + 2]! - az;
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    const uu = ux * ux + uy * uy + uz * uz;
    const us = ux * sx + uy * sy + uz * sz;
    const ss = sx * sx + sy * sy + sz * sz;
    const up = ux * px + uy * py + uz * pz;
    const sp = sx * px + sy * py + sz * pz;
    const pp = px * px + py * py + pz * pz;
    const det = uu * ss - us * us;
    const v = (ss * up - us * sp) / det;
    const w = (uu * sp - us * up) / det;
    const take = (p: number, q: number): void => {
      const away = pp + p * p * uu + 2 * p * q * us + q * q * ss - 2 * (p * up + q * sp);
      if (away >= this.best) return;
      this.best = away;
      this.face = face;
      this.v = p;
      this.w = q;
    };
    if (v >= 0 && w >= 0 && v + w <= 1) return take(v, w);
    // Else it lies on one of the edges.
    take(within(up / uu), 0);
    take(0, within(sp / ss));
    const along = within((uu - us - up + sp) / (uu - 2 * us + ss));
    take(1 - along, along);
  }
}

function within(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share;
}
