/** One turn: where the point is, how it is pressed, and the time that runs. */

import type { SessionPoint } from "../api/types";
import { useAtlas } from "../atlas";
import { BodyPanel } from "../body/BodyPanel";
import { t } from "../messages";
import { Pinyin } from "../parts/Names";
import { Prose } from "../parts/Prose";
import { Facts } from "../record/Section";
import { Breath } from "./Breath";
import { Technique } from "./Technique";
import { clock, type Turn } from "./turns";

interface Props {
  point: SessionPoint;
  turn: Turn;
  number: number;
  count: number;
  elapsed: number;
  running: boolean;
  act: { run: (running: boolean) => void; skip: () => void; finish: () => void; stop: () => void };
}

export function Pressing({ point, turn, number, count, elapsed, running, act }: Props) {
  const { points, terms } = useAtlas();
  const ref = points.get(turn.code);
  const { press, find } = point;
  const started = elapsed > 0;
  const enough = elapsed >= turn.least;
  const techniques = (press?.terms ?? []).map((key) => terms.techniques[key]?.label).filter(Boolean);
  return (
    <section class="pressing" aria-labelledby="turn-title">
      <BodyPanel
        chosen={turn.code}
        meridian={ref?.meridian ?? ""}
        choose={() => undefined}
        side={turn.side === "midline" ? "both" : turn.side}
        bare
      />
      <div class="pressing-side">
        <p class="eyebrow">{t("session.turn", { number, count })}</p>
        <h2 id="turn-title">
          <span class="code">{turn.code}</span> <Pinyin text={ref?.pinyin ?? ""} />
          {turn.side !== "midline" && <span class="turn-side">, {t(`side.${turn.side}`)}</span>}
        </h2>
        {find && (
          <p class="turn-find">
            <Prose text={find.finger_shortcut || find.text} />
          </p>
        )}
        <div class="turn-show">
          <Technique terms={press?.terms ?? []} moving={running} />
          <div>
            <p class="countdown" role="timer" aria-label={t("session.left")}>
              {clock(turn.most - elapsed)}
            </p>
            <p class="enough">{started && enough ? t("session.enough") : t("session.least", { time: clock(turn.least) })}</p>
          </div>
          <Breath elapsed={elapsed} moving={running} />
        </div>
        <div class="turn-buttons">
          <button type="button" class="button" onClick={() => act.run(!running)}>
            {t(running ? "player.pause" : started ? "session.resume" : "session.start")}
          </button>
          <button type="button" class="button quiet" onClick={started && enough ? act.finish : act.skip}>
            {t(started && enough ? "session.doneTurn" : "session.skip")}
          </button>
          <button type="button" class="button quiet" onClick={act.stop}>
            {t("session.stop")}
          </button>
        </div>
        {press && (
          <>
            <p>
              <Prose text={press.technique} />
            </p>
            <Facts
              rows={[
                [t("press.tool"), press.tool && <Prose text={press.tool} />],
                [t("press.pressure"), press.pressure && <Prose text={press.pressure} />],
                [t("press.breathing"), press.breathing && <Prose text={press.breathing} />],
                [t("session.technique"), techniques.length > 0 && <span lang="en">{techniques.join(", ")}</span>],
              ]}
            />
          </>
        )}
        {point.limits.length > 0 && (
          <ul class="turn-limits">
            {point.limits.map((limit) => (
              <li key={limit.circumstance + limit.flag}>
                <Prose text={limit.text} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
