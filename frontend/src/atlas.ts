/** The atlas in brief, loaded once: what is needed to name and link things on every page. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type {
  AtlasIndex,
  CategoryRef,
  MeridianRef,
  PointRef,
  SourceRecord,
  TermIndex,
} from "./api/types";

export interface Atlas {
  version: string;
  points: Map<string, PointRef>;
  meridians: Map<string, MeridianRef>;
  categories: Map<string, CategoryRef>;
  sources: Map<string, SourceRecord>;
  terms: TermIndex;
  /** Bodies that have names. */
  bodies: string[];
}

export function openAtlas(index: AtlasIndex): Atlas {
  return {
    version: index.version,
    points: new Map(index.points.map((point) => [point.code, point])),
    meridians: new Map(index.meridians.map((meridian) => [meridian.id, meridian])),
    categories: new Map(index.categories.map((category) => [category.id, category])),
    sources: new Map(index.sources.map((source) => [source.key, source])),
    terms: index.terms,
    bodies: index.bodies,
  };
}

export const AtlasContext = createContext<Atlas | null>(null);

export function useAtlas(): Atlas {
  const atlas = useContext(AtlasContext);
  if (!atlas) throw new Error("useAtlas outside of the atlas");
  return atlas;
}

/** The twelve primary meridians in the order in which the circuit runs, from the Lung. */
export function circuit(atlas: Atlas): MeridianRef[] {
  const order: MeridianRef[] = [];
  let at = [...atlas.meridians.values()].find((meridian) => meridian.kind === "primary");
  while (at && !order.includes(at)) {
    order.push(at);
    at = atlas.meridians.get(at.next);
  }
  return order;
}

/** The points of a meridian, or "EX", in order. */
export function pointsOf(atlas: Atlas, meridian: string): PointRef[] {
  return [...atlas.points.values()].filter((point) => point.meridian === meridian);
}
