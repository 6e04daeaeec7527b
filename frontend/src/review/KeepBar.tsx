/** What was decided so far, and where it goes. */

import { useState } from "preact/hooks";
import { AnsweredFault } from "../api/client";
import { download } from "../download";
import { t, tn } from "../messages";
import { keepDecisions, type Reviewing } from "./reviewing";

export function KeepBar({ reviewing }: { reviewing: Reviewing }) {
  const [said, setSaid] = useState("");
  const { answer, entries, states } = reviewing;
  const spanned = entries.filter(({ claim }) => claim.span);
  const count = (state: string) => spanned.filter(({ id }) => states.get(id) === state).length;
  const accepted = count("accepted");
  const rejected = count("rejected");
  const agreeing = spanned.filter(({ claim }) => claim.verdict === "agrees" && !claim.severity);
  const keep = async (write: boolean) => {
    try {
      const { toml, written } = await keepDecisions(reviewing, write);
      if (write) setSaid(tn("review.written", written, { file: answer.overlay }));
      else {
        const name = `${answer.review.name.replace(/\.[a-z]+$/i, "")}.overlay.toml`;
        download(new Blob([toml], { type: "application/toml" }), name);
      }
    } catch (error) {
      setSaid(
        error instanceof AnsweredFault
          ? `${error.fault.message} ${error.fault.advice}`
          : t("fault.unreachable"),
      );
    }
  };
  return (
    <div class="review-keep" role="region" aria-label={t("review.keep")}>
      <p role="status">
        {said || t("review.count", { accepted, rejected, all: spanned.length })}
      </p>
      <button
        type="button"
        class="button quiet"
        disabled={!agreeing.length}
        onClick={() => {
          setSaid("");
          reviewing.decide(
            agreeing.map(({ id }) => id),
            "accepted",
          );
        }}
      >
        {t("review.acceptAgreeing")}
      </button>
      <button type="button" class="button" disabled={!accepted} onClick={() => void keep(false)}>
        {t("review.download")}
      </button>
      {answer.overlay && (
        <button
          type="button"
          class="button"
          disabled={!accepted && !rejected}
          onClick={() => void keep(true)}
        >
          {t("review.write", { file: answer.overlay })}
        </button>
      )}
    </div>
  );
}
