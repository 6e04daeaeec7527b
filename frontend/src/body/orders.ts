/** What the page and the worker that draws the body say to each other. */

import type { Course } from "../api/types";
import type { Camera, Side } from "../view";
import type { Emphasis, Spot } from "./model";
import type { Ruling } from "./ruling";
import type { Template } from "./skin";
import type { Phases, Rgb } from "./stage";

/** By name. */
export type ColourTable = Record<string, Rgb>;

/** To the worker. What is left out is as before. */
export type Order =
  | { kind: "open"; colours: ColourTable; phases: Phases }
  | { kind: "colours"; colours: ColourTable }
  | { kind: "size"; width: number; height: number; ratio: number }
  | { kind: "skin"; template?: Template; vertices: Float32Array }
  | { kind: "figure"; spots?: Spot[]; side: Side; emphasis: Emphasis }
  | { kind: "courses"; courses: readonly Course[] }
  | { kind: "ruling"; ruling?: Ruling | null; share: number }
  | { kind: "draw"; camera: Camera; turn: number }
  | { kind: "look"; turn: number };

/** From the worker; `turn` is that of the order which it answers. */
export type Report =
  | { kind: "open"; webgl: boolean }
  | { kind: "drawn"; turn: number; picture: ImageBitmap }
  | { kind: "seen"; turn: number; spots: number[]; notes: number[] };
