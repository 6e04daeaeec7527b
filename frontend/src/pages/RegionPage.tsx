/** The points of one part of the body, by the region that the standard names. */

import { AnsweredFault, useAnswer } from "../api/client";
import type { RegionAnswer } from "../api/types";
import { useAtlas } from "../atlas";
import { t, tn, word } from "../messages";
import { linkTo } from "../navigation";
import { FaultNotice } from "../parts/FaultNotice";
import { PointName } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import { Waiting } from "../parts/Waiting";
import { UnknownNamePage } from "./UnknownPages";

export function RegionPage({ id }: { id: string }) {
  const [answer, retry] = useAnswer<RegionAnswer>(`/api/regions/${encodeURIComponent(id)}`);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") {
    const { error } = answer;
    if (error instanceof AnsweredFault && error.fault.kind === "unknown_term") {
      return <UnknownNamePage kind="region" text={id} />;
    }
    return <FaultNotice error={error} retry={retry} />;
  }
  const { groups } = answer.data;
  const count = groups.reduce((sum, group) => sum + group.codes.length, 0);
  return (
    <PageFrame title={word("part", id)} name={id} class="region">
      <p class="eyebrow">
        <a href={linkTo({ kind: "lists" })}>{t("nav.lists")}</a> · {t("lists.regions")}
      </p>
      <h1>{word("part", id)}</h1>
      <p class="lead">{tn("points.count", count)}</p>
      {groups.map((group, index) => (
        <section key={group.name} class="point-group" aria-labelledby={`region-${index}`}>
          <h2 id={`region-${index}`} lang="en">
            {group.name}
          </h2>
          <Codes codes={group.codes} />
        </section>
      ))}
    </PageFrame>
  );
}

function Codes({ codes }: { codes: string[] }) {
  const { points } = useAtlas();
  return (
    <ul class="point-grid">
      {codes.map((code) => {
        const point = points.get(code);
        return (
          point && (
            <li key={code}>
              <a href={linkTo({ kind: "point", code })}>
                <PointName point={point} />
              </a>
            </li>
          )
        );
      })}
    </ul>
  );
}
