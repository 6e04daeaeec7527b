/** The viewer on a canvas, opened once it stands; flat where the browser has no WebGL. */

import { useEffect, useRef, useState } from "preact/hooks";
import { openRemote } from "./remote";
import type { Phases, Stage } from "./stage";
import { Viewer, type Wishes } from "./viewer";

interface Opened {
  viewer: Viewer | null;
  flat: boolean;
  failed: boolean;
  retry: () => void;
}

export function useViewer(
  canvas: { current: HTMLCanvasElement | null },
  labels: { current: HTMLElement | null },
  phases: Phases,
  nameOf: (code: string) => string,
  wishes: Wishes,
): Opened {
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [flat, setFlat] = useState(false);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(wishes);
  latest.current = wishes;
  useEffect(() => {
    let opened: Viewer | null = null;
    let gone = false;
    setFailed(false);
    const hand: Wishes = {
      choose: (code) => latest.current.choose(code),
      rest: (camera) => latest.current.rest(camera),
    };
    const drawn = canvas.current;
    const written = labels.current;
    if (!drawn || !written) return;
    openStage(drawn, phases).then(
      ({ stage, flat: isFlat }) => {
        // The page may have been left, or the canvas changed, while the module was on its way.
        if (gone || !drawn.isConnected) return stage.dispose();
        opened = new Viewer(drawn, written, stage, nameOf, hand);
        setFlat(isFlat);
        setViewer(opened);
      },
      () => setFailed(!gone),
    );
    return () => {
      gone = true;
      opened?.dispose();
    };
  }, [attempt]);
  return { viewer, flat, failed, retry: () => setAttempt(attempt + 1) };
}

async function openStage(
  canvas: HTMLCanvasElement,
  phases: Phases,
): Promise<{ stage: Stage; flat: boolean }> {
  const stage = await openRemote(canvas, phases);
  if (stage) return { stage, flat: false };
  const { openFlat } = await import("./flat");
  return { stage: openFlat(canvas, phases), flat: true };
}
