/** The end of a record: what is not written yet, and the works it cites. */

import type { PointRecord } from "../api/types";
import { t, type MessageKey } from "../messages";
import { SourceEntry } from "../parts/SourceEntry";
import { Section } from "./Section";

/** What a complete record holds, and how to see that it does. */
const PARTS: [MessageKey, (record: PointRecord) => boolean, "both" | "practitioner"][] = [
  ["unwritten.place", (record) => record.location.text !== "", "both"],
  ["section.find", (record) => record.find.length > 0 || record.find_lay != null, "both"],
  ["section.anatomy", (record) => record.anatomy != null, "practitioner"],
  ["section.needling", (record) => record.needling.length > 0, "practitioner"],
  ["section.moxibustion", (record) => record.moxibustion != null, "practitioner"],
  ["section.actions", (record) => record.actions.length > 0, "practitioner"],
  ["section.indications", (record) => record.indications.length > 0, "both"],
  ["section.commentary", (record) => record.commentary !== "", "practitioner"],
  ["section.combinations", (record) => record.combinations.length > 0, "practitioner"],
  ["unwritten.acupressure", (record) => record.acupressure != null, "both"],
  ["section.cautions", (record) => record.cautions.length > 0, "both"],
  ["section.faq", (record) => record.faq.length > 0, "both"],
];

export function Unwritten({ record, plain }: { record: PointRecord; plain: boolean }) {
  const expected = PARTS.filter(([, , voice]) => voice === "both" || !plain);
  const missing = expected.filter(([, isThere]) => !isThere(record));
  if (!missing.length) return null;
  const list = missing.map(([name]) => t(name).toLocaleLowerCase()).join(", ");
  const bare = missing.length >= expected.length - 1;
  return (
    <p class="unwritten">{t(bare ? "unwritten.only" : "unwritten.text", { list })}</p>
  );
}

export function SourceList({ record }: { record: PointRecord }) {
  if (!record.sources.length) return null;
  return (
    <Section id="sources" title="section.sources" class="sources">
      <ol>
        {record.sources.map((source, index) => (
          <li key={source.key}>
            <SourceEntry source={source} number={index + 1} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
