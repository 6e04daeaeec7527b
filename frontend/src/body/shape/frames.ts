/** The directions of a limb segment at rest, as axes.py tells them. */

import { add, cross, dot, unit, type Vector } from "../skin";

type Frame = [Vector, Vector, Vector];
type Joints = (name: string) => Vector;

/**
 * Upper limb: distal, palmar, radial; arm, thigh and leg: distal, anterior, lateral; foot: distal,
 * dorsal, lateral. `sign` is 1 on the left; `sole`: heel, balls of the great and the little toe.
 */
export function restFrame(segment: string, sign: number, joint: Joints, sole: () => Vector[]): Frame {
  if (segment === "foot") return footFrame(sign, sole());
  if (segment === "hand" || segment === "forearm" || segment === "thumb") {
    return handFrame(segment, sign, joint);
  }
  const [from, to] = { arm: ["shoulder", "elbow"], thigh: ["hip", "knee"] }[segment] ?? [
    "knee",
    "ankle",
  ];
  const distal = between(joint(from!), joint(to!));
  // The elbow is never quite straight: the forearm shows the front.
  const front =
    segment === "arm"
      ? add(middle(joint("shoulder"), joint("wrist")), joint("elbow"), -1)
      : add(joint("second_toe_mtp"), joint("ankle"), -1);
  const anterior = reject(front, distal);
  return [distal, anterior, scaled(cross(anterior, distal), sign)];
}

function handFrame(segment: string, sign: number, joint: Joints): Frame {
  const across = add(joint("index_mcp"), joint("little_mcp"), -1);
  let distal = between(joint("wrist"), middle(joint("index_mcp"), joint("little_mcp")));
  let palmar = scaled(unit(cross(distal, across)), sign);
  if (segment === "thumb") {
    // Its nail faces radially.
    distal = between(joint("thumb_mcp"), joint("thumb_ip"));
    palmar = scaled(reject(across, distal), -1);
  } else if (segment === "forearm") {
    distal = between(joint("elbow"), joint("wrist"));
    palmar = reject(palmar, distal);
  }
  return [distal, palmar, scaled(cross(palmar, distal), sign)];
}

function footFrame(sign: number, [heel, inner, outer]: Vector[]): Frame {
  const normal = unit(cross(add(inner!, heel!, -1), add(outer!, heel!, -1)));
  const dorsal = scaled(normal, sign);
  const distal = reject(add(middle(inner!, outer!), heel!, -1), dorsal);
  return [distal, dorsal, scaled(cross(dorsal, distal), sign)];
}

/** The unit vector of what of it is perpendicular to a unit axis. */
export function reject(vector: Vector, axis: Vector): Vector {
  return unit(add(vector, axis, -dot(vector, axis)));
}

function between(start: Vector, end: Vector): Vector {
  return unit(add(end, start, -1));
}

function middle(a: Vector, b: Vector): Vector {
  return scaled(add(a, b), 0.5);
}

function scaled(a: Vector, share: number): Vector {
  return [share * a[0], share * a[1], share * a[2]];
}
