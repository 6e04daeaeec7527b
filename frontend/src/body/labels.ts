/** Names beside points and numbers on the ruler: what is chosen or hovered, and others that fit. */

import type { Emphasis } from "./model";
import type { Note } from "./ruling";
import type { Sight } from "./stage";

const MOST = 40;
const HEIGHT = 18;

/** As in the style: longer names are cut. */
const MOST_WIDE = 240;

interface Wanted {
  sight: { x: number; y: number };
  text: string;
  kind: "loud" | "quiet" | Note["kind"];
  rank: number;
}

interface Placed {
  text: string;
  kind: Wanted["kind"];
  box: Box;
}

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

  show(
    sights: readonly Sight[],
    notes: readonly Sight<Note>[],
    emphasis: Emphasis,
    hovered: string,
    width: number,
  ): void {
    const placed: Placed[] = [];
    // What one looks at is named before what lies at the edge of the picture.
    const middle = { x: width / 2, y: this.host.clientHeight / 2 };
    const off = ({ sight }: Wanted) => Math.hypot(sight.x - middle.x, sight.y - middle.y);
    const wanted = [
      ...notes.map((note) => this.note(note)),
      ...sights.map((sight) => this.name(sight, emphasis, hovered)),
    ].sort((a, b) => b.rank - a.rank || off(a) - off(b));
    const dots = sights.map(({ x, y }) => ({ x: x - 5, y: y - 5, width: 10 }));
    for (const { sight, text, rank, kind } of wanted) {
      const size = widthOf(text);
      const box = boxesFor(sight, kind, size, width).find(
        (each) =>
          each.x >= 2 &&
          each.x + size <= width - 2 &&
          placed.every((other) => !meet(each, other.box)) &&
          (rank >= 2 || dots.every((dot) => !meet(each, dot, 10))),
      );
      if (box && placed.length < MOST) placed.push({ text, kind, box });
    }
    this.write(placed);
  }

  private name(sight: Sight, emphasis: Emphasis, hovered: string): Wanted {
    const level = rank(sight, emphasis, hovered);
    const kind = level >= 2 ? "loud" : "quiet";
    const text = level >= 2 ? this.nameOf(sight.spot.code) : sight.spot.code;
    return { sight, text, kind, rank: level };
  }

  private note(sight: Sight<Note>): Wanted {
    const { kind, code } = sight.spot;
    return { sight, text: code, kind, rank: kind === "mark" ? 2.5 : 2.2 };
  }

  clear(): void {
    this.write([]);
  }

  private write(placed: readonly Placed[]): void {
    placed.forEach(({ text, kind, box }, index) => {
      const label = (this.pool[index] ??= this.host.appendChild(document.createElement("span")));
      label.hidden = false;
      label.className = `body-label ${kind}`;
      label.textContent = text;
      label.style.transform = `translate(${Math.round(box.x)}px, ${Math.round(box.y)}px)`;
    });
    for (const label of this.pool.slice(placed.length)) label.hidden = true;
  }
}

/** Where a label may stand: right or left of its place, long names also above or below it. */
function boxesFor({ x, y }: { x: number; y: number }, kind: Wanted["kind"], size: number, width: number): Box[] {
  const gap = kind === "tick" ? 7 : 10;
  const beside = [x + gap, x - gap - size].map((left) => ({ x: left, y: y - HEIGHT / 2, width: size }));
  if (kind !== "mark") return beside;
  const left = Math.min(Math.max(2, x - size / 2), width - size - 2);
  return [...beside, ...[y - 10 - HEIGHT, y + 10].map((top) => ({ x: left, y: top, width: size }))];
}

/** About how wide a label is: Chinese characters are as wide as they are high. */
function widthOf(text: string): number {
  const wide = text.match(/[\u3000-\u9fff]/g)?.length ?? 0;
  return Math.min(MOST_WIDE, 12 + 7.2 * (text.length - wide) + 12.5 * wide);
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
