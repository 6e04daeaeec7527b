/** Steps played one after the other: play, pause, next, back. */

import { useEffect, useState } from "preact/hooks";
import { t } from "../messages";

const STEP_MS = 3600;

interface Props {
  count: number;
  /** From 1; 0 before the first. */
  step: number;
  /** What the step says. */
  sentence: string;
  show: (step: number) => void;
}

export function Player({ count, step, sentence, show }: Props) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (step >= count) return setPlaying(false);
    const timer = setTimeout(() => show(step + 1), step ? STEP_MS : 0);
    return () => clearTimeout(timer);
  }, [playing, step, count]);
  const turn = (next: number) => {
    setPlaying(false);
    show(next);
  };
  const play = () => {
    if (!playing && step >= count) show(1);
    setPlaying(!playing);
  };
  return (
    <div class="player" role="group" aria-label={t("player.label")}>
      <div class="player-buttons">
        <button type="button" class="body-move" disabled={step <= 1} onClick={() => turn(step - 1)} aria-label={t("player.back")}>
          <span aria-hidden="true">‹</span>
        </button>
        <button type="button" class="button" onClick={play}>
          <span aria-hidden="true">{playing ? "❚❚" : "▶"}</span> {t(playing ? "player.pause" : "player.play")}
        </button>
        <button type="button" class="body-move" disabled={step >= count} onClick={() => turn(step + 1)} aria-label={t("player.next")}>
          <span aria-hidden="true">›</span>
        </button>
        <span class="player-count">{step > 0 && t("player.step", { step, count })}</span>
        {step > 0 && (
          <button type="button" class="button quiet" onClick={() => turn(0)}>
            {t("player.end")}
          </button>
        )}
      </div>
      <p class="player-sentence" role="status">
        {sentence}
      </p>
    </div>
  );
}
