/** The circuit, how each meridian passes into the next, and the vessels beside it. */

import type { MeridianRef } from "../api/types";
import { circuit, useAtlas } from "../atlas";
import { t } from "../messages";
import { linkTo } from "../navigation";
import { CircuitRing } from "../parts/CircuitRing";
import { MeridianLink, PointLink } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";

export function MeridiansPage() {
  const atlas = useAtlas();
  const order = circuit(atlas);
  const vessels = [...atlas.meridians.values()].filter((item) => item.kind === "extraordinary");
  return (
    <PageFrame title={t("meridians.title")} name="meridians" class="meridians">
      <h1>{t("meridians.title")}</h1>
      <p class="lead">{t("meridians.lead")}</p>
      <div class="circuit">
        <div>
          <CircuitRing meridians={order} />
          <p class="legend">{t("circuit.legend")}</p>
          <p>
            <a class="button" href={linkTo({ kind: "circuit" })}>
              {t("circuit.follow")}
            </a>
          </p>
        </div>
        <section aria-labelledby="flow-title">
          <h2 id="flow-title">{t("circuit.flow")}</h2>
          <ol class="flow">
            {order.map((meridian) => (
              <Flow key={meridian.id} meridian={meridian} />
            ))}
          </ol>
        </section>
      </div>
      <TipRule meridians={order} />
      <section aria-labelledby="vessels-title">
        <h2 id="vessels-title">{t("home.vessels")}</h2>
        <ul class="tiles">
          {vessels.map((vessel) => (
            <li key={vessel.id} class="tile phase-none">
              <MeridianLink id={vessel.id} />
            </li>
          ))}
        </ul>
      </section>
    </PageFrame>
  );
}

function Flow({ meridian }: { meridian: MeridianRef }) {
  const join = meridian.joins.find((item) => item.to === meridian.next);
  return (
    <li>
      <MeridianLink id={meridian.id} />
      {join && (
        <p>
          {join.from_point && <PointLink code={join.from_point} full={false} />}
          {join.from_point && join.to_point && " → "}
          {join.to_point && <PointLink code={join.to_point} full={false} />}{" "}
          <span lang="en">
            {join.at}
            {join.by && `, ${join.by}`}
          </span>
        </p>
      )}
    </li>
  );
}

/** Which classes of meridians begin and end at fingers and toes: read off the ends themselves. */
function TipRule({ meridians }: { meridians: MeridianRef[] }) {
  const className = (item: MeridianRef) =>
    item.limb && item.polarity ? `${t(`limb.${item.limb}`)} ${t(`polarity.${item.polarity}`)}` : "";
  const starting = meridians.filter((item) => item.start_digit);
  const ending = meridians.filter((item) => item.end_digit);
  if (!starting.length && !ending.length) return null;
  const line = (members: MeridianRef[], verb: string) => {
    const classes = [...new Set(members.map(className))].filter(Boolean).join(" · ");
    return (
      <li>
        <b>{classes}</b> {verb}: {members.map((item) => item.id).join(" ")}
      </li>
    );
  };
  return (
    <section class="tip-rule" aria-labelledby="tips-title">
      <h2 id="tips-title">{t("circuit.tips")}</h2>
      <p>{t("circuit.tipsText")}</p>
      <ul>
        {line(starting, t("circuit.starts"))}
        {line(ending, t("circuit.ends"))}
      </ul>
    </section>
  );
}
