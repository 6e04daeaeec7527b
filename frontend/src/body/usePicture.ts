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
  viewer: Viewer | null;
}

export function usePicture(
  { canvas, labels, viewer }: Places,
  caption: Caption & { file: string },
): { save: () => void } {
  const latest = useRef(caption);
  latest.current = caption;
  const paint = (): HTMLCanvasElement | null => {
    // A canvas that is not laid out has no size to draw.
    if (!canvas.current?.clientWidth || !labels.current || !viewer) return null;
    const onto = document.createElement("canvas");
    paintPicture(onto, canvas.current, labels.current, latest.current);
    return onto;
  };
  useEffect(() => {
    let paper: HTMLCanvasElement | null = null;
    // A canvas drawn by the graphics card prints empty: a painted one takes its place.
    const before = () => {
      paper?.remove();
      paper = paint();
      if (!paper) return;
      paper.className = "body-paper";
      canvas.current?.parentElement?.append(paper);
    };
    const after = () => paper?.remove();
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      after();
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, [viewer]);
  return {
    save: () => {
      const picture = paint();
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
