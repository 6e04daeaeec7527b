/** A pace to breathe by: a ring that widens and narrows, and the word for it. */

import { t } from "../messages";
import { BREATH, breathAt } from "./turns";

export function Breath({ elapsed, moving }: { elapsed: number; moving: boolean }) {
  const phase = breathAt(elapsed);
  const seconds = phase === "in" ? BREATH.in : BREATH.out;
  return (
    <p class={`breath ${phase} ${moving ? "moving" : ""}`}>
      <span class={`breath-ring of-${seconds}`} aria-hidden="true" />
      <span>{t(phase === "in" ? "session.breatheIn" : "session.breatheOut")}</span>
    </p>
  );
}
