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
            <Terms keys={action.patterns} kind="pattern" of={terms.patterns} />
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
        {item.group} <Standing status={item.status ?? "traditional"} era={item.era ?? ""} />
      </h3>
      <p>
        <Prose text={item.text} /> <Cite sources={item.sources} />
      </p>
      <Terms keys={item.terms} kind="condition" of={terms.conditions} plain={plain} />
      {!plain && <Terms keys={item.patterns} kind="pattern" of={terms.patterns} />}
    </article>
  );
}

export function Standing({ status, era }: { status: string; era: string }) {
  const standing = status === "traditional" && era === "classical" ? "classical" : status;
  return <span class={`standing ${standing}`}>{word("claims", standing)}</span>;
}

/** Terms of the vocabulary; each leads to the points that share it. */
function Terms(props: {
  keys: string[] | undefined;
  kind: "condition" | "pattern";
  of: Record<string, TermRef>;
  plain?: boolean;
}) {
  const known = (props.keys ?? []).filter((key) => props.of[key]);
  if (!known.length) return null;
  return (
    <ul class="terms">
      {known.map((key) => (
        <li key={key}>
          <a href={linkTo({ kind: props.kind, id: key })} lang="en">
            {(props.plain && props.of[key]?.plain) || props.of[key]?.label}
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
