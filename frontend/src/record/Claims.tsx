/** What the point is said to do. Claims are reported, each with its standing. */

import type { Indication, PointRecord, TermRef } from "../api/types";
import { useAtlas } from "../atlas";
import { t, word } from "../messages";
import { linkTo } from "../navigation";
import { Cite } from "../parts/Cite";
import { Prose } from "../parts/Prose";
import { Section } from "./Section";

export function Actions({ record }: { record: PointRecord }) {
  const { terms } = useAtlas();
  return (
    <Section id="actions" title="section.actions" note={t("claims.note")}>
      <ul class="actions">
        {record.actions.map((action) => (
          <li key={action.text}>
            <span class="action">
              <Prose text={action.text} /> <Cite sources={action.sources} />
            </span>
            <Terms keys={action.patterns} of={terms.patterns} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Indications({ record, plain }: { record: PointRecord; plain: boolean }) {
  return (
    <Section
      id="indications"
      title={plain ? "section.lay" : "section.indications"}
      note={t("claims.note")}
    >
      <div class="indications">
        {record.indications.map((item) => (
          <IndicationGroup key={item.group + item.text} item={item} plain={plain} />
        ))}
      </div>
    </Section>
  );
}

function IndicationGroup({ item, plain }: { item: Indication; plain: boolean }) {
  const { terms } = useAtlas();
  return (
    <article class="indication">
      <h3 lang="en">
        {item.group} <Standing item={item} />
      </h3>
      <p>
        <Prose text={item.text} /> <Cite sources={item.sources} />
      </p>
      <Terms keys={item.terms} of={terms.conditions} plain={plain} />
      {!plain && <Terms keys={item.patterns} of={terms.patterns} />}
    </article>
  );
}

function Standing({ item }: { item: Indication }) {
  const status = item.status ?? "traditional";
  const standing = status === "traditional" && item.era === "classical" ? "classical" : status;
  return <span class={`standing ${standing}`}>{word("claims", standing)}</span>;
}

/** Terms of the vocabulary; each searches for the points that share it. */
function Terms(props: {
  keys: string[] | undefined;
  of: Record<string, TermRef>;
  plain?: boolean;
}) {
  const known = (props.keys ?? []).map((key) => props.of[key]).filter((term) => term != null);
  if (!known.length) return null;
  return (
    <ul class="terms">
      {known.map((term) => (
        <li key={term.label}>
          <a href={linkTo({ kind: "search", query: term.label })} lang="en">
            {(props.plain && term.plain) || term.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Commentary({ record }: { record: PointRecord }) {
  return (
    <Section id="commentary" title="section.commentary" class="commentary">
      {record.commentary_statements.map((statement) => (
        <p key={statement.text}>
          <Prose text={statement.text} current={record.code} /> <Cite sources={statement.sources} />
        </p>
      ))}
    </Section>
  );
}
