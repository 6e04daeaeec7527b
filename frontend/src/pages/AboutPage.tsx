/** What this is, how to read it, and all its sources. */

import { useState } from "preact/hooks";
import type { SourceRecord } from "../api/types";
import { useAtlas } from "../atlas";
import { remember, slashKeyWanted } from "../memory";
import { t, word } from "../messages";
import { KeepAll } from "../offline/KeepAll";
import { PageFrame } from "../parts/PageFrame";
import { SourceEntry } from "../parts/SourceEntry";
import { Section } from "../record/Section";

const KINDS: SourceRecord["kind"][] = [
  "standard",
  "book",
  "review",
  "article",
  "website",
  "dataset",
  "document",
  "project",
];

export function AboutPage() {
  const atlas = useAtlas();
  const sources = [...atlas.sources.values()];
  return (
    <PageFrame title={t("about.title")} name="about" class="about">
      <h1>{t("about.title")}</h1>
      <p class="lead">{t("about.lead")}</p>
      <Section id="facts" title="about.facts">
        <ul>
          {([1, 2, 3, 4] as const).map((number) => (
            <li key={number}>{t(`about.fact${number}`)}</li>
          ))}
        </ul>
      </Section>
      <Keys />
      <KeepAll />
      <Section id="licence" title="about.licence">
        <p>
          {t("about.licenceText")} {t("about.version", { version: atlas.version })}.
        </p>
      </Section>
      <Section id="sources" title="about.sources" note={t("about.sourcesLead")} class="sources">
        {KINDS.map((kind) => (
          <SourcesOfKind
            key={kind}
            kind={kind}
            sources={sources.filter((source) => source.kind === kind)}
          />
        ))}
      </Section>
    </PageFrame>
  );
}

function Keys() {
  const [slash, setSlash] = useState(slashKeyWanted);
  return (
    <Section id="keys" title="about.keys">
      <dl class="keys">
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>
            {t("about.keySlash")}{" "}
            <label>
              <input
                type="checkbox"
                checked={slash}
                onChange={(event) => {
                  setSlash(event.currentTarget.checked);
                  remember({ slashKey: event.currentTarget.checked });
                }}
              />{" "}
              {t("about.slashOff")}
            </label>
          </dd>
        </div>
        <div>
          <dt>
            <kbd>Ctrl</kbd> <kbd>K</kbd>
          </dt>
          <dd>{t("about.keyCtrl")}</dd>
        </div>
        <div>
          <dt>
            <kbd>↑</kbd> <kbd>↓</kbd>
          </dt>
          <dd>{t("about.keyArrows")}</dd>
        </div>
        <div>
          <dt>
            <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>←</kbd> <kbd>→</kbd>
          </dt>
          <dd>{t("about.keyPages")}</dd>
        </div>
      </dl>
    </Section>
  );
}

function SourcesOfKind({ kind, sources }: { kind: string; sources: SourceRecord[] }) {
  if (!sources.length) return null;
  return (
    <>
      <h3>{word("kind", kind)}</h3>
      <ul>
        {sources.map((source) => (
          <li key={source.key} id={`source-${source.key}`}>
            <SourceEntry source={source} />
          </li>
        ))}
      </ul>
    </>
  );
}
