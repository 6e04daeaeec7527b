/** The picture of the body for the reader's files, and on paper whenever the page is printed. */

import { useEffect, useRef } from "preact/hooks";
import type { Atlas } from "../atlas";
import { t } from "../messages";
import { paintPicture, savePicture, type Caption } from "./picture";
import type { BodyState } from "./useBody";
import type { Viewer } from "./viewer";

interface Places {
  canvas: { current: HTMLCanvasElement | null };
  labels: { current: HTMLElement | null };
  /** Shown on paper only: a canvas drawn by the graphics card prints empty. */
  paper: { current: HTMLCanvasElement | null };
  viewer: Viewer | null;
}

export function usePicture(
  { canvas, labels, paper, viewer }: Places,
  caption: Caption & { file: string },
): { save: () => void } {
  const latest = useRef(caption);
  latest.current = caption;
  const paint = (onto: HTMLCanvasElement | null): HTMLCanvasElement | null => {
    if (!onto || !canvas.current || !labels.current || !viewer) return null;
    viewer.redraw();
    paintPicture(onto, canvas.current, labels.current, latest.current);
    return onto;
  };
  useEffect(() => {
    const onPrint = () => void paint(paper.current);
    addEventListener("beforeprint", onPrint);
    return () => removeEventListener("beforeprint", onPrint);
  }, [viewer]);
  return {
    save: () => {
      const picture = paint(document.createElement("canvas"));
      if (picture) void savePicture(picture, latest.current.file);
    },
  };
}

export function captionOf(
  atlas: Atlas,
  chosen: string,
  meridian: string,
  { loaded }: BodyState,
): Caption & { file: string } {
  const point = atlas.points.get(chosen);
  const line = atlas.meridians.get(meridian);
  const name = point
    ? `${point.code} ${point.pinyin} ${point.hanzi_simplified}`
    : line
      ? `${line.english} ${line.hanzi_simplified}`
      : t("body.title");
  const body = loaded?.answer.description;
  const sizes = body
    ? t("body.real", { height: body.height_cm.toFixed(0), weight: body.weight_kg.toFixed(0) })
    : "";
  return {
    title: name,
    note: `${sizes} · Tongren ${atlas.version} 铜人 · CC BY 4.0`,
    file: `tongren-${chosen || meridian || "body"}`,
  };
}
