/**
 * The cun ruler: the point's place told and shown step by step. The address holds the step; only
 * whether it plays is kept here.
 */

import { useEffect, useState } from "preact/hooks";
import type { RulerAnswer } from "../api/types";
import { useAtlas } from "../atlas";
import { t } from "../messages";
import { currentView, formatStep, go } from "../navigation";
import { FaultNotice } from "../parts/FaultNotice";
import { Player } from "../parts/Player";
import { sentenceOf } from "./rulerWords";
import { useRuler } from "./useRuler";

interface Props {
  body: string;
  /** Empty while it is not known whether the point stands on this body. */
  code: string;
  step: number;
}

export function RulerPlayer({ body, code, step }: Props) {
  const [answer, retry] = useRuler(body, code);
  // Its place is kept free, so that nothing jumps when it comes.
  if (answer.state === "loading") {
    return (
      <section class="ruler coming" aria-labelledby="ruler-title" aria-busy="true">
        <h2 id="ruler-title">{t("ruler.title")}</h2>
      </section>
    );
  }
  if (answer.state === "failed") {
    return <FaultNotice error={answer.error} retry={retry} level="h2" />;
  }
  return <Steps key={code} answer={answer.data} step={step} />;
}

function Steps({ answer, step }: { answer: RulerAnswer; step: number }) {
  const atlas = useAtlas();
  const [open, setOpen] = useState(step > 0);
  const count = answer.steps.length;
  const shown = Math.min(step, count);
  const sentences = answer.steps.map((each) =>
    sentenceOf(atlas, each, answer.code, answer.uncertainty_mm),
  );
  useEffect(() => {
    if (step > 0) setOpen(true);
  }, [step]);
  return (
    <section class="ruler" aria-labelledby="ruler-title">
      <h2 id="ruler-title">{t("ruler.title")}</h2>
      <Player
        count={count}
        step={shown}
        sentence={sentences[shown - 1] ?? t("ruler.lead", { count })}
        show={(next) => go({ step: next, camera: "" }, "replace")}
      />
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("ruler.all")}</summary>
        <ol class="body-steps">
          {sentences.map((sentence, index) => (
            <li key={index} aria-current={index + 1 === shown ? "step" : undefined}>
              <a href={formatStep(currentView(), index + 1)}>{sentence}</a>
            </li>
          ))}
        </ol>
        <p class="body-note">
          {t("body.uncertainty", { radius: answer.uncertainty_mm.toFixed(0) })}
          {answer.label && ` ${t("ruler.onePlace", { label: answer.label })}`}
        </p>
      </details>
    </section>
  );
}
