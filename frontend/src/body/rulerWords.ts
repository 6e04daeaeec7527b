/** Steps of the cun ruler as sentences, in the language of the interface. */

import type { RulerStep } from "../api/types";
import type { Atlas } from "../atlas";
import { landmarkName, speaks, t, word, type MessageKey } from "../messages";

/** What a landmark or point is called within a sentence. */
export function placeName(atlas: Atlas, name: string, english: string): string {
  if (!name) return t("ruler.thatPlace");
  const point = atlas.points.get(name.split(".")[0] ?? "");
  if (point) return `${name} ${speaks("zh") ? point.hanzi_simplified : point.pinyin}`;
  return t("ruler.landmark", { name: landmarkName(name) ?? english });
}

/** What stands beside it on the skin. */
export function markName(atlas: Atlas, name: string, english: string): string {
  const point = atlas.points.get(name.split(".")[0] ?? "");
  return point ? `${name} ${point.pinyin}` : (landmarkName(name) ?? english);
}

export function sentenceOf(atlas: Atlas, step: RulerStep, code: string, radius: number): string {
  const [a = "", b = ""] = step.names.map((name, i) => placeName(atlas, name, step.words?.[i] ?? name));
  return t(messageOf(step), {
    a: step.kind === "arrive" ? placeName(atlas, code, code) : a,
    b,
    count: formatCount(step.count ?? 0),
    unit: word("rulerUnit", step.unit || "bcun"),
    direction: word("direction", step.direction ?? ""),
    share: step.share ?? "",
    unitMm: millimetres(step.unit_mm),
    mm: step.kind === "arrive" ? radius.toFixed(0) : millimetres(step.length_mm),
  });
}

function messageOf(step: RulerStep): MessageKey {
  if (step.kind === "unit") {
    if (!step.names.length) return "ruler.unitStature";
    return step.unit === "bcun" ? "ruler.unit" : "ruler.unitFinger";
  }
  if (step.kind === "move" && step.length_mm == null) return "ruler.moveOnly";
  return `ruler.${step.kind}`;
}

function millimetres(value: number | null | undefined): string {
  if (value == null) return "–";
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}

/** Fingers and distances as written: "1.5", "1/3" where it is a third. */
function formatCount(count: number): string {
  return String(Math.round(count * 100) / 100);
}
