/** What draws a figure: in three dimensions where the browser can, else as a flat picture. */

import type { Camera } from "../view";
import type { Marker } from "./camera";
import type { Emphasis, Figure, Spot } from "./model";
import type { Ruling } from "./ruling";

/** Where a spot stands in the picture, in CSS pixels. */
export interface Sight<T extends Marker = Spot> {
  spot: T;
  x: number;
  y: number;
}

export interface Stage {
  /** The picture follows the size of its canvas. */
  resize(width: number, height: number): void;
  figure(figure: Figure, emphasis: Emphasis): void;
  /** The cun ruler over it: the first `share` of each line; none where there is no ruling. */
  ruling(ruling: Ruling | null, share: number): void;
  draw(camera: Camera): void;
  /** Those spots that are seen in what was drawn last: not hidden by the body. */
  sights<T extends Marker>(spots: readonly T[]): Sight<T>[];
  /** Where these spots stand, whether seen or not. */
  project<T extends Marker>(spots: readonly T[], camera: Camera): Sight<T>[];
  recolour(): void;
  dispose(): void;
}

export class NoWebGL extends Error {}

export type Rgb = [number, number, number];

/** Colours of the page's own style, 0 to 1, for meridians by phase and for the body. */
export class Palette {
  private readonly probe = document.createElement("span");
  private readonly known = new Map<string, Rgb>();

  constructor(private readonly host: HTMLElement) {
    this.probe.className = "visually-hidden";
  }

  /** Once until `forget`: asking the style for each of many points would take long. */
  read(name: string): Rgb {
    const known = this.known.get(name) ?? this.ask(name);
    this.known.set(name, known);
    return known;
  }

  forget(): void {
    this.known.clear();
  }

  private ask(name: string): Rgb {
    this.host.append(this.probe);
    this.probe.style.color = `var(--${name})`;
    const numbers = getComputedStyle(this.probe).color.match(/[\d.]+/g)?.map(Number) ?? [];
    this.probe.remove();
    const [r = 0, g = 0, b = 0] = numbers;
    return [r / 255, g / 255, b / 255];
  }
}

export function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((value, k) => value + ((b[k] ?? 0) - value) * share) as Rgb;
}
