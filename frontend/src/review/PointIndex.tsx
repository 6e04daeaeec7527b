/** The points of a page that speaks of several: where each begins, and what concerns safety. */

import { t, tn } from "../messages";
import { isUrgent } from "./isUrgent";
import type { Reviewing } from "./reviewing";

/** From so many points on a list of them is worth its place. */
const SEVERAL = 3;

export function PointIndex({ reviewing }: { reviewing: Reviewing }) {
  const { points } = reviewing.answer.review;
  if (points.length < SEVERAL) return null;
  const show = (at: number) => {
    const heading = document.getElementById(`review-point-${at}`);
    heading?.scrollIntoView({ block: "start" });
    heading?.querySelector("a")?.focus({ preventScroll: true });
  };
  return (
    <nav class="review-index" aria-label={t("review.index")}>
      <ul>
        {points.map((point, at) => {
          const urgent = point.claims.filter(({ severity }) => isUrgent(severity));
          const danger = urgent.some(({ severity }) => severity === "danger");
          const look = danger ? "danger" : urgent.length ? "caution" : "";
          return (
            <li key={at}>
              <button type="button" class={look} onClick={() => show(at)}>
                {point.code}
                {urgent.length > 0 && (
                  <>
                    <span class="count" aria-hidden="true">
                      {urgent.length}
                    </span>
                    <span class="visually-hidden">: {tn("review.ofSafety", urgent.length)}</span>
                  </>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
