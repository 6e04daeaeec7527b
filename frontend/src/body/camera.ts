/** Where the body is looked at from. The address holds it as six numbers or as a named view. */

import type { Camera, NamedView } from "../view";
import { add, apart, cross, dot, unit, type Place, type Skin, type Vector } from "./skin";

export const FIELD_DEG = 28;
const REACH = { least: 0.08, most: 9 };

/** What a close view looks at: a point that lies in the middle of it, and from how far. */
const ANCHORS: Partial<Record<NamedView, { code: string; distance: number }>> = {
  face: { code: "GV25", distance: 0.62 },
  ear: { code: "SI19", distance: 0.5 },
  scalp: { code: "GV20", distance: 0.58 },
  hand: { code: "TE3", distance: 0.6 },
  palm: { code: "PC8", distance: 0.6 },
  foot: { code: "LR3", distance: 0.7 },
  sole: { code: "KI1", distance: 0.7 },
};

const WHOLE: Partial<Record<NamedView, [number, number]>> = {
  front: [0, 0],
  back: [180, 0],
  left: [90, 0],
  right: [-90, 0],
};

/** The pose that a view needs to show anything. */
export const POSE_OF_VIEW: Partial<Record<NamedView, string>> = { sole: "toes_flexed" };

export interface Marker {
  code: string;
  at: Vector;
  normal: Vector;
}

/** Unit vector from the target to the eye: yaw 0 from the front, 90 from the person's left. */
export function direction({ yaw, pitch }: Camera): Vector {
  const [a, b] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  return [Math.sin(a) * Math.cos(b), -Math.cos(a) * Math.cos(b), Math.sin(b)];
}

/** Where the eye stands, and its right, up and backward directions. */
export interface Frame {
  eye: Vector;
  right: Vector;
  up: Vector;
  back: Vector;
}

export function frameOf(camera: Camera): Frame {
  const back = direction(camera);
  const right = unit(cross([0, 0, 1], back));
  return { eye: add(camera.target, back, camera.distance), right, up: cross(back, right), back };
}

/** Where a place stands in a picture of this size: pixels from the left and from above, and how
 * far before the eye, metres. */
export function onPicture(at: Vector, { eye, right, up, back }: Frame, width: number, height: number): Vector {
  const away = add(at, eye, -1);
  const deep = -dot(away, back);
  const scale = height / (2 * Math.tan((FIELD_DEG * Math.PI) / 360)) / deep;
  return [width / 2 + dot(away, right) * scale, height / 2 - dot(away, up) * scale, deep];
}

/** Those markers that stand within the picture, and where. */
export function project<T extends Marker>(
  markers: readonly T[],
  camera: Camera,
  { width, height }: { width: number; height: number },
): { spot: T; x: number; y: number }[] {
  const frame = frameOf(camera);
  return markers.flatMap((spot) => {
    const [x, y, deep] = onPicture(spot.at, frame, width, height);
    const inside = deep > 0 && x >= 0 && y >= 0 && x < width && y < height;
    return inside ? [{ spot, x, y }] : [];
  });
}

/** The camera of a named view, of the whole body where its point is not there. */
export function namedCamera(
  name: NamedView,
  skin: Skin,
  markers: readonly Marker[],
  aspect: number,
): Camera {
  const anchor = ANCHORS[name];
  const marker = anchor && markers.find((each) => each.code === anchor.code);
  if (anchor && marker) return lookAlong(marker.at, marker.normal, anchor.distance);
  const [yaw, pitch] = WHOLE[name] ?? [0, 0];
  const [low, high] = skin.bounds();
  const middle = low.map((value, k) => (value + (high[k] ?? 0)) / 2) as Vector;
  const sideways = Math.abs(Math.sin((yaw * Math.PI) / 180)) > 0.5;
  const wide = sideways ? high[1] - low[1] : high[0] - low[0];
  const half = Math.max((high[2] - low[2]) / 2, wide / 2 / aspect);
  const deep = sideways ? (high[0] - low[0]) / 2 : (high[1] - low[1]) / 2;
  const distance = (half * 1.08) / Math.tan((FIELD_DEG * Math.PI) / 360) + deep;
  return { target: middle, yaw, pitch, distance };
}

/** The whole body from where most of these points are seen; from the front if there are none. */
export function overview(skin: Skin, markers: readonly Marker[], aspect: number): Camera {
  const sum = markers.reduce((total, marker) => add(total, marker.normal), [0, 0, 0] as Vector);
  const camera = namedCamera("front", skin, [], aspect);
  if (Math.hypot(sum[0], sum[1]) < 0.2 * markers.length) return camera;
  return { ...camera, yaw: markers.length ? (Math.atan2(sum[0], -sum[1]) * 180) / Math.PI : 0 };
}

/** Looks at a point along its normal, near enough to see its neighbours. */
export function flyTo(marker: Marker, markers: readonly Marker[]): Camera {
  const near = markers
    .map((other) => apart(other.at, marker.at))
    .sort((a, b) => a - b)
    .find((_, rank) => rank === 5);
  return lookAlong(marker.at, marker.normal, Math.min(0.75, Math.max(0.4, 7 * (near ?? 0.1))));
}

/** Looks at all of these places from where they face, far enough to have them in the picture. */
export function overlook(places: readonly Place[], aspect: number): Camera {
  const low = [0, 1, 2].map((k) => Math.min(...places.map((place) => place.at[k] as number)));
  const high = [0, 1, 2].map((k) => Math.max(...places.map((place) => place.at[k] as number)));
  const target = low.map((value, k) => (value + (high[k] ?? 0)) / 2) as Vector;
  const radius = Math.max(0.03, ...places.map((place) => apart(place.at, target)));
  const facing = places.reduce((sum, place) => add(sum, place.normal), [0, 0, 0] as Vector);
  const reach = (radius * 1.35) / Math.tan((FIELD_DEG * Math.PI) / 360) / Math.min(1, aspect);
  return lookAlong(target, facing, Math.min(REACH.most, Math.max(0.34, reach)));
}

function lookAlong(target: Vector, normal: Vector, distance: number): Camera {
  const [x, y, z] = unit(normal);
  // Straight from above or below there is no upright; stay a little off.
  const pitch = Math.min(78, Math.max(-78, (Math.asin(z) * 180) / Math.PI));
  const flat = Math.hypot(x, y) < 0.05;
  return { target, yaw: flat ? 0 : (Math.atan2(x, -y) * 180) / Math.PI, pitch, distance };
}

export function turn(camera: Camera, yaw: number, pitch: number): Camera {
  const bound = Math.min(89, Math.max(-89, camera.pitch + pitch));
  return { ...camera, yaw: wrap(camera.yaw + yaw), pitch: bound };
}

export function zoom(camera: Camera, factor: number): Camera {
  const distance = Math.min(REACH.most, Math.max(REACH.least, camera.distance * factor));
  return { ...camera, distance };
}

/** Moves the target by shares of the picture's height, to the right and up. */
export function shift(camera: Camera, right: number, up: number): Camera {
  const high = 2 * camera.distance * Math.tan((FIELD_DEG * Math.PI) / 360);
  const [a, b] = [(camera.yaw * Math.PI) / 180, (camera.pitch * Math.PI) / 180];
  const [dx, dz] = [right * high, up * high];
  const [x, y, z] = camera.target;
  const over: Vector = [-Math.sin(a) * Math.sin(b), Math.cos(a) * Math.sin(b), Math.cos(b)];
  return {
    ...camera,
    target: [
      x + Math.cos(a) * dx + over[0] * dz,
      y + Math.sin(a) * dx + over[1] * dz,
      z + over[2] * dz,
    ],
  };
}

/** The camera a share of the way from one to another, the short way round. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    target: from.target.map((value, k) => mix(value, to.target[k] ?? 0)) as Vector,
    yaw: from.yaw + wrap(to.yaw - from.yaw) * share,
    pitch: mix(from.pitch, to.pitch),
    distance: Math.exp(mix(Math.log(from.distance), Math.log(to.distance))),
  };
}

function wrap(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}
