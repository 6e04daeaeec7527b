/** The body model on this device: asked for once, after a first body stands. */

import { askBytes } from "../../api/client";
import { breathe } from "../../parts/gradually";
import type { BodyAnswer, Course } from "../../api/types";
import type { Template } from "../skin";
import type { QuickBodies, QuickBody } from "./quick";

export const SHAPE_PATH = "/api/body/shape";

let asked = false;
let bodies: QuickBodies | null = null;
/** The last exact answer: which points there are, on which sides. */
let pattern: BodyAnswer | null = null;

/** Loads the model unless it is there; without it every body is the server's, as before. */
export function loadModel(template: Template, exact: BodyAnswer, courses: readonly Course[]): void {
  pattern = exact;
  if (asked) return;
  asked = true;
  void afterFirstSight().then(() => fetchModel(template, courses));
}

async function fetchModel(template: Template, courses: readonly Course[]): Promise<void> {
  try {
    const parts = [askBytes(SHAPE_PATH), import("./asset"), import("./quick")] as const;
    const [bytes, { decodeShape }, { QuickBodies }] = await Promise.all(parts);
    await breathe();
    const shape = decodeShape(bytes);
    await breathe();
    bodies = new QuickBodies(shape, template);
    await breathe();
    warmUp(courses);
  } catch {
    asked = false;
  }
}

/** The first view comes first: the model is asked for a while after points are seen. */
async function afterFirstSight(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 1200));
  while (!document.querySelector("canvas[data-seen]"));
}

/** The first bodies take longest, while the browser learns the program: nobody waits for these. */
function warmUp(courses: readonly Course[], rounds = 4): void {
  if (rounds) {
    makeQuick(`female_${20 + rounds}_160_`, rounds % 2 ? "" : "toes_flexed")?.trace(courses);
    setTimeout(() => warmUp(courses, rounds - 1), 60);
  } else {
    document.documentElement.dataset.model = "ready";
  }
}

/** The body in a pose at once; null before the model is there and where there is no such body. */
export function makeQuick(body: string, pose: string): QuickBody | null {
  return pattern && bodies ? bodies.make(body, pose, pattern) : null;
}

/** Whether the model is there and has such a body. */
export function canMake(body: string): boolean {
  return bodies?.has(body) ?? false;
}

/** Whether bodies can be made here at all. */
export function hasModel(): boolean {
  return bodies !== null;
}
