/** The body with its points, beside a record or on a page of its own; fed by the view alone. */

import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Unreachable } from "../api/client";
import { useAtlas, type Atlas } from "../atlas";
import { t } from "../messages";
import { currentView, go, useView } from "../navigation";
import { FaultNotice } from "../parts/FaultNotice";
import { Waiting } from "../parts/Waiting";
import { formatCamera, isNamed, parseCamera, type Camera, type Side, type View } from "../view";
import { flyTo, namedCamera, overview, POSE_OF_VIEW } from "./camera";
import { BodyControls } from "./BodyControls";
import { makeFigure, placeSpots, type Figure } from "./model";
import { overlookRuling, placeRuling, type Ruling } from "./ruling";
import { RulerPlayer } from "./RulerPlayer";
import { markName } from "./rulerWords";
import { useLiveBody } from "./live";
import { readMeasures } from "./request";
import type { Phases } from "./stage";
import { useBody, type BodyState } from "./useBody";
import { captionOf, usePicture } from "./usePicture";
import { useRuler } from "./useRuler";
import { useViewer } from "./useViewer";
import type { Viewer } from "./viewer";

interface Props {
  /** The chosen point, or empty. */
  chosen: string;
  /** The meridian that stands out, or empty. */
  meridian: string;
  choose: (code: string) => void;
  /** On a page of its own, where the wheel is the body's. */
  whole?: boolean;
  /** The side shown, where not the address decides. */
  side?: Side;
  /** Without controls and ruler. */
  bare?: boolean;
  /** Lines laid over the body in place of a ruler; made anew when the key changes. */
  drawn?: { key: string; make: (figure: Figure) => Ruling } | undefined;
}

export function BodyPanel({ chosen, meridian, choose, whole = false, side, bare = false, drawn }: Props) {
  const address = useView();
  const view = side ? { ...address, side } : address;
  const atlas = useAtlas();
  const canvas = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const told = useRef("");
  const looked = useRef("");
  const body = useLiveBody(view.body);
  // Sliders stand beside the large picture of a body with measures.
  const changing = whole && readMeasures(body) !== null;
  const state = useBody(body, poseOf(view, atlas.points.get(chosen)?.pose ?? ""), changing);
  const { viewer, flat, failed, retry } = useViewer(
    canvas,
    labels,
    phasesOf(atlas),
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
  const placed =
    state.loaded?.body === body &&
    state.loaded.answer.positions.some((each) => each.code === chosen);
  const [ruler] = useRuler(view.body, placed ? chosen : "");
  const radius = ruler.state === "done" ? ruler.data.uncertainty_mm / 1000 : 0;
  const ruled = useRuling(ruler, view, figure);
  const laid = useMemo(
    () => (drawn && figure?.courses().length ? drawn.make(figure) : null),
    [drawn?.key, figure],
  );
  const ruling = laid ?? ruled;
  // Before the next frame, so that points stand with the change that moved them.
  useLayoutEffect(() => {
    if (!viewer || !figure) return;
    viewer.show(figure, { chosen, meridian, radius });
    // Which body stands there now, for those who measure and test.
    if (canvas.current) canvas.current.dataset.body = state.loaded?.body ?? "";
  }, [viewer, figure, chosen, meridian, radius]);
  useEffect(() => viewer?.rule(ruling), [viewer, ruling]);
  useEffect(() => viewer?.recolour(), [viewer, view.theme]);
  useEffect(() => {
    if (!viewer || !figure || (view.camera && view.camera === told.current)) return;
    told.current = "";
    const wanted = JSON.stringify([chosen, view.camera, view.side, ruling && view.step]);
    // The body grew under the same point: it stays where it is in the picture.
    const follows = chosen !== "" && wanted === looked.current;
    looked.current = wanted;
    viewer.look(cameraFor(view, figure, { chosen, meridian, ruling }, viewer), follows);
  }, [viewer, figure?.skin, view.camera, view.side, chosen, meridian, ruling]);
  const name = atlas.points.get(chosen);
  const picture = usePicture({ canvas, labels, viewer }, captionOf(atlas, chosen, meridian, state));
  const missing = state.loaded?.answer.missing.find((point) => point.code === chosen);
  return (
    <div
      class={whole ? "body-panel whole" : "body-panel"}
      role="group"
      aria-label={t("body.title")}
    >
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
      {!bare && (
        <BodyControls
          view={view}
          move={(change) => viewer?.move(change)}
          save={picture.save}
          whole={whole}
        />
      )}
      {!bare && chosen && !missing && (
        <RulerPlayer body={view.body} code={placed ? chosen : ""} step={view.step} />
      )}
    </div>
  );
}

function phasesOf({ meridians }: Atlas): Phases {
  return Object.fromEntries([...meridians.values()].map(({ id, phase }) => [id, phase ?? "bronze"]));
}

function poseOf(view: View, wanted: string): string {
  if (isNamed(view.camera)) return POSE_OF_VIEW[view.camera] ?? wanted;
  return wanted;
}

function useFigure({ loaded }: BodyState, { side }: View): Figure | null {
  const atlas = useAtlas();
  return useMemo(() => {
    if (!loaded) return null;
    const { answer, skin } = loaded;
    const meridianOf = (code: string) => atlas.points.get(code)?.meridian ?? "EX";
    const spots = placeSpots(answer, skin, side, meridianOf);
    return makeFigure({ skin, spots, side, courses: () => loaded.courses });
  }, [loaded, side]);
}

/** Where the address, the step or what is chosen would have one look from. */
function cameraFor(
  view: View,
  { skin, spots }: Figure,
  shown: { chosen: string; meridian: string; ruling: Ruling | null },
  viewer: Viewer,
): Camera {
  const given = parseCamera(view.camera);
  if (given) return given;
  if (isNamed(view.camera)) return namedCamera(view.camera, skin, spots, viewer.aspect);
  const spot = spots.find((each) => each.code === shown.chosen);
  // A step that only says something leaves the camera where it is.
  const stepped = shown.ruling && (overlookRuling(shown.ruling, viewer.aspect) ?? viewer.now);
  if (stepped) return stepped;
  if (spot) return flyTo(spot, spots);
  const own = spots.filter((each) => each.meridian === shown.meridian);
  return overview(skin, own, viewer.aspect);
}

/** The ruler of the step that the address names, on the skin as it stands. */
function useRuling(
  answer: ReturnType<typeof useRuler>[0],
  { step, language }: View,
  figure: Figure | null,
): Ruling | null {
  const atlas = useAtlas();
  const skin = figure?.skin;
  const own = answer.state === "done" ? answer.data.code : "";
  const sides = figure?.spots.filter((spot) => spot.code === own).map((spot) => spot.side) ?? [];
  const mirrored = sides.length > 0 && sides.every((each) => each === "right");
  return useMemo(() => {
    if (!step || !skin || answer.state !== "done") return null;
    const { steps } = answer.data;
    const shown = steps[Math.min(step, steps.length) - 1];
    const nameOf = (name: string, english: string) => markName(atlas, name, english);
    return shown ? placeRuling(shown, skin, mirrored, nameOf) : null;
  }, [answer.state === "done" && answer.data, step, mirrored, language, skin]);
}

/** Picking a point beside a record opens its own record. */
export function openPoint(code: string): void {
  const { page } = currentView();
  if (page.kind !== "point" || page.code !== code) go({ page: { kind: "point", code } });
}
