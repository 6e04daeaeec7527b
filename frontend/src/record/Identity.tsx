/** Who the point is: the panel at the head of its record. */

import type { Category, PointAnswer, PointRecord } from "../api/types";
import { pointsOf, useAtlas } from "../atlas";
import { t, word } from "../messages";
import { linkTo } from "../navigation";
import { CategoryLink, Code, MeridianLink, Pinyin } from "../parts/Names";
import { Facts } from "./Section";

export function Identity({ answer }: { answer: PointAnswer }) {
  const { record } = answer;
  const { names } = record;
  return (
    <div class="identity">
      <div class="identity-name">
        <p class="identity-hanzi" lang="zh-Hans" aria-hidden="true">
          {names.hanzi_simplified}
        </p>
        <div>
          <h1>
            <Code text={record.code} /> <Pinyin text={names.pinyin} />{" "}
            <span class="visually-hidden hanzi" lang="zh-Hans">
              {names.hanzi_simplified}
            </span>
          </h1>
          {names.english && (
            <p class="identity-english" lang="en">
              {names.english}
            </p>
          )}
          {names.hanzi_traditional !== names.hanzi_simplified && (
            <p class="identity-traditional" lang="zh-Hant">
              {names.hanzi_traditional}
            </p>
          )}
        </div>
      </div>
      <Membership record={record} />
      <Neighbours answer={answer} />
    </div>
  );
}

function Membership({ record }: { record: PointRecord }) {
  const meridian =
    record.meridian === "EX" ? (
      <a href={linkTo({ kind: "meridian", id: "EX" })}>{t("point.extra")}</a>
    ) : (
      <MeridianLink id={record.meridian} />
    );
  return (
    <>
      <Facts
        rows={[
          [t("point.meridian"), meridian],
          [t("point.region"), record.location.region && <span lang="en">{record.location.region}</span>],
          [t("point.side"), t(`laterality.${record.laterality}`)],
          [t("point.review"), word("review", record.review.state ?? "draft")],
        ]}
      />
      {record.categories.length > 0 && (
        <ul class="badges" aria-label={t("nav.categories")}>
          {[...Map.groupBy(record.categories, (category) => category.id)].map(([id, members]) => (
            <Badge key={id} id={id} members={members} />
          ))}
        </ul>
      )}
    </>
  );
}

/** One category, with all that the point is in it: "Crossing points: LI, SI, TE". */
function Badge({ id, members }: { id: string; members: Category[] }) {
  const ref = useAtlas().categories.get(id);
  if (!ref) return null;
  const notes = members.map((one) => [one.role || one.of, one.phase].filter(Boolean).join(", "));
  const disputed = members.some((member) => member.disputed);
  return (
    <li class={disputed ? "disputed" : ""}>
      <CategoryLink category={ref} note={[...new Set(notes)].filter(Boolean).join("; ")} />
      {disputed && <small>{t("category.disputed")}</small>}
    </li>
  );
}

function Neighbours({ answer }: { answer: PointAnswer }) {
  const atlas = useAtlas();
  const { record } = answer;
  const line = pointsOf(atlas, record.meridian);
  const number = line.findIndex((point) => point.code === record.code) + 1;
  const meridian = atlas.meridians.get(record.meridian)?.english ?? t("point.extra");
  return (
    <nav class="neighbours" aria-label={t("point.of", { number, count: line.length, meridian })}>
      <Step code={answer.previous} rel="prev" />
      <span class="neighbours-line">
        <svg viewBox={`0 0 ${line.length + 1} 2`} preserveAspectRatio="none" aria-hidden="true">
          <path d={`M.5 1H${line.length}.5`} />
          <path class="done" d={`M.5 1H${number}.5`} />
        </svg>
        <span aria-hidden="true">
          {number} / {line.length}
        </span>
      </span>
      <Step code={answer.next} rel="next" />
    </nav>
  );
}

function Step({ code, rel }: { code: string; rel: "prev" | "next" }) {
  const point = useAtlas().points.get(code);
  if (!point) return <span class="step none" />;
  const label = t(rel === "prev" ? "point.previous" : "point.next");
  return (
    <a class={`step ${rel}`} rel={rel} href={linkTo({ kind: "point", code })}>
      <span class="visually-hidden">{label}: </span>
      <Code text={code} /> <Pinyin text={point.pinyin} />
    </a>
  );
}
