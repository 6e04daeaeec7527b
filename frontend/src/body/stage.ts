/** What draws a figure: in three dimensions where the browser can, else as a flat picture. */

import type { Camera } from "../view";
import type { Marker } from "./camera";
import type { Emphasis, Figure, Spot } from "./model";
import type { Note, Ruling } from "./ruling";

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
  /** Done once it is seen. */
  draw(camera: Camera): Promise<void>;
  /** What is seen in the picture drawn last: not hidden by the body. */
  look(): Promise<Seen>;
  recolour(): void;
  dispose(): void;
}

export interface Seen {
  spots: Sight[];
  notes: Sight<Note>[];
}

export class NoWebGL extends Error {}

/** The phases of meridians, whose colours they bear. */
export type Phases = Record<string, string>;

export type Rgb = [number, number, number];

/** Colours by name, 0 to 1, for meridians by phase and for the body. */
export interface Colours {
  read(name: string): Rgb;
}

/** The colour of what belongs to a meridian; extra points are of bronze. */
export function tintOf(meridian: string, phases: Phases, colours: Colours): Rgb {
  return colours.read(phases[meridian] ?? "bronze");
}

/** Colours of the page's own style. */
export class Palette implements Colours {
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
