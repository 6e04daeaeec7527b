/** How the chosen point is placed on this body, step by step, in its own millimetres. */

import { useAnswer } from "../api/client";
import type { ExplainAnswer } from "../api/types";
import { t } from "../messages";
import { FaultNotice } from "../parts/FaultNotice";
import { explainPath } from "./BodyPanel";

export function Steps({ body, code }: { body: string; code: string }) {
  const [answer, retry] = useAnswer<ExplainAnswer>(explainPath(body, code));
  if (answer.state === "loading") return null;
  if (answer.state === "failed") {
    return <FaultNotice error={answer.error} retry={retry} level="h2" />;
  }
  const { steps, uncertainty_mm: radius } = answer.data;
  return (
    <>
      <ol class="body-steps" lang="en">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="body-note">{t("body.uncertainty", { radius: radius.toFixed(0) })}</p>
    </>
  );
}
