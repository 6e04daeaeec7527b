/**
 * Draws the body in a worker: the page answers while programs are compiled, pictures drawn by the
 * processor and depths read back.
 */

import type { Course } from "../api/types";
import { makeFigure, type Spot } from "./model";
import type { ColourTable, Order, Report } from "./orders";
import type { Ruling } from "./ruling";
import { Skin, type Template } from "./skin";
import { Solid } from "./solid";
import type { Colours } from "./stage";

/** What the types of windows lack. */
interface Worker {
  postMessage(message: Report, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Order>) => void): void;
}

const page = self as unknown as Worker;

let solid: Solid | null = null;
let template: Template | null = null;
let skin: Skin | null = null;
let spots: Spot[] = [];
let courses: readonly Course[] = [];
let ruling: Ruling | null = null;

page.addEventListener("message", ({ data: order }) => {
  if (order.kind === "open") report({ kind: "open", webgl: open(order) });
  else if (solid) obey(solid, order);
});

function open({ colours, phases }: Extract<Order, { kind: "open" }>): boolean {
  try {
    solid = new Solid(new OffscreenCanvas(1, 1), named(colours), phases);
  } catch {
    // The page draws it flat.
  }
  return solid !== null;
}

function obey(stage: Solid, order: Exclude<Order, { kind: "open" }>): void {
  switch (order.kind) {
    case "colours":
      return stage.recolour(named(order.colours));
    case "size":
      return stage.resize(order.width, order.height, order.ratio);
    case "skin":
      template = order.template ?? template;
      skin = template && new Skin(template, order.vertices);
      return;
    case "figure":
      spots = order.spots ?? spots;
      if (!skin) return;
      return stage.figure(
        makeFigure({ skin, spots, side: order.side, courses: () => courses }),
        order.emphasis,
      );
    case "courses":
      courses = order.courses;
      return;
    case "ruling":
      ruling = order.ruling === undefined ? ruling : order.ruling;
      return stage.ruling(ruling, order.share);
    case "draw": {
      const picture = stage.draw(order.camera);
      return report({ kind: "drawn", turn: order.turn, picture }, picture);
    }
    case "look":
      return report({ kind: "seen", turn: order.turn, ...stage.look() });
  }
}

function named(colours: ColourTable): Colours {
  return { read: (name) => colours[name] ?? [0, 0, 0] };
}

function report(message: Report, ...transfer: Transferable[]): void {
  page.postMessage(message, transfer);
}
