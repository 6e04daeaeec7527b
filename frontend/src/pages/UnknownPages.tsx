/** Links that lead nowhere, or to several places: what was meant, and ways on. */

import type { Candidate, Fault } from "../api/types";
import { useAtlas } from "../atlas";
import { t } from "../messages";
import { linkTo } from "../navigation";
import { PointLink } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";

export function UnknownPointPage({ text, fault }: { text: string; fault: Fault }) {
  const ambiguous = fault.kind === "ambiguous_point";
  const title = t(ambiguous ? "unknown.ambiguous" : "unknown.point", { text: shorten(text) });
  const candidates = fault.candidates ?? [];
  return (
    <PageFrame title={title} name={text} class="unknown">
      <h1>{title}</h1>
      {ambiguous && <p class="lead">{t("unknown.ambiguousLead")}</p>}
      {!ambiguous && candidates.length > 0 && <h2>{t("unknown.near")}</h2>}
      <Candidates candidates={candidates} />
      <p>
        <a href={linkTo({ kind: "search", query: text })}>
          {t("unknown.search", { text: shorten(text) })}
        </a>
      </p>
      <WaysOn />
    </PageFrame>
  );
}

function Candidates({ candidates }: { candidates: Candidate[] }) {
  const atlas = useAtlas();
  if (!candidates.length) return null;
  return (
    <ul class="result-list candidates">
      {candidates.map((candidate) => (
        <li key={candidate.code}>
          <PointLink code={candidate.code} />
          <span class="row-english" lang="en">
            {atlas.points.get(candidate.code)?.english}
          </span>
          <span class="row-place" lang="en">
            {candidate.why || candidate.matched}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function UnknownNamePage({ kind, text }: { kind: "meridian" | "category" | "condition" | "pattern" | "region"; text: string }) {
  const title = t(`unknown.${kind}`, { text: shorten(text) });
  return (
    <PageFrame title={title} name={text} class="unknown">
      <h1>{title}</h1>
      <WaysOn />
    </PageFrame>
  );
}

export function UnknownPage() {
  return (
    <PageFrame title={t("unknown.page")} name="unknown" class="unknown">
      <h1>{t("unknown.page")}</h1>
      <WaysOn />
    </PageFrame>
  );
}

function WaysOn() {
  return (
    <>
      <p>{t("unknown.pageLead")}</p>
      <ul class="badges">
        {(["points", "meridians", "categories", "lists", "about"] as const).map((kind) => (
          <li key={kind}>
            <a href={linkTo({ kind })}>{t(`nav.${kind}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
