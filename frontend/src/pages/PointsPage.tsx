/** All points, by meridian. */

import type { PointRef } from "../api/types";
import { pointsOf, useAtlas } from "../atlas";
import { t, tn } from "../messages";
import { linkTo } from "../navigation";
import { MeridianLink, PointName } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";

export function PointsPage() {
  const atlas = useAtlas();
  const meridians = [...atlas.meridians.values()].filter((meridian) => meridian.points > 0);
  const groups = [...meridians.map((meridian) => meridian.id), "EX"];
  return (
    <PageFrame title={t("points.title")} name="points">
      <h1>{t("points.title")}</h1>
      <p class="lead">
        {t("points.lead")} {tn("points.count", atlas.points.size)}.{" "}
        <span class="written-mark" aria-hidden="true" /> {t("points.writtenLegend")}
      </p>
      {groups.map((id) => (
        <section key={id} class="point-group" aria-labelledby={`group-${id}`}>
          <h2 id={`group-${id}`}>
            {id === "EX" ? (
              <a href={linkTo({ kind: "meridian", id })}>{t("home.extra")}</a>
            ) : (
              <MeridianLink id={id} />
            )}
          </h2>
          <PointGrid points={pointsOf(atlas, id)} />
        </section>
      ))}
    </PageFrame>
  );
}

function PointGrid({ points }: { points: PointRef[] }) {
  return (
    <ul class="point-grid">
      {points.map((point) => (
        <li key={point.code}>
          <a href={linkTo({ kind: "point", code: point.code })}>
            <PointName point={point} />
            {point.written && (
              <span class="written-mark">
                <span class="visually-hidden">{t("points.written")}</span>
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
