/** What comes before everything else: cautions, and when to get help. */

import type { PointRecord } from "../api/types";
import { t, tn } from "../messages";
import { Cite } from "../parts/Cite";
import { Prose } from "../parts/Prose";
import { Section } from "./Section";

/** Up to so many cautions stand open; of more, the names do, and the rest opens. */
const FEW = 3;

export function Cautions({ record }: { record: PointRecord }) {
  return (
    <Section id="cautions" title="section.cautions" class="cautions">
      {record.cautions.length > FEW ? (
        <details>
          <summary>
            <span class="caution-labels" lang="en">
              {[...new Set(record.cautions.map((caution) => caution.label))].join(" · ")}
            </span>{" "}
            <span class="more">{tn("cautions.all", record.cautions.length)}</span>
          </summary>
          <CautionList record={record} />
        </details>
      ) : (
        <CautionList record={record} />
      )}
    </Section>
  );
}

function CautionList({ record }: { record: PointRecord }) {
  return (
    <ul>
      {record.cautions.map((caution) => (
        <li key={caution.flag + caution.text}>
          <strong lang="en">{caution.label}</strong>
          <div>
            <Prose text={caution.text} current={record.code} /> <Cite sources={caution.sources} />
            {caution.counter && (
              <p class="counter">
                <span>{t("caution.counter")}:</span> <Prose text={caution.counter} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function RedFlags({ record }: { record: PointRecord }) {
  return (
    <Section id="red-flags" title="section.redFlags" class="red-flags">
      <ul>
        {record.red_flags.map((flag) => (
          <li key={flag.text}>
            <Prose text={flag.text} /> <Cite sources={flag.sources} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
