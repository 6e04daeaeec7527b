/** The twelve meridians on a dial of twenty-four hours, noon at the top as on old Chinese charts. */

import type { MeridianRef } from "../api/types";
import { t } from "../messages";
import { linkTo } from "../navigation";
import { shortHanzi } from "./Names";

const CENTRE = 300;
const RADIUS = 218;

interface Props {
  meridians: MeridianRef[];
  /** The meridian to set off from the others. */
  current?: string;
}

export function CircuitRing({ meridians, current }: Props) {
  const placed = meridians.map((meridian) => ({ meridian, at: angleOf(meridian.clock) }));
  return (
    <nav class="ring" aria-label={t("home.circuit")}>
      <svg viewBox="-30 0 660 600" role="group" aria-label={t("circuit.label")}>
        <circle class="ring-line" cx={CENTRE} cy={CENTRE} r={RADIUS} />
        {placed.map(({ meridian, at }) => (
          <path key={meridian.id} class="ring-arrow" d={arrow(at + 15)} />
        ))}
        <text class="ring-centre hanzi" x={CENTRE} y={CENTRE - 14} lang="zh-Hant" aria-hidden="true">
          流注
        </text>
        <text class="ring-caption" x={CENTRE} y={CENTRE + 34} aria-hidden="true">
          {t("circuit.center")}
        </text>
        {placed.map(({ meridian, at }) => (
          <Node key={meridian.id} meridian={meridian} at={at} current={meridian.id === current} />
        ))}
      </svg>
    </nav>
  );
}

function Node(props: { meridian: MeridianRef; at: number; current: boolean }) {
  const { meridian, at, current } = props;
  const [x, y] = polar(at, RADIUS);
  const [hourX, hourY] = polar(at, RADIUS - 74);
  const [nameX, nameY] = polar(at, RADIUS + 50);
  const kind = `${meridian.polarity ?? ""} phase-${meridian.phase ?? "none"}`;
  const name = shortHanzi(meridian).replace(/经$/, "");
  const hours = meridian.clock.replace("-", "–");
  return (
    <a
      href={linkTo({ kind: "meridian", id: meridian.id })}
      class={`ring-node ${kind} ${current ? "current" : ""}`}
      aria-label={`${meridian.id} ${hours} ${name}: ${meridian.english}`}
      aria-current={current ? "true" : undefined}
    >
      <circle cx={x} cy={y} r="34" />
      <text class="ring-code" x={x} y={y + 1}>
        {meridian.id}
      </text>{" "}
      <text class="ring-hours" x={hourX} y={hourY} aria-hidden="true">
        {hours}
      </text>{" "}
      <text class="ring-name" x={nameX} y={nameY} text-anchor={anchor(nameX)} aria-hidden="true">
        <tspan class="hanzi" lang="zh-Hans">
          {name}
        </tspan>
      </text>
    </a>
  );
}

/** Degrees clockwise from the top for the middle of "11-13": noon is 0. */
function angleOf(clock: string): number {
  const from = Number(clock.split("-")[0]);
  return (((from + 1 - 12 + 24) % 24) / 24) * 360;
}

function polar(degrees: number, radius: number): [number, number] {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return [CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle)];
}

/** A small arrowhead on the ring, pointing clockwise. */
function arrow(degrees: number): string {
  const [tipX, tipY] = polar(degrees + 1.6, RADIUS);
  const [outX, outY] = polar(degrees - 1.4, RADIUS + 7);
  const [inX, inY] = polar(degrees - 1.4, RADIUS - 7);
  return `M${outX} ${outY}L${tipX} ${tipY}L${inX} ${inY}`;
}

function anchor(x: number): "start" | "middle" | "end" {
  if (Math.abs(x - CENTRE) < 40) return "middle";
  return x > CENTRE ? "start" : "end";
}
