/** Questions people ask, and where sources disagree. */

import type { PointRecord } from "../api/types";
import { useAtlas } from "../atlas";
import { t } from "../messages";
import { Cite } from "../parts/Cite";
import { Prose } from "../parts/Prose";
import { Section } from "./Section";

export function Questions({ record }: { record: PointRecord }) {
  return (
    <Section id="faq" title="section.faq" class="faq">
      {record.faq.map((item) => (
        <details key={item.question}>
          <summary lang="en">{item.question}</summary>
          <p>
            <Prose text={item.answer} current={record.code} /> <Cite sources={item.sources} />{" "}
            {item.from_data && <small>{t("faq.fromData")}</small>}
          </p>
        </details>
      ))}
    </Section>
  );
}

export function Disagreements({ record }: { record: PointRecord }) {
  const { sources } = useAtlas();
  return (
    <Section id="disagreements" title="section.disagreements" class="disagreements">
      {record.disagreements.map((disagreement) => (
        <article key={disagreement.topic}>
          <h3 lang="en">{disagreement.topic}</h3>
          <ul class="positions">
            {disagreement.positions.map((position) => (
              <li key={position.text}>
                <p>
                  <Prose text={position.text} current={record.code} />
                </p>
                <p class="holders" lang="en">
                  {position.sources?.map((key) => sources.get(key)?.title ?? key).join("; ")}{" "}
                  <Cite sources={position.sources} />
                </p>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </Section>
  );
}
