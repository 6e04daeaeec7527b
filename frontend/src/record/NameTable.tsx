/** All names and codes of a point. */

import type { ComponentChildren } from "preact";
import type { FamilyCode, PointRecord } from "../api/types";
import { useAtlas } from "../atlas";
import { t } from "../messages";
import { Cite } from "../parts/Cite";
import { Hanzi, Pinyin } from "../parts/Names";
import { Prose } from "../parts/Prose";
import { Facts, Section } from "./Section";

export function NameTable({ record }: { record: PointRecord }) {
  const { names } = record;
  return (
    <Section id="names" title="section.names">
      <Facts
        rows={[
          [t("names.simplified"), <Hanzi text={names.hanzi_simplified} />],
          [t("names.traditional"), <Hanzi text={names.hanzi_traditional} traditional />],
          [t("names.variants"), names.hanzi_variants && <Hanzi text={names.hanzi_variants.join("、")} />],
          [t("names.pinyin"), <Pinyin text={names.pinyin} />],
          [t("names.pinyinVariants"), names.pinyin_variants && <Pinyin text={names.pinyin_variants.join(", ")} />],
          [t("names.hangul"), names.hangul && <span lang="ko">{names.hangul}</span>],
          [t("names.romaji"), names.romaji && <span lang="ja-Latn">{names.romaji}</span>],
          [t("names.english"), names.translations.length > 0 && <Translations record={record} />],
          [t("names.other"), names.other_names && <OtherNames record={record} />],
          [t("names.aliases"), names.aliases && <span lang="zh-Latn">{names.aliases.join(", ")}</span>],
          [t("names.meaning"), names.meaning && <Prose text={names.meaning} />],
          [t("names.standards"), names.standards && <Standards keys={names.standards} />],
          [t("names.notes"), names.notes && <Prose text={names.notes.join(" ")} />],
        ]}
      />
      <Cite sources={names.sources} />
    </Section>
  );
}

function Translations({ record }: { record: PointRecord }) {
  return (
    <List>
      {record.names.translations.map((name) => (
        <li key={name.text} lang="en">
          {name.text} <Cite sources={name.sources} />
        </li>
      ))}
    </List>
  );
}

function OtherNames({ record }: { record: PointRecord }) {
  return (
    <List>
      {record.names.other_names?.map((name, index) => (
        <li key={index}>
          {name.hanzi && <Hanzi text={name.hanzi} traditional />}{" "}
          {name.pinyin && <Pinyin text={name.pinyin} />} {name.english}
          {name.note && (
            <small>
              {" "}
              <Prose text={name.note} />
            </small>
          )}{" "}
          <Cite sources={name.sources} />
        </li>
      ))}
    </List>
  );
}

/** "gbt12346-2021:GV29" names a standard and the code it uses. */
function Standards({ keys }: { keys: string[] }) {
  const { sources } = useAtlas();
  return (
    <List>
      {keys.map((key) => {
        const [source = "", code] = key.split(":");
        return (
          <li key={key} lang="en">
            {sources.get(source)?.title ?? source}
            {code && ` (${code})`}
          </li>
        );
      })}
    </List>
  );
}

function List({ children }: { children: ComponentChildren }) {
  return <ul class="inline-list">{children}</ul>;
}

export function CodeTable({ record, codes }: { record: PointRecord; codes: FamilyCode[] }) {
  const others = record.names.other_codes ?? [];
  if (!codes.length && !others.length) return null;
  return (
    <Section id="codes" title="section.codes">
      <dl class="code-grid">
        {codes.map((family) => (
          <div key={family.family}>
            <dt lang="en">{family.label}</dt>
            <dd>{family.codes.join(", ")}</dd>
          </div>
        ))}
        {others.length > 0 && (
          <div>
            <dt>{t("codes.other")}</dt>
            <dd>{others.join(", ")}</dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
