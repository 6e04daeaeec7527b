/** Turns the body by hand and key, flies to where the view says, and tells what was picked. */

import type { Camera } from "../view";
import { between, project, shift, turn, zoom } from "./camera";
import { Labels } from "./labels";
import type { Emphasis, Figure, Spot } from "./model";
import type { Note, Ruling } from "./ruling";
import type { Sight, Stage } from "./stage";

const FLIGHT_MS = 550;
const GROWTH_MS = 900;
const REST_MS = 140;
const REACH_PX = { mouse: 12, pen: 14, touch: 24 };

export interface Wishes {
  /** A point was picked. */
  choose(code: string): void;
  /** The reader moved the camera, which now rests: gives it as the address keeps it. */
  rest(camera: Camera): Camera;
}

export class Viewer {
  private readonly labels: Labels;
  private readonly cleanup = new AbortController();
  private readonly watcher: ResizeObserver;
  private camera: Camera | null = null;
  private flight: { from: Camera; to: Camera; start: number } | null = null;
  private emphasis: Emphasis = { chosen: "", meridian: "", radius: 0 };
  private spots: readonly Spot[] = [];
  private sights: Sight[] = [];
  private ruling: Ruling | null = null;
  private notes: Sight<Note>[] = [];
  private growth: { start: number } | null = null;
  private hovered = "";
  private pointers = new Map<number, { x: number; y: number }>();
  private travelled = 0;
  private frame = 0;
  /** Whether a picture is being drawn, and whether it is late for the next. */
  private drawing = false;
  private late = false;
  private restTimer = 0;
  private moved = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    labelHost: HTMLElement,
    private readonly stage: Stage,
    nameOf: (code: string) => string,
    private readonly wishes: Wishes,
  ) {
    this.labels = new Labels(labelHost, nameOf);
    this.listen();
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(canvas);
    this.resize();
  }

  get aspect(): number {
    return this.canvas.clientWidth / Math.max(1, this.canvas.clientHeight);
  }

  /** Where it looks from, or is flying to. */
  get now(): Camera | null {
    return this.flight?.to ?? this.camera;
  }

  show(figure: Figure, emphasis: Emphasis): void {
    this.emphasis = emphasis;
    this.spots = figure.spots;
    this.stage.figure(figure, emphasis);
    this.settle();
  }

  /** Lays the ruler of a step on the skin; its lines grow where motion is welcome. */
  rule(ruling: Ruling | null): void {
    if (!ruling && !this.ruling) return;
    this.ruling = ruling;
    this.notes = [];
    this.growth = ruling && !isStill() ? { start: performance.now() } : null;
    this.stage.ruling(ruling, this.growth ? 0 : 1);
    this.settle();
  }

  recolour(): void {
    this.stage.recolour();
    this.settle();
  }

  /** Flies there, or jumps: with what it follows, and for those who want no motion. */
  look(camera: Camera, follows = false): void {
    if (!this.camera || follows || isStill()) {
      this.flight = null;
      this.camera = camera;
    } else {
      this.flight = { from: this.camera, to: camera, start: performance.now() };
    }
    this.settle();
  }

  /** A move by the reader. */
  move(change: (camera: Camera) => Camera): void {
    const from = this.flight?.to ?? this.camera;
    if (!from) return;
    this.flight = null;
    this.camera = change(from);
    this.moved = true;
    this.settle();
  }

  dispose(): void {
    this.cleanup.abort();
    this.watcher.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.restTimer);
    this.labels.clear();
    this.stage.dispose();
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width || !height) return;
    this.stage.resize(width, height);
    this.settle();
  }

  private settle(): void {
    if (!this.frame) this.frame = requestAnimationFrame(this.paint);
  }

  /** After a picture; at once after the first, which the reader waits for. */
  private awaitRest(): void {
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(this.rest, this.canvas.dataset.seen ? REST_MS : 0);
  }

  private paint = async (now: number): Promise<void> => {
    this.frame = 0;
    // One picture at a time: a slow device draws fewer, and none that is past.
    if (this.drawing) return void (this.late = true);
    if (this.flight) {
      const share = Math.min(1, Math.max(0, (now - this.flight.start) / FLIGHT_MS));
      this.camera = between(this.flight.from, this.flight.to, share * share * (3 - 2 * share));
      if (share < 1) this.settle();
      else this.flight = null;
    }
    const { camera } = this;
    if (!camera) return;
    this.grow(now);
    this.drawing = true;
    await this.stage.draw(camera);
    this.drawing = false;
    if (this.cleanup.signal.aborted) return;
    const size = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
    // Where they are now: a body may have changed since it was last looked at what is seen.
    const seen = new Set(this.sights.map(({ spot }) => nameOf(spot)));
    const loud = this.spots.filter((spot) => this.isLoud(spot.code) && seen.has(nameOf(spot)));
    this.label(
      project(loud, camera, size),
      project(this.notes.map(({ spot }) => spot), camera, size),
    );
    if (this.late) this.settle();
    else this.awaitRest();
    this.late = false;
  };

  private grow(now: number): void {
    if (!this.growth || !this.ruling) return;
    const share = Math.min(1, Math.max(0, (now - this.growth.start) / GROWTH_MS));
    this.stage.ruling(this.ruling, share);
    if (share < 1) return this.settle();
    this.growth = null;
  }

  /** Once nothing moves: find what is seen, name what fits, tell the address. */
  private rest = async (): Promise<void> => {
    if (!this.camera || this.flight || this.growth || this.pointers.size || this.isBusy()) return;
    if (this.moved) {
      this.moved = false;
      this.camera = this.wishes.rest(this.camera);
      // As the address keeps it, so that a copy of it shows the same.
      return this.settle();
    }
    const { spots, ruling } = this;
    const seen = await this.stage.look();
    if (this.cleanup.signal.aborted || this.isBusy()) return;
    if (spots !== this.spots || ruling !== this.ruling) return;
    this.sights = seen.spots;
    this.notes = seen.notes;
    this.label(this.sights, this.notes);
    this.canvas.dataset.seen = String(this.sights.length);
    this.canvas.dataset.noted = String(this.notes.length);
  };

  /** Whether a newer picture is on its way. */
  private isBusy(): boolean {
    return this.drawing || this.frame !== 0;
  }

  private label(sights: readonly Sight[], notes: readonly Sight<Note>[]): void {
    this.labels.show(sights, notes, this.emphasis, this.hovered, this.canvas.clientWidth);
  }

  private isLoud(code: string): boolean {
    return code === this.emphasis.chosen || code === this.hovered;
  }

  private near(event: PointerEvent): string {
    const { x: left, y: top } = this.canvas.getBoundingClientRect();
    let best = REACH_PX[event.pointerType as keyof typeof REACH_PX] ?? REACH_PX.mouse;
    let code = "";
    for (const { spot, x, y } of this.sights) {
      const away = Math.hypot(event.clientX - left - x, event.clientY - top - y);
      if (away < best) [best, code] = [away, spot.code];
    }
    return code;
  }

  private listen(): void {
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      act: (event: HTMLElementEventMap[K]) => void,
    ) => this.canvas.addEventListener(type, act, { signal: this.cleanup.signal, passive: false });
    on("pointerdown", (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      if (!this.pointers.size) this.travelled = 0;
      this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    on("pointermove", (event) => (this.pointers.size ? this.drag(event) : this.hover(event)));
    on("pointerup", (event) => this.release(event));
    on("pointercancel", (event) => {
      this.pointers.delete(event.pointerId);
      this.settle();
    });
    on("pointerleave", () => this.setHovered(""));
    on("contextmenu", (event) => event.preventDefault());
    on("wheel", (event) => {
      // On a page that scrolls, the wheel belongs to the page until the body has the focus.
      const own = document.activeElement === this.canvas || event.ctrlKey;
      if (!own && this.canvas.dataset.wheel !== "own") return;
      event.preventDefault();
      this.move((camera) => zoom(camera, Math.exp(event.deltaY * 0.0012)));
    });
    on("keydown", (event) => this.key(event));
  }

  private drag(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const after = { x: event.clientX, y: event.clientY };
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId);
    this.pointers.set(event.pointerId, after);
    this.travelled += Math.hypot(dx, dy);
    if (this.travelled < 4) return;
    const high = this.canvas.clientHeight;
    const other = others[0]?.[1];
    if (other) {
      const size = (at: typeof after) => Math.hypot(at.x - other.x, at.y - other.y) || 1;
      this.move((camera) =>
        shift(zoom(camera, size(before) / size(after)), -dx / high / 2, dy / high / 2),
      );
    } else if (event.shiftKey || event.buttons & 6) {
      this.move((camera) => shift(camera, -dx / high, dy / high));
    } else {
      this.move((camera) => turn(camera, -dx * 0.4, dy * 0.35));
    }
  }

  private release(event: PointerEvent): void {
    const last = this.pointers.delete(event.pointerId) && !this.pointers.size;
    this.settle();
    if (!last || this.travelled >= 4 || event.button !== 0) return;
    const code = this.near(event);
    if (code) this.wishes.choose(code);
  }

  private hover(event: PointerEvent): void {
    this.setHovered(this.near(event));
  }

  private setHovered(code: string): void {
    if (code === this.hovered) return;
    this.hovered = code;
    this.canvas.classList.toggle("pointing", code !== "");
    this.label(this.sights, this.notes);
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const change = moveOfKey(event.key, event.shiftKey);
    if (!change) return;
    event.preventDefault();
    this.move(change);
  }
}

/** The place of a point, on any body. */
function nameOf({ code, label, side }: Spot): string {
  return `${code}.${label}.${side}`;
}

/** Whether the reader wants no motion. */
function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Arrows turn, with Shift they shift; plus and minus go nearer and farther. */
function moveOfKey(key: string, shifted: boolean): ((camera: Camera) => Camera) | null {
  const [x, y] =
    { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key] ?? [];
  if (x !== undefined && y !== undefined) {
    return (camera) => (shifted ? shift(camera, x / 10, y / 10) : turn(camera, x * 15, y * 15));
  }
  if (key === "+" || key === "=") return (camera) => zoom(camera, 0.8);
  return key === "-" ? (camera) => zoom(camera, 1.25) : null;
}
