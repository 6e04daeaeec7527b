/** The body with its points, beside a record or on a page of its own; fed by the view alone. */

import { useEffect, useMemo, useRef } from "preact/hooks";
import { useAnswer, Unreachable } from "../api/client";
import type { ExplainAnswer } from "../api/types";
import { useAtlas } from "../atlas";
import { t } from "../messages";
import { currentView, go, useView } from "../navigation";
import { FaultNotice } from "../parts/FaultNotice";
import { Waiting } from "../parts/Waiting";
import { formatCamera, isNamed, parseCamera, type View } from "../view";
import { flyTo, namedCamera, overview, POSE_OF_VIEW } from "./camera";
import { BodyControls } from "./BodyControls";
import { placeLines, placeSpots, type Figure } from "./model";
import { bodyPath } from "./request";
import { useBody, type BodyState } from "./useBody";
import { useViewer } from "./useViewer";

interface Props {
  /** The chosen point, or empty. */
  chosen: string;
  /** The meridian that stands out, or empty. */
  meridian: string;
  choose: (code: string) => void;
  /** On a page of its own, where the wheel is the body's. */
  whole?: boolean;
}

export function BodyPanel({ chosen, meridian, choose, whole = false }: Props) {
  const view = useView();
  const atlas = useAtlas();
  const canvas = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const told = useRef("");
  const state = useBody(view.body, poseOf(view, atlas.points.get(chosen)?.pose ?? ""));
  const { viewer, flat, failed, retry } = useViewer(
    canvas,
    labels,
    (id) => atlas.meridians.get(id)?.phase ?? "bronze",
    (code) => `${code} ${atlas.points.get(code)?.pinyin ?? ""}`,
    {
      choose,
      rest: (camera) => {
        told.current = formatCamera(camera);
        go({ camera: told.current }, "replace");
        return parseCamera(told.current) ?? camera;
      },
    },
  );
  const figure = useFigure(state, view);
  const radius = useUncertainty(view.body, chosen, state);
  useEffect(() => {
    if (viewer && figure) viewer.show(figure, { chosen, meridian, radius });
  }, [viewer, figure, chosen, meridian, radius]);
  useEffect(() => viewer?.recolour(), [viewer, view.theme]);
  useEffect(() => {
    if (!viewer || !figure || (view.camera && view.camera === told.current)) return;
    told.current = "";
    const spots = figure.spots;
    const spot = spots.find((each) => each.code === chosen);
    const given = parseCamera(view.camera);
    if (given) viewer.look(given);
    else if (isNamed(view.camera)) {
      viewer.look(namedCamera(view.camera, figure.skin, spots, viewer.aspect));
    } else if (spot) viewer.look(flyTo(spot, spots));
    else viewer.look(overview(figure.skin, spots.filter((each) => each.meridian === meridian), viewer.aspect));
  }, [viewer, figure?.skin, view.camera, view.side, chosen, meridian]);
  const name = atlas.points.get(chosen);
  const missing = state.loaded?.answer.missing.find((point) => point.code === chosen);
  return (
    <div class={whole ? "body-panel whole" : "body-panel"} role="group" aria-label={t("body.title")}>
      <div class="body-stage">
        <canvas
          ref={canvas}
          tabIndex={0}
          role="application"
          data-wheel={whole ? "own" : undefined}
          aria-label={
            name ? t("body.canvasPoint", { point: `${name.code} ${name.pinyin}` }) : t("body.canvas")
          }
          aria-description={t("body.keys")}
        />
        <div ref={labels} class="body-labels" aria-hidden="true" />
        {(state.busy || (!viewer && !failed)) && <Waiting text={t("body.busy")} />}
        {failed && <FaultNotice error={new Unreachable()} retry={retry} level="h2" />}
        {state.error && <FaultNotice error={state.error} retry={state.retry} level="h2" />}
      </div>
      {flat && <p class="body-note">{t("body.flat")}</p>}
      {missing && <p class="body-note">{t(`missing.${missing.reason}`)}</p>}
      <BodyControls view={view} move={(change) => viewer?.move(change)} whole={whole} />
    </div>
  );
}

function poseOf(view: View, wanted: string): string {
  if (isNamed(view.camera)) return POSE_OF_VIEW[view.camera] ?? wanted;
  return wanted;
}

function useFigure({ loaded }: BodyState, { side }: View): Figure | null {
  const atlas = useAtlas();
  return useMemo(() => {
    if (!loaded) return null;
    const { answer, skin, courses } = loaded;
    const meridianOf = (code: string) => atlas.points.get(code)?.meridian ?? "EX";
    const spots = placeSpots(answer, skin, side, meridianOf);
    return { skin, spots, lines: placeLines(courses, skin, spots, side) };
  }, [loaded, side]);
}

/** Metres; 0 until it is known. */
function useUncertainty(body: string, chosen: string, { loaded }: BodyState): number {
  const placed = loaded?.body === body && loaded.answer.positions.some((each) => each.code === chosen);
  const path = placed ? explainPath(body, chosen) : "";
  const [answer] = useAnswer<ExplainAnswer>(path);
  return answer.state === "done" ? answer.data.uncertainty_mm / 1000 : 0;
}

export function explainPath(body: string, code: string): string {
  return `${bodyPath(body).replace("/api/body?", "/api/body/explain?")}&point=${encodeURIComponent(code)}`;
}

/** Picking a point beside a record opens its own record. */
export function openPoint(code: string): void {
  const { page } = currentView();
  if (page.kind !== "point" || page.code !== code) go({ page: { kind: "point", code } });
}
