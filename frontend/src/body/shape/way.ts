/** The shortest way along the edges of the mesh. */

import type { Net } from "./net";

/** Vertices from one to another, both included; empty where none leads there. */
export function shortestWay(net: Net, vertices: Float32Array, start: number, stop: number): number[] {
  const apart = (a: number, b: number): number =>
    Math.hypot(
      vertices[3 * a]! - vertices[3 * b]!,
      vertices[3 * a + 1]! - vertices[3 * b + 1]!,
      vertices[3 * a + 2]! - vertices[3 * b + 2]!,
    );
  const reach = new Map([[start, 0]]);
  const before = new Map<number, number>();
  // Few wait at a time: looking through them all is as fast as keeping them in order.
  const waiting = new Map([[start, apart(start, stop)]]);
  while (waiting.size) {
    const at = nearest(waiting);
    if (at === stop) return follow(before, stop);
    waiting.delete(at);
    for (const other of neighbours(net, at)) {
      const length = reach.get(at)! + apart(at, other);
      if (length >= (reach.get(other) ?? Infinity)) continue;
      reach.set(other, length);
      before.set(other, at);
      waiting.set(other, length + apart(other, stop));
    }
  }
  return [];
}

function nearest(waiting: ReadonlyMap<number, number>): number {
  let [best, found] = [Infinity, -1];
  for (const [vertex, length] of waiting) if (length < best) [best, found] = [length, vertex];
  return found;
}

function neighbours({ faces, around, starts }: Net, vertex: number): Set<number> {
  const found = new Set<number>();
  for (let i = starts[vertex]!; i < starts[vertex + 1]!; i++) {
    for (let k = 0; k < 3; k++) found.add(faces[3 * around[i]! + k]!);
  }
  found.delete(vertex);
  return found;
}

function follow(before: ReadonlyMap<number, number>, stop: number): number[] {
  const way: number[] = [];
  for (let at: number | undefined = stop; at !== undefined; at = before.get(at)) way.push(at);
  return way.reverse();
}
