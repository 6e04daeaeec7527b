/** Needling and moxa, as the literature gives them, for trained practitioners. */

import type { Moxibustion, Needling, PointRecord } from "../api/types";
import { t, word } from "../messages";
import { go } from "../navigation";
import { Cite } from "../parts/Cite";
import { Prose } from "../parts/Prose";
import { remember } from "../memory";
import { Facts, Section } from "./Section";

export function NeedlingTable({ record }: { record: PointRecord }) {
  // One scale for all rows, so that their depths compare at a glance.
  const deepest = Math.max(
    ...record.needling.map((row) => Math.max(row.ceiling_cun ?? 0, row.max_cun ?? 0)),
    0.1,
  );
  return (
    <Section
      id="needling"
      title="section.needling"
      class="needling"
      note={t("needling.trained")}
    >
      <div class="table-scroll" tabIndex={0} role="group" aria-label={t("section.needling")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("needling.technique")}</th>
              <th scope="col">{t("needling.depth")}</th>
              <th scope="col">{t("needling.ceiling")}</th>
            </tr>
          </thead>
          {record.needling.map((row, index) => (
            <Technique key={index} row={row} deepest={deepest} />
          ))}
        </table>
      </div>
    </Section>
  );
}

/** Two rows: the numbers, and beneath them the words. */
function Technique({ row, deepest }: { row: Needling; deepest: number }) {
  return (
    <tbody>
      <tr class="numbers">
        <th scope="row">
          {row.forbidden ? t("needling.forbidden") : word("angle", row.angle)}
        </th>
        <td>
          {row.max_cun != null && (
            <>
              <span class="depth">
                {t("needling.cun", { range: span(row.min_cun, row.max_cun) })}
              </span>
              <DepthBar row={row} deepest={deepest} />
            </>
          )}
        </td>
        <td>
          {row.ceiling_cun != null && (
            <span class="ceiling">{t("needling.cun", { range: row.ceiling_cun })}</span>
          )}
        </td>
      </tr>
      <tr>
        <td colSpan={3}>
          <Details row={row} />
          <Cite sources={row.sources} />
        </td>
      </tr>
    </tbody>
  );
}

function Details({ row }: { row: Needling }) {
  const prose = (text: string | undefined) => text && <Prose text={text} />;
  return (
    <Facts
      rows={[
        [t("needling.direction"), prose(row.direction)],
        [t("needling.condition"), prose(row.condition)],
        [t("needling.response"), prose(row.response)],
        [t("needling.manipulation"), prose(row.manipulation)],
        [t("needling.why"), prose(row.ceiling_reason)],
        [t("needling.dangers"), prose(row.dangers?.join("; "))],
        [t("needling.differs"), prose(row.differs)],
      ]}
    />
  );
}

/** From the skin (left) to the deepest ceiling of the point; the end mark is this row's ceiling. */
function DepthBar({ row, deepest }: { row: Needling; deepest: number }) {
  const at = (cun: number) => (cun / deepest) * 96;
  const from = at(row.min_cun ?? 0);
  const to = at(row.max_cun ?? 0);
  return (
    <svg class="depth-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="depth-ground" x="0" y="3" width="100" height="2" />
      <rect class="depth-range" x={from} y="1.5" width={Math.max(to - from, 1.5)} height="5" />
      {row.ceiling_cun != null && (
        <rect class="depth-ceiling" x={at(row.ceiling_cun)} y="0" width="1.6" height="8" />
      )}
    </svg>
  );
}

/** In place of needling, in the plain voice. */
export function NeedlingNotice() {
  return (
    <p class="needling-notice">
      {t("needling.lay")}{" "}
      <button
        type="button"
        class="link"
        onClick={() => {
          remember({ voice: "practitioner" });
          go({ voice: "practitioner" });
        }}
      >
        {t("needling.showPractitioner")}
      </button>
    </p>
  );
}

export function Moxa({ moxa }: { moxa: Moxibustion | null }) {
  if (!moxa) return null;
  return (
    <Section id="moxibustion" title="section.moxibustion">
      <Facts
        rows={[
          [t("moxa.use"), <b>{word("moxaUse", moxa.use)}</b>],
          [t("moxa.cones"), moxa.cones],
          [t("moxa.minutes"), moxa.minutes],
          [t("moxa.cupping"), moxa.cupping && <Prose text={moxa.cupping} />],
          [t("moxa.bleeding"), moxa.bleeding && <Prose text={moxa.bleeding} />],
        ]}
      />
      {moxa.text && (
        <p>
          <Prose text={moxa.text} />
        </p>
      )}
      <Cite sources={moxa.sources} />
    </Section>
  );
}

/** "0.5–1", or one number where there is no range. */
export function span(from: number | null | undefined, to: number): string {
  return from == null || from === to ? `${to}` : `${from}–${to}`;
}
