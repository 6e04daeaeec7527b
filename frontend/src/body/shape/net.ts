/** How the faces that all bodies share hang together. */

export class Net {
  /** Faces sorted by vertex, and where those of each vertex start. */
  readonly around: Uint16Array;
  readonly starts: Uint32Array;
  /** For each edge of each face the face beyond it, -1 at a border: edge k joins corners k, k + 1. */
  readonly beyond: Int32Array;

  constructor(
    readonly faces: Uint16Array,
    vertexCount: number,
  ) {
    this.starts = new Uint32Array(vertexCount + 1);
    for (const vertex of faces) this.starts[vertex + 1] = this.starts[vertex + 1]! + 1;
    for (let i = 0; i < vertexCount; i++) this.starts[i + 1]! += this.starts[i]!;
    const next = this.starts.slice();
    this.around = new Uint16Array(faces.length);
    faces.forEach((vertex, corner) => {
      this.around[next[vertex]!] = Math.floor(corner / 3);
      next[vertex] = next[vertex]! + 1;
    });
    this.beyond = new Int32Array(faces.length);
    for (let at = 0; at < faces.length; at++) {
      this.beyond[at] = this.across(faces[at]!, faces[at % 3 === 2 ? at - 2 : at + 1]!, at);
    }
  }

  facesAt(vertex: number): Uint16Array {
    return this.around.subarray(this.starts[vertex], this.starts[vertex + 1]);
  }

  has(face: number, vertex: number): boolean {
    const { faces } = this;
    const at = 3 * face;
    return faces[at] === vertex || faces[at + 1] === vertex || faces[at + 2] === vertex;
  }

  /** The other face at an edge of the face that has this corner. */
  private across(start: number, stop: number, corner: number): number {
    const own = Math.floor(corner / 3);
    for (let i = this.starts[start]!; i < this.starts[start + 1]!; i++) {
      const face = this.around[i]!;
      if (face !== own && this.has(face, stop)) return face;
    }
    return -1;
  }
}
