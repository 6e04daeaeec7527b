/** What comes before everything else: cautions, and when to get help. */

import type { PointRecord } from "../api/types";
import { t } from "../messages";
import { Cite } from "../parts/Cite";
import { Prose } from "../parts/Prose";
import { Section } from "./Section";

export function Cautions({ record }: { record: PointRecord }) {
  if (!record.cautions.length) return null;
  return (
    <Section id="cautions" title="section.cautions" class="cautions">
      <ul>
        {record.cautions.map((caution) => (
          <li key={caution.flag + caution.text}>
            <strong lang="en">{caution.label}</strong>
            <div>
              <Prose text={caution.text} current={record.code} />
              {caution.counter && (
                <p class="counter">
                  <span>{t("caution.counter")}:</span> <Prose text={caution.counter} />
                </p>
              )}
              <Cite sources={caution.sources} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function RedFlags({ record }: { record: PointRecord }) {
  if (!record.red_flags.length) return null;
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
