/** What the user's own overlay says: beside the record, never part of it. */

import type { PointRecord } from "../api/types";
import { t, word } from "../messages";
import { Grounds } from "../parts/Grounds";
import { Section } from "./Section";

export function OwnClaims({ record }: { record: PointRecord }) {
  return (
    <Section id="own" title="section.own" class="own" note={t("own.note")}>
      <ul>
        {record.overlay?.map((claim, at) => (
          <li key={at} class={`review-claim verdict-${claim.verdict} ${claim.state}`}>
            <p class="review-said">
              <strong>{word("field", claim.field)}:</strong> <q>{claim.text}</q>
            </p>
            <p class="review-verdict">
              {claim.severity && claim.severity !== "note" && (
                <strong class={`severity-${claim.severity}`}>
                  {word("severity", claim.severity)}{" "}
                </strong>
              )}
              <span class="verdict">{claim.verdict && word("verdict", claim.verdict)}</span>
              {claim.reason && (
                <span>
                  {" · "}
                  <Grounds grounds={claim.reasons ?? []} english={claim.reason} />
                </span>
              )}
              <span class="review-line">
                {" · "}
                {t("own.place", {
                  file: claim.file,
                  line: claim.span[0] ?? 0,
                  column: claim.span[1] ?? 0,
                })}
              </span>
              <span> · {word("state", claim.state)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
