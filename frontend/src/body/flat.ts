/** The stage without WebGL: the same body, points and lines, drawn by the processor. */

import type { Camera } from "../view";
import { frameOf, onPicture, project, type Frame, type Marker } from "./camera";
import type { Emphasis, Figure } from "./model";
import { rulingBars, RULING_COLOURS, type Ruling } from "./ruling";
import { add, dot, unit, type Skin, type Vector } from "./skin";
import { mixed, Palette, tintOf, type Phases, type Rgb, type Seen, type Sight, type Stage } from "./stage";

const SLACK_M = 0.008;

export function openFlat(canvas: HTMLCanvasElement, phases: Phases): Stage {
  return new Flat(canvas, phases);
}

class Flat implements Stage {
  private readonly pen: CanvasRenderingContext2D;
  private readonly palette: Palette;
  private shown: { figure: Figure; emphasis: Emphasis } | null = null;
  private ruled: { ruling: Ruling; share: number } | null = null;
  width = 1;
  height = 1;
  private depth = new Float32Array(1);
  private camera: Camera | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly phases: Phases,
  ) {
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("this browser cannot draw");
    this.pen = pen;
    this.palette = new Palette(canvas.parentElement ?? document.body);
  }

  resize(width: number, height: number): void {
    [this.width, this.height] = [Math.round(width), Math.round(height)];
    [this.canvas.width, this.canvas.height] = [this.width, this.height];
  }

  figure(figure: Figure, emphasis: Emphasis): void {
    this.shown = { figure, emphasis };
  }

  ruling(ruling: Ruling | null, share: number): void {
    this.ruled = ruling && { ruling, share };
  }

  recolour(): void {
    this.palette.forget();
  }

  async draw(camera: Camera): Promise<void> {
    this.camera = camera;
    if (!this.shown) return;
    const frame = frameOf(camera);
    const image = this.pen.createImageData(this.width, this.height);
    this.depth = new Float32Array(this.width * this.height).fill(Infinity);
    this.rasterise(this.shown.figure.skin, frame, image.data);
    this.pen.putImageData(image, 0, 0);
    this.drawLines(frame);
    this.drawDots();
    this.drawRuling(frame);
  }

  async look(): Promise<Seen> {
    return {
      spots: this.sights(this.shown?.figure.spots ?? []),
      notes: this.sights(this.ruled?.ruling.notes ?? []),
    };
  }

  private sights<T extends Marker>(spots: readonly T[]): Sight<T>[] {
    const { camera, shown } = this;
    if (!camera || !shown) return [];
    const { eye } = frameOf(camera);
    const facing = spots.filter(
      (spot) => dot(unit(add(eye, spot.at, -1)), spot.normal) > 0.05,
    );
    return project(facing, camera, this).filter((sight) => this.seen(sight.spot.at));
  }

  dispose(): void {}

  private onScreen(at: Vector, frame: Frame): Vector {
    return onPicture(at, frame, this.width, this.height);
  }

  private seen(at: Vector): boolean {
    if (!this.camera) return false;
    const [x, y, deep] = this.onScreen(at, frameOf(this.camera));
    const drawn = this.depth[Math.floor(y) * this.width + Math.floor(x)] ?? Infinity;
    return deep < drawn + SLACK_M;
  }

  private rasterise(skin: Skin, frame: Frame, pixels: Uint8ClampedArray): void {
    const tone = this.palette.read("skin");
    const count = skin.vertices.length / 3;
    const flat = new Float32Array(3 * count);
    const shade = new Float32Array(count);
    const light = unit(add(add(frame.back, frame.up, 0.6), frame.right, -0.5));
    for (let i = 0; i < count; i++) {
      flat.set(this.onScreen(skin.vertex(i), frame), 3 * i);
      const normal = skin.normals.subarray(3 * i, 3 * i + 3);
      const bright = (normal[0] ?? 0) * light[0] + (normal[1] ?? 0) * light[1] + (normal[2] ?? 0) * light[2];
      shade[i] = 0.45 + 0.6 * Math.max(0, bright);
    }
    const { faces } = skin.template;
    for (let f = 0; f < faces.length; f += 3) {
      this.fill(flat, shade, [faces[f]!, faces[f + 1]!, faces[f + 2]!], tone, pixels);
    }
  }

  /** One triangle, nearest first. */
  private fill(
    flat: Float32Array,
    shade: Float32Array,
    [a, b, c]: [number, number, number],
    tone: Rgb,
    pixels: Uint8ClampedArray,
  ): void {
    const [ax, ay, az] = [flat[3 * a]!, flat[3 * a + 1]!, flat[3 * a + 2]!];
    const [bx, by, bz] = [flat[3 * b]!, flat[3 * b + 1]!, flat[3 * b + 2]!];
    const [cx, cy, cz] = [flat[3 * c]!, flat[3 * c + 1]!, flat[3 * c + 2]!];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area >= 0 || az <= 0 || bz <= 0 || cz <= 0) return;
    const left = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
    const right = Math.min(this.width - 1, Math.ceil(Math.max(ax, bx, cx)));
    const top = Math.max(0, Math.floor(Math.min(ay, by, cy)));
    const bottom = Math.min(this.height - 1, Math.ceil(Math.max(ay, by, cy)));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
        const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
        const w = 1 - u - v;
        if (u < 0 || v < 0 || w < 0) continue;
        const deep = u * az + v * bz + w * cz;
        const at = y * this.width + x;
        if (deep >= this.depth[at]!) continue;
        this.depth[at] = deep;
        const bright = 255 * (u * shade[a]! + v * shade[b]! + w * shade[c]!);
        pixels[4 * at] = tone[0] * bright;
        pixels[4 * at + 1] = tone[1] * bright;
        pixels[4 * at + 2] = tone[2] * bright;
        pixels[4 * at + 3] = 255;
      }
    }
  }

  private drawLines(frame: Frame): void {
    const { figure, emphasis } = this.shown!;
    const skin = this.palette.read("skin");
    for (const line of figure.lines) {
      const own = line.meridian === emphasis.meridian;
      this.pen.strokeStyle = css(
        mixed(tintOf(line.meridian, this.phases, this.palette), skin, own ? 0 : 0.5),
      );
      this.pen.lineWidth = own ? 2.5 : 1;
      this.pen.beginPath();
      let drawing = false;
      for (const { at } of line.places) {
        const [x, y] = this.onScreen(at, frame);
        const seen = this.seen(at);
        if (seen && drawing) this.pen.lineTo(x, y);
        else this.pen.moveTo(x, y);
        drawing = seen;
      }
      this.pen.stroke();
    }
  }

  private drawDots(): void {
    const { emphasis } = this.shown!;
    const rim = css(this.palette.read("sheet"));
    for (const { spot, x, y } of this.sights(this.shown!.figure.spots)) {
      const chosen = spot.code === emphasis.chosen;
      this.pen.beginPath();
      this.pen.arc(x, y, chosen ? 7 : 3.6, 0, 7);
      this.pen.fillStyle = css(
        chosen ? this.palette.read("cinnabar") : tintOf(spot.meridian, this.phases, this.palette),
      );
      this.pen.strokeStyle = rim;
      this.pen.lineWidth = 1;
      this.pen.fill();
      this.pen.stroke();
    }
  }

  private drawRuling(frame: Frame): void {
    if (!this.ruled) return;
    const { ruling, share } = this.ruled;
    for (const line of ruling.lines) {
      const last = Math.round((line.places.length - 1) * share);
      this.pen.strokeStyle = css(this.palette.read(RULING_COLOURS[line.kind]));
      this.pen.lineWidth = 3;
      this.pen.beginPath();
      for (const [from, to] of rulingBars(line, last)) {
        if (!this.seen(from) || !this.seen(to)) continue;
        const [[x, y], [u, v]] = [this.onScreen(from, frame), this.onScreen(to, frame)];
        this.pen.moveTo(x, y);
        this.pen.lineTo(u, v);
      }
      this.pen.stroke();
    }
    const marks = ruling.notes.filter((note) => note.kind === "mark");
    this.pen.fillStyle = css(this.palette.read("ink"));
    for (const { x, y } of this.sights(marks)) {
      this.pen.beginPath();
      this.pen.arc(x, y, 5, 0, 7);
      this.pen.fill();
    }
  }
}

function css([r, g, b]: Rgb): string {
  return `rgb(${[r, g, b].map((value) => Math.round(255 * value)).join(" ")})`;
}
