/** Points to study, with what brought each here and what limits it; points that are left out. */

import type { Limit, PointFound, Study } from "../api/types";
import { t } from "../messages";
import { Cite } from "../parts/Cite";
import { PointLink } from "../parts/Names";
import { Prose } from "../parts/Prose";
import { Section } from "../record/Section";

export function Points({ study }: { study: Study }) {
  if (!study.points.length) return null;
  return (
    <Section id="points" title="study.points" note={t("study.pointsNote")}>
      {study.everywhere.length > 0 && (
        <ul class="study-everywhere">
          {study.everywhere.map((limit) => (
            <li key={limit.circumstance} lang="en">
              {limit.text}
            </li>
          ))}
        </ul>
      )}
      <ol class="study-points">
        {study.points.map((point) => (
          <li key={point.code}>
            <Point point={point} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Point({ point }: { point: PointFound }) {
  return (
    <>
      <h3>
        <PointLink code={point.code} full />
      </h3>
      <ul class="study-claims">
        {point.claims.map((claim) => (
          <li key={claim.text}>
            <Prose text={claim.text} /> <Cite sources={claim.sources} />{" "}
            <small lang="en">{claim.about.join(" · ")}</small>
          </li>
        ))}
        {point.reasons.map((reason) => (
          <li key={reason.text} class="study-reason">
            <span lang="en">{reason.text}</span> <Cite sources={reason.sources} />{" "}
            <small lang="en">{reason.pattern}</small>
          </li>
        ))}
      </ul>
      <Limits limits={point.limits} />
    </>
  );
}

function Limits({ limits }: { limits: Limit[] }) {
  if (!limits.length) return null;
  return (
    <ul class="study-limits" aria-label={t("study.careful")}>
      {limits.map((limit) => (
        <li key={limit.circumstance + limit.flag}>
          <Prose text={limit.text} /> <Cite sources={limit.sources} />
          {limit.counter && (
            <span class="counter">
              {" "}
              {t("caution.counter")}: <Prose text={limit.counter} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Excluded({ study }: { study: Study }) {
  if (!study.excluded.length) return null;
  return (
    <Section id="excluded" title="study.excluded">
      <ul class="study-points">
        {study.excluded.map((point) => (
          <li key={point.code}>
            <h3>
              <PointLink code={point.code} full />
            </h3>
            <Limits limits={point.limits.filter((limit) => limit.excludes)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
