/** A routine from its first turn to its summary. */

import { useEffect, useState } from "preact/hooks";
import type { SessionAnswer } from "../api/types";
import { t, tn } from "../messages";
import { Options, type Signals } from "./Options";
import { Pressing } from "./Pressing";
import { dayOf, markDone } from "./reminders";
import { allowSound, buzz, ring } from "./sound";
import { Summary } from "./Summary";
import { turnsOf, type Done } from "./turns";
import { useClock } from "./useClock";

/** Seconds to change hands before the other side begins by itself. */
const CHANGE_S = 6;

interface State {
  at: number;
  phase: "ready" | "running" | "paused" | "changing";
  done: Done[];
}

export function Routine({ session, codes }: { session: SessionAnswer; codes: string[] }) {
  const [turns] = useState(() => turnsOf(session.points));
  const [{ at, phase, done }, setState] = useState<State>({ at: 0, phase: "ready", done: [] });
  const [elapsed, setElapsed] = useClock(phase === "running");
  const [signals, setSignals] = useState<Signals>({ sound: false, vibration: false });
  const turn = turns[at];
  const signal = () => {
    if (signals.sound) ring();
    if (signals.vibration) buzz();
  };
  const leave = (seconds: number, to: number, then: State["phase"]) => {
    if (!turn) return;
    setState({ at: to, phase: then, done: [...done, { ...turn, seconds }] });
    setElapsed(0);
  };
  const finish = (seconds: number) => {
    const following = turns[at + 1];
    signal();
    // The other side follows by itself; another point has to be found first.
    leave(seconds, at + 1, following?.code === turn?.code ? "changing" : "ready");
    if (!following) markDone(codes, dayOf(new Date()));
  };
  useEffect(() => {
    if (turn && phase === "running" && elapsed >= turn.most) finish(turn.most);
  }, [elapsed]);
  useEffect(() => {
    if (phase !== "changing") return;
    const timer = setTimeout(() => {
      signal();
      setState((state) => ({ ...state, phase: "running" }));
    }, CHANGE_S * 1000);
    return () => clearTimeout(timer);
  }, [phase, at]);
  if (!turn) return <Summary done={done} session={session} codes={codes} />;
  const point = session.points.find((each) => each.code === turn.code);
  const seconds = Math.round(elapsed);
  const say = {
    ready: at ? t("session.nextPoint", { code: turn.code }) : "",
    running: t("session.running", { code: turn.code, side: t(`side.${turn.side}`) }),
    paused: t("session.paused"),
    changing: tn("session.change", CHANGE_S, { side: t(`side.${turn.side}`) }),
  };
  return (
    <>
      <p class="session-said" role="status">
        {say[phase]}
      </p>
      {point && (
        <Pressing
          key={turn.code}
          point={point}
          turn={turn}
          number={at + 1}
          count={turns.length}
          elapsed={elapsed}
          running={phase === "running"}
          act={{
            run: (wanted) => {
              if (signals.sound) allowSound();
              if (wanted && !elapsed) signal();
              setState({ at, done, phase: wanted ? "running" : "paused" });
            },
            skip: () => leave(seconds, at + 1, "ready"),
            finish: () => finish(seconds),
            stop: () => leave(seconds, turns.length, "ready"),
          }}
        />
      )}
      <Options signals={signals} change={setSignals} />
    </>
  );
}
