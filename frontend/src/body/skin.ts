/** The skin of a body: decoded from the server's bytes (see mesh.py), in metres of the body frame. */

export type Vector = [number, number, number];

export interface Template {
  /** Three vertices a face. */
  faces: Uint16Array;
  /** The vertex on the other side of each. */
  mirror: Uint16Array;
  /** 1 on the eyes, 2 within the body's openings, else 0. */
  kinds: Uint8Array;
}

export interface Place {
  at: Vector;
  normal: Vector;
}

export function decodeTemplate(buffer: ArrayBuffer): Template {
  const head = new DataView(buffer);
  const vertexCount = head.getUint32(0, true);
  const faceCount = head.getUint32(4, true);
  const bytes = new Uint8Array(buffer);
  let offset = 8;
  const column = (count: number): Uint16Array => {
    const made = new Uint16Array(count);
    let last = 0;
    for (let i = 0; i < count; i++) {
      last += byteAt(bytes, offset + i) | (byteAt(bytes, offset + count + i) << 8);
      made[i] = last;
    }
    offset += 2 * count;
    return made;
  };
  const corners = [column(faceCount), column(faceCount), column(faceCount)];
  const faces = new Uint16Array(3 * faceCount);
  corners.forEach((corner, k) => corner.forEach((vertex, i) => (faces[3 * i + k] = vertex)));
  const mirror = column(vertexCount);
  return { faces, mirror, kinds: bytes.slice(offset, offset + vertexCount) };
}

export function decodeVertices(buffer: ArrayBuffer): Float32Array {
  const bounds = new Float32Array(buffer, 0, 6);
  const bytes = new Uint8Array(buffer, 24);
  const count = bytes.length / 6;
  const vertices = new Float32Array(3 * count);
  for (let axis = 0; axis < 3; axis++) {
    const low = bounds[axis] ?? 0;
    const step = ((bounds[axis + 3] ?? 0) - low) / 65535;
    for (let i = 0; i < count; i++) {
      const at = 2 * axis * count + i;
      vertices[3 * i + axis] = low + step * (byteAt(bytes, at) + 256 * byteAt(bytes, at + count));
    }
  }
  return vertices;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

/** One posed skin with its normals. */
export class Skin {
  private known: Float32Array | null = null;

  constructor(
    readonly template: Template,
    readonly vertices: Float32Array,
  ) {}

  /** Reckoned when first asked for: a skin that is only posed needs none. */
  get normals(): Float32Array {
    return (this.known ??= vertexNormals(this.vertices, this.template.faces));
  }

  vertex(index: number): Vector {
    return read(this.vertices, index);
  }

  /** A place within a face, or its mirror image on the other side. */
  place(face: number, weights: readonly number[], mirrored = false): Place {
    const { faces, mirror } = this.template;
    const corners = [0, 1, 2]
      .map((k) => faces[3 * face + k] as number)
      .map((vertex) => (mirrored ? (mirror[vertex] as number) : vertex));
    return {
      at: mix(this.vertices, corners, weights),
      normal: unit(mix(this.normals, corners, weights)),
    };
  }

  /** Where a place within a face is. */
  locate(face: number, weights: readonly number[]): Vector {
    const { faces } = this.template;
    return mix(this.vertices, [0, 1, 2].map((k) => faces[3 * face + k]!), weights);
  }

  /** A place on an edge, `share` of the way from one vertex to another. Asked for thousands. */
  placeOnEdge(start: number, stop: number, share: number): Place {
    const between = (values: Float32Array, axis: number): number => {
      const from = values[3 * start + axis] ?? 0;
      return from + share * ((values[3 * stop + axis] ?? 0) - from);
    };
    const { vertices, normals } = this;
    return {
      at: [between(vertices, 0), between(vertices, 1), between(vertices, 2)],
      normal: unit([between(normals, 0), between(normals, 1), between(normals, 2)]),
    };
  }

  /** Least and greatest corner of the box round the skin. */
  bounds(): [Vector, Vector] {
    const low: Vector = [Infinity, Infinity, Infinity];
    const high: Vector = [-Infinity, -Infinity, -Infinity];
    this.vertices.forEach((value, i) => {
      const axis = (i % 3) as 0 | 1 | 2;
      low[axis] = Math.min(low[axis], value);
      high[axis] = Math.max(high[axis], value);
    });
    return [low, high];
  }
}

/** Sums of the faces round each vertex, made units. One pass without objects: it is done often. */
function vertexNormals(vertices: Float32Array, faces: Uint16Array): Float32Array {
  const normals = new Float32Array(vertices.length);
  for (let f = 0; f < faces.length; f += 3) {
    const [i, j, k] = [3 * faces[f]!, 3 * faces[f + 1]!, 3 * faces[f + 2]!];
    const [ax, ay, az] = [vertices[i]!, vertices[i + 1]!, vertices[i + 2]!];
    const [ux, uy, uz] = [vertices[j]! - ax, vertices[j + 1]! - ay, vertices[j + 2]! - az];
    const [vx, vy, vz] = [vertices[k]! - ax, vertices[k + 1]! - ay, vertices[k + 2]! - az];
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    normals[i]! += x;
    normals[i + 1]! += y;
    normals[i + 2]! += z;
    normals[j]! += x;
    normals[j + 1]! += y;
    normals[j + 2]! += z;
    normals[k]! += x;
    normals[k + 1]! += y;
    normals[k + 2]! += z;
  }
  for (let v = 0; v < normals.length; v += 3) {
    const [x, y, z] = [normals[v]!, normals[v + 1]!, normals[v + 2]!];
    const size = Math.sqrt(x * x + y * y + z * z) || 1;
    normals[v] = x / size;
    normals[v + 1] = y / size;
    normals[v + 2] = z / size;
  }
  return normals;
}

function mix(values: Float32Array, corners: readonly number[], weights: readonly number[]): Vector {
  return corners.reduce((sum, corner, k) => add(sum, read(values, corner), weights[k]), zero());
}

function read(values: Float32Array, index: number): Vector {
  return [values[3 * index] ?? 0, values[3 * index + 1] ?? 0, values[3 * index + 2] ?? 0];
}

function zero(): Vector {
  return [0, 0, 0];
}

/** a + share · b */
export function add(a: Vector, b: Vector, share = 1): Vector {
  return [a[0] + share * b[0], a[1] + share * b[1], a[2] + share * b[2]];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];
}

export function unit(a: Vector): Vector {
  const size = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / size, a[1] / size, a[2] / size];
}

export function apart(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
