/** What was understood of complaints, and the patterns that would explain them. */

import type { PatternFound, Sign, Study } from "../api/types";
import { t } from "../messages";
import { Cite } from "../parts/Cite";
import { Section } from "../record/Section";

export function Complaints({ study }: { study: Study }) {
  return (
    <>
      <Section id="understood" title="study.understood">
        {study.complaints.length === 0 && <p>{t("study.nothing")}</p>}
        <ul class="study-complaints">
          {study.complaints.map((one) => (
            <li key={one.key} class={one.denied ? "denied" : ""}>
              <q>{one.said}</q>
              <span aria-hidden="true"> → </span>
              <strong lang="en">{one.denied ? t("study.not", { what: one.label }) : one.label}</strong>
            </li>
          ))}
        </ul>
        {study.unread.length > 0 && (
          <p class="section-note">{t("study.unread", { words: study.unread.join(", ") })}</p>
        )}
      </Section>
      {study.red_flags.length > 0 && (
        <Section id="red-flags" title="section.redFlags" class="red-flags">
          <ul>
            {study.red_flags.map((text) => (
              <li key={text} lang="en">
                {text}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

export function Patterns({ study, ask }: { study: Study; ask: (sign: string) => void }) {
  if (!study.patterns.length) return null;
  return (
    <Section id="patterns" title="study.patterns" note={t("study.patternsNote")}>
      <ol class="study-patterns">
        {study.patterns.map((pattern) => (
          <li key={pattern.key}>
            <Pattern pattern={pattern} ask={ask} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Pattern({ pattern, ask }: { pattern: PatternFound; ask: (sign: string) => void }) {
  return (
    <>
      <h3 lang="en">
        {pattern.label} <Cite sources={pattern.sources} />
      </h3>
      <meter
        min={0}
        max={1}
        value={pattern.score}
        aria-label={t("study.fit", { pattern: pattern.label })}
      />
      {pattern.plain && <p lang="en">{pattern.plain}</p>}
      <Signs title={t("study.matched")} signs={pattern.matched} />
      <Signs title={t("study.against")} signs={pattern.against} />
      {pattern.further.length > 0 && (
        <p class="study-signs">
          <span>{t("study.ask")}</span>{" "}
          {pattern.further.map((sign) => (
            <button
              key={sign.key}
              type="button"
              class="study-ask"
              lang="en"
              onClick={() => ask(sign.label.toLowerCase())}
            >
              {sign.label}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

function Signs({ title, signs }: { title: string; signs: Sign[] }) {
  if (!signs.length) return null;
  return (
    <p class="study-signs">
      <span>{title}</span> <span lang="en">{signs.map((sign) => sign.label).join(" · ")}</span>
    </p>
  );
}
