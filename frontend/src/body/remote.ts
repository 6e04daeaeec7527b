/** The stage in three dimensions: a worker draws, its pictures are laid onto the canvas here. */

import type { Course } from "../api/types";
import type { Camera } from "../view";
import { ownScript } from "../trusted";
import { project } from "./camera";
import drawerAddress from "./drawer?worker&url";
import type { Emphasis, Figure } from "./model";
import type { ColourTable, Order, Report } from "./orders";
import { RULING_COLOURS, type Ruling } from "./ruling";
import { Palette, type Phases, type Seen, type Stage } from "./stage";

/** A worker that nobody uses now, with its programs compiled: for the next page with a body. */
let idle: Worker | null = null;
/** Counts what is asked of all workers, so that no answer is taken for another. */
let turns = 0;

/** Null where the browser has no WebGL, or none in workers. */
export async function openRemote(canvas: HTMLCanvasElement, phases: Phases): Promise<Stage | null> {
  if (!("OffscreenCanvas" in window)) return null;
  const palette = new Palette(canvas.parentElement ?? document.body);
  const colours = coloursOf(palette, phases);
  const worker = idle ?? (await start(colours, phases));
  idle = null;
  return worker && new Remote(canvas, worker, palette, phases);
}

function start(colours: ColourTable, phases: Phases): Promise<Worker | null> {
  const worker = new Worker(ownScript(drawerAddress), { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onerror = () => reject(new Error("what draws the body did not come"));
    worker.onmessage = ({ data: report }: MessageEvent<Report>) => {
      const able = report.kind === "open" && report.webgl;
      if (!able) worker.terminate();
      resolve(able ? worker : null);
    };
    tell(worker, { kind: "open", colours, phases });
  });
}

function tell(worker: Worker, order: Order): void {
  worker.postMessage(order);
}

class Remote implements Stage {
  private readonly sheet: ImageBitmapRenderingContext;
  private size = { width: 1, height: 1 };
  private figured: Figure | null = null;
  private walked: readonly Course[] | null = null;
  private ruled: Ruling | null = null;
  private camera: Camera | null = null;
  /** Called with the reports of turns that someone waits for. */
  private readonly waiting = new Map<number, (report: Report) => void>();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly worker: Worker,
    private readonly palette: Palette,
    private readonly phases: Phases,
  ) {
    const sheet = canvas.getContext("bitmaprenderer");
    if (!sheet) throw new Error("this browser cannot show pictures");
    this.sheet = sheet;
    worker.onmessage = ({ data: report }: MessageEvent<Report>) => {
      if (report.kind === "open") return;
      this.waiting.get(report.turn)?.(report);
      this.waiting.delete(report.turn);
    };
    this.recolour();
    this.tell({ kind: "ruling", ruling: null, share: 1 });
  }

  resize(width: number, height: number): void {
    this.size = { width, height };
    this.tell({ kind: "size", width, height, ratio: devicePixelRatio });
  }

  /** Sends what changed: the skin of a body is large. */
  figure(figure: Figure, emphasis: Emphasis): void {
    const { skin, spots, side } = figure;
    const before = this.figured;
    this.figured = figure;
    if (before?.skin !== skin) {
      const template = before?.skin.template === skin.template ? undefined : skin.template;
      this.tell({ kind: "skin", template, vertices: skin.vertices });
    }
    const own = before?.spots === spots ? undefined : spots;
    this.tell({ kind: "figure", spots: own, side, emphasis });
  }

  ruling(ruling: Ruling | null, share: number): void {
    const changed = ruling !== this.ruled;
    this.ruled = ruling;
    this.tell({ kind: "ruling", ruling: changed ? ruling : undefined, share });
  }

  async draw(camera: Camera): Promise<void> {
    this.camera = camera;
    this.sendCourses();
    const report = await this.ask((turn) => ({ kind: "draw", camera, turn }));
    if (report.kind !== "drawn") return;
    const { width, height } = report.picture;
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.sheet.transferFromImageBitmap(report.picture);
  }

  async look(): Promise<Seen> {
    const { camera, figured, ruled, size } = this;
    const report = await this.ask((turn) => ({ kind: "look", turn }));
    if (report.kind !== "seen" || !camera) return { spots: [], notes: [] };
    return {
      spots: project(pick(figured?.spots ?? [], report.spots), camera, size),
      notes: project(pick(ruled?.notes ?? [], report.notes), camera, size),
    };
  }

  recolour(): void {
    this.palette.forget();
    this.tell({ kind: "colours", colours: coloursOf(this.palette, this.phases) });
  }

  dispose(): void {
    this.waiting.clear();
    this.worker.onmessage = null;
    if (idle) this.worker.terminate();
    else idle = this.worker;
  }

  /** With the next picture: points do not wait for them. */
  private sendCourses(): void {
    const courses = this.figured?.courses();
    if (!courses || courses === this.walked) return;
    this.walked = courses;
    this.tell({ kind: "courses", courses });
  }

  private tell(order: Order): void {
    tell(this.worker, order);
  }

  private ask(make: (turn: number) => Order): Promise<Report> {
    const turn = ++turns;
    return new Promise((resolve) => {
      this.waiting.set(turn, resolve);
      this.tell(make(turn));
    });
  }
}

function pick<T>(all: readonly T[], indices: readonly number[]): T[] {
  return indices.map((index) => all[index] as T);
}

/** All colours that are drawn with: a worker cannot ask the style. */
function coloursOf(palette: Palette, phases: Phases): ColourTable {
  const own = ["skin", "sheet", "ink", "cinnabar", "bronze"];
  const names = new Set([...own, ...Object.values(phases), ...Object.values(RULING_COLOURS)]);
  return Object.fromEntries([...names].map((name) => [name, palette.read(name)]));
}
