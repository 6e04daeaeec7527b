/** The body on a page of its own, with the same points as a list beside it. */

import { useMemo } from "preact/hooks";
import { useAnswer } from "../api/client";
import type { BodyAnswer, PointRef } from "../api/types";
import { pointsOf, useAtlas } from "../atlas";
import { BodyForm } from "../body/BodyForm";
import { BodyPanel } from "../body/BodyPanel";
import { bodyPath } from "../body/request";
import { t, tn } from "../messages";
import { go, linkTo } from "../navigation";
import { useGradually } from "../parts/gradually";
import { Code, Hanzi, Pinyin, PointLink } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import type { View } from "../view";

interface Props {
  view: View;
  point: string;
  meridian: string;
}

export function BodyPage({ view, point, meridian }: Props) {
  const atlas = useAtlas();
  const [answer] = useAnswer<BodyAnswer>(bodyPath(view.body));
  const body = answer.state === "done" ? answer.data : null;
  const known = atlas.points.get(point);
  const line = atlas.meridians.has(meridian) || meridian === "EX" ? meridian : "";
  const choose = (code: string) => go({ page: { kind: "body", point: code, meridian }, camera: "" });
  return (
    <PageFrame title={t("body.title")} name="body" class="body-page">
      <h1>{t("body.title")}</h1>
      <div class="body-grid">
        <BodyPanel
          chosen={known?.code ?? ""}
          meridian={line || known?.meridian || ""}
          choose={choose}
          whole
        />
        <div class="body-side">
          <section aria-labelledby="my-body">
            <h2 id="my-body">{t("body.mine")}</h2>
            <BodyForm body={view.body} description={body?.description ?? null} />
          </section>
          {known && <Chosen code={known.code} />}
          {point && !known && <p class="body-note">{t("unknown.point", { text: point })}</p>}
          <PointList body={body} point={point} meridian={line} />
        </div>
      </div>
    </PageFrame>
  );
}

function Chosen({ code }: { code: string }) {
  return (
    <section aria-labelledby="chosen-point" class="body-chosen">
      <h2 id="chosen-point">
        <PointLink code={code} />
      </h2>
      <p>
        <a href={linkTo({ kind: "point", code })}>{t("body.record")}</a>
      </p>
    </section>
  );
}

/** Everything that the picture shows, for those who read rather than look. */
function PointList(props: { body: BodyAnswer | null; point: string; meridian: string }) {
  const atlas = useAtlas();
  const { body, point, meridian } = props;
  const points = meridian ? pointsOf(atlas, meridian) : [...atlas.points.values()];
  const missing = new Set(body?.missing.map((each) => each.code));
  const shown = useGradually(meridian, points.length, 30, 40);
  const lines = [...atlas.meridians.values()].filter((each) => each.points > 0);
  return (
    <section aria-labelledby="body-points">
      <h2 id="body-points">{t("nav.points")}</h2>
      <label class="pick">
        <span>{t("point.meridian")}</span>
        <select
          value={meridian}
          onChange={(event) =>
            go({
              page: { kind: "body", point: "", meridian: event.currentTarget.value },
              camera: "",
            })
          }
        >
          <option value="">{t("body.allPoints")}</option>
          {lines.map(({ id, english }) => (
            <option key={id} value={id}>
              {id} {english}
            </option>
          ))}
          <option value="EX">{t("home.extra")}</option>
        </select>
      </label>
      {missing.size > 0 && <p class="body-note">{tn("body.missing", missing.size)}</p>}
      <ul class="body-list" tabIndex={0} aria-labelledby="body-points">
        {points.slice(0, shown).map((each) => (
          <ListedPoint
            key={each.code}
            point={each}
            address={linkTo({ kind: "body", point: each.code, meridian })}
            chosen={each.code === point}
            missing={missing.has(each.code)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Hundreds of these stand in the list: only those that change are made anew. */
function ListedPoint(props: { point: PointRef; address: string; chosen: boolean; missing: boolean }) {
  const { point, address, chosen, missing } = props;
  return useMemo(
    () => (
      <li class={missing ? "missing" : ""}>
        <a href={address} aria-current={chosen ? "true" : undefined}>
          <Code text={point.code} /> <Pinyin text={point.pinyin} />{" "}
          <Hanzi text={point.hanzi_simplified} />
        </a>
        {missing && <small>{t("body.noPlace")}</small>}
      </li>
    ),
    [point, address, chosen, missing],
  );
}
