/** Names beside points: the chosen one, the hovered one, and as many others as fit. */

import type { Emphasis } from "./model";
import type { Sight } from "./stage";

const MOST = 40;
const HEIGHT = 18;

interface Box {
  x: number;
  y: number;
  width: number;
}

export class Labels {
  private readonly pool: HTMLElement[] = [];

  constructor(
    private readonly host: HTMLElement,
    private readonly nameOf: (code: string) => string,
  ) {}

  show(sights: readonly Sight[], emphasis: Emphasis, hovered: string, width: number): void {
    const placed: { sight: Sight; box: Box; loud: boolean }[] = [];
    const dots = sights.map(({ x, y }) => ({ x: x - 5, y: y - 5, width: 10 }));
    for (const sight of [...sights].sort((a, b) => rank(b, emphasis, hovered) - rank(a, emphasis, hovered))) {
      const loud = rank(sight, emphasis, hovered) >= 2;
      const text = loud ? this.nameOf(sight.spot.code) : sight.spot.code;
      const size = 12 + 7.2 * text.length;
      const spots = [sight.x + 10, sight.x - 10 - size].map((x) => ({
        x,
        y: sight.y - HEIGHT / 2,
        width: size,
      }));
      const box = spots.find(
        (each) =>
          each.x >= 2 &&
          each.x + size <= width - 2 &&
          placed.every((other) => !meet(each, other.box)) &&
          (loud || dots.every((dot) => !meet(each, dot, 10))),
      );
      if (!box || placed.length >= MOST) continue;
      placed.push({ sight, box, loud });
    }
    this.write(placed);
  }

  clear(): void {
    this.write([]);
  }

  private write(placed: { sight: Sight; box: Box; loud: boolean }[]): void {
    placed.forEach(({ sight, box, loud }, index) => {
      const label = (this.pool[index] ??= this.host.appendChild(document.createElement("span")));
      label.hidden = false;
      label.className = loud ? "body-label loud" : "body-label";
      label.textContent = loud ? this.nameOf(sight.spot.code) : sight.spot.code;
      label.style.transform = `translate(${Math.round(box.x)}px, ${Math.round(box.y)}px)`;
    });
    for (const label of this.pool.slice(placed.length)) label.hidden = true;
  }
}

function rank({ spot }: Sight, emphasis: Emphasis, hovered: string): number {
  if (spot.code === hovered) return 3;
  if (spot.code === emphasis.chosen) return 2;
  return spot.meridian === emphasis.meridian ? 1 : 0;
}

function meet(a: Box, b: Box, height = HEIGHT): boolean {
  const [high, low] = a.y < b.y ? [HEIGHT, a.y] : [height, b.y];
  const upper = Math.max(a.y, b.y);
  return a.x < b.x + b.width && b.x < a.x + a.width && upper - low < high;
}
