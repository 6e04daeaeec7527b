/** The works that a page cites, numbered as its small numbers are; nothing where it cites none. */

import type { SourceRecord } from "../api/types";
import { Section } from "../record/Section";
import { SourceEntry } from "./SourceEntry";

export function SourceList({ sources }: { sources: SourceRecord[] }) {
  if (!sources.length) return null;
  return (
    <Section id="sources" title="section.sources" class="sources">
      <ol>
        {sources.map((source, index) => (
          <li key={source.key}>
            <SourceEntry source={source} number={index + 1} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
