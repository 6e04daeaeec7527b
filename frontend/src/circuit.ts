/** The circuit as stages that one can follow: a meridian, its join to the next, and so round. */

import type { Join, MeridianRef } from "./api/types";
import { circuit, type Atlas } from "./atlas";
import type { Figure, Line } from "./body/model";
import type { Ruling, RulingLine } from "./body/ruling";

export type Stage =
  | { kind: "meridian"; meridian: MeridianRef }
  | { kind: "join"; meridian: MeridianRef; next: MeridianRef; join: Join | undefined };

export function stagesOf(atlas: Atlas): Stage[] {
  return circuit(atlas).flatMap((meridian): Stage[] => {
    const next = atlas.meridians.get(meridian.next);
    const join = meridian.joins.find((one) => one.to === meridian.next);
    const own: Stage = { kind: "meridian", meridian };
    return next ? [own, { kind: "join", meridian, next, join }] : [own];
  });
}

/** What of the figure a stage is, on one side, its lines in the direction of flow. */
export function stageRuling(stage: Stage, figure: Figure): Ruling {
  const own = figure.lines.filter(
    (line) =>
      line.meridian === stage.meridian.id &&
      line.join === (stage.kind === "join") &&
      (stage.kind === "meridian" || figure.spots.some((spot) => spot.code === line.stop)),
  );
  const side = own.filter((line) => isLeft(line));
  const lines = side.length ? side : own;
  const ends = [lines[0]?.start, lines.at(-1)?.stop];
  const notes = ends.flatMap((code) => {
    const spot = figure.spots.find((each) => each.code === code && (!side.length || each.at[0] >= -0.002));
    return spot ? [{ kind: "mark" as const, code: spot.code, at: spot.at, normal: spot.normal }] : [];
  });
  return { lines: chained(lines), notes };
}

function isLeft(line: Line): boolean {
  return line.places.every((place) => place.at[0] >= -0.02);
}

/** Stretches that follow one another as one line, so that it grows from its start to its end. */
function chained(lines: readonly Line[]): RulingLine[] {
  const chains: (RulingLine & { stop: string })[] = [];
  for (const line of lines) {
    const last = chains.at(-1);
    if (last?.stop === line.start) {
      last.places.push(...line.places.slice(1));
      last.stop = line.stop;
    } else chains.push({ kind: "move", places: [...line.places], ticks: [], stop: line.stop });
  }
  return chains;
}
