/** How the point is tied to others: connections, combinations, related points. */

import type { PointRecord, Related } from "../api/types";
import { useAtlas } from "../atlas";
import { word } from "../messages";
import { Cite } from "../parts/Cite";
import { MeridianLink, PointLink } from "../parts/Names";
import { Prose } from "../parts/Prose";
import { Section } from "./Section";

export function Connections({ record }: { record: PointRecord }) {
  const atlas = useAtlas();
  return (
    <Section id="connections" title="section.connections">
      <ul class="ties">
        {record.connections.map((connection) => (
          <li key={connection.to + connection.text}>
            <span class="tie-to">
              {atlas.points.has(connection.to) ? (
                <PointLink code={connection.to} />
              ) : atlas.meridians.has(connection.to) ? (
                <MeridianLink id={connection.to} />
              ) : (
                <span lang="en">{connection.to}</span>
              )}
            </span>
            <div>
              <Prose text={connection.text} current={record.code} />{" "}
              <Cite sources={connection.sources} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Combinations({ record }: { record: PointRecord }) {
  return (
    <Section id="combinations" title="section.combinations">
      <ul class="ties">
        {record.combinations.map((combination) => (
          <li key={combination.codes.join() + combination.purpose}>
            <span class="tie-to">
              {combination.codes.map((code) => (
                <PointLink key={code} code={code} />
              ))}
            </span>
            <div>
              <Prose text={combination.purpose} current={record.code} />{" "}
              <Cite sources={combination.sources} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function RelatedPoints({ record }: { record: PointRecord }) {
  const byCode = new Map<string, Related[]>();
  for (const related of record.related) {
    byCode.set(related.code, [...(byCode.get(related.code) ?? []), related]);
  }
  return (
    <Section id="related" title="section.related">
      <ul class="ties">
        {[...byCode].map(([code, reasons]) => (
          <li key={code}>
            <span class="tie-to">
              <PointLink code={code} />
            </span>
            <div lang="en">
              {reasons.map((reason) => (
                <p key={reason.relation}>
                  {["previous", "next"].includes(reason.relation) ? (
                    word("relation", reason.relation)
                  ) : (
                    <Prose text={reason.text} current={record.code} />
                  )}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
