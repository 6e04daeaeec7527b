/** A page about points: its words on one side, what was read of it on the other. */

import { useEffect, useState } from "preact/hooks";
import { t, tn } from "../messages";
import { Grounds } from "../parts/Grounds";
import { PageFrame } from "../parts/PageFrame";
import { ClaimList } from "../review/ClaimList";
import { isUrgent } from "../review/isUrgent";
import { KeepBar } from "../review/KeepBar";
import { focusSpan, PageText } from "../review/PageText";
import { useReviewing, type Reviewing } from "../review/reviewing";
import { Sender } from "../review/Sender";

export function ReviewPage() {
  const [reviewing, open] = useReviewing();
  return (
    <PageFrame title={t("review.title")} name="review" class="review">
      <h1>{t("review.title")}</h1>
      {!reviewing && <p class="lead">{t("review.lead")}</p>}
      {reviewing ? (
        <>
          <p role="status">
            <Summary reviewing={reviewing} />
          </p>
          <p>
            <button type="button" class="link" onClick={() => open(null)}>
              {t("review.another")}
            </button>
          </p>
          <Review reviewing={reviewing} />
        </>
      ) : (
        <Sender done={open} />
      )}
    </PageFrame>
  );
}

function Summary({ reviewing }: { reviewing: Reviewing }) {
  const { answer, entries } = reviewing;
  const { name, problem, problem_reason, points } = answer.review;
  if (problem) {
    return (
      <>
        {t("review.problem", { name })}
        <Grounds grounds={problem_reason ? [problem_reason] : []} english={problem} />
      </>
    );
  }
  const urgent = entries.filter(({ claim }) => isUrgent(claim.severity)).length;
  const found = tn("review.found", entries.length);
  const about = tn("review.points", points.length);
  const safety = urgent ? tn("review.urgent", urgent) : t("review.noneUrgent");
  return <>{t("review.summary", { found, points: about, safety })}</>;
}

function Review({ reviewing }: { reviewing: Reviewing }) {
  const [active, setActive] = useState("");
  useEffect(() => setActive(""), [reviewing.answer]);
  if (!reviewing.answer.review.parts.length) return null;
  const showSpan = (id: string) => {
    setActive(id);
    focusSpan(id);
  };
  const showClaim = (id: string) => {
    setActive(id);
    const claim = document.getElementById(`claim-${id}`);
    claim?.scrollIntoView({ block: "center" });
    claim?.focus({ preventScroll: true });
  };
  return (
    <>
      <p class="section-note">
        {t("review.choose")} <span class="review-keys">{t("review.keys")}</span>
      </p>
      <div class="review-sides">
        <PageText reviewing={reviewing} active={active} choose={showClaim} />
        <ClaimList reviewing={reviewing} active={active} show={showSpan} />
      </div>
      {reviewing.answer.review.points.length > 0 && <KeepBar reviewing={reviewing} />}
    </>
  );
}
