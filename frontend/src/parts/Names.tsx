/** Names of points, meridians and categories, each script marked with its language. */

import { useAtlas } from "../atlas";
import { linkTo } from "../navigation";
import type { CategoryRef, MeridianRef, PointRef } from "../api/types";

export function Hanzi({ text, traditional }: { text: string; traditional?: boolean }) {
  return (
    <span class="hanzi" lang={traditional ? "zh-Hant" : "zh-Hans"}>
      {text}
    </span>
  );
}

export function Pinyin({ text }: { text: string }) {
  return (
    <span class="pinyin" lang="zh-Latn-pinyin">
      {text}
    </span>
  );
}

export function Code({ text }: { text: string }) {
  return <span class="code">{text}</span>;
}

/** A point in a list: code, pinyin, hanzi. */
export function PointName({ point }: { point: PointRef }) {
  return (
    <>
      <Code text={point.code} /> <Pinyin text={point.pinyin} />{" "}
      <Hanzi text={point.hanzi_simplified} />
    </>
  );
}

/** A link to a point by its code; the bare code where the atlas does not know it. */
export function PointLink({ code, full }: { code: string; full?: boolean }) {
  const point = useAtlas().points.get(code);
  if (!point) return <Code text={code} />;
  return (
    <a class="point-link" href={linkTo({ kind: "point", code })}>
      {full === false ? <Code text={code} /> : <PointName point={point} />}
    </a>
  );
}

/** A meridian in a list, its name in short: "KI Kidney 肾经". */
export function MeridianName({ meridian }: { meridian: MeridianRef }) {
  return (
    <>
      {meridian.points > 0 && <Code text={meridian.id} />}{" "}
      <span lang="en">{meridian.english.replace(/ meridian$/i, "")}</span>{" "}
      <Hanzi text={shortHanzi(meridian)} />
    </>
  );
}

/** Without limb and six-meridian name: 足少阴肾经 is 肾经. */
export function shortHanzi({ hanzi_simplified: hanzi }: MeridianRef): string {
  return hanzi.replace(/^[手足](?:[太少]阴|厥阴|[太少]阳|阳明)/, "");
}

export function MeridianLink({ id }: { id: string }) {
  const meridian = useAtlas().meridians.get(id);
  if (!meridian) return <span>{id}</span>;
  return (
    <a href={linkTo({ kind: "meridian", id })}>
      <MeridianName meridian={meridian} />
    </a>
  );
}

export function CategoryLink({ category, note }: { category: CategoryRef; note?: string }) {
  return (
    <a href={linkTo({ kind: "category", id: category.id })}>
      <span lang="en">{category.label}</span>
      {note && <span lang="en">{`: ${note}`}</span>}{" "}
      {category.hanzi && <Hanzi text={category.hanzi} traditional />}
    </a>
  );
}
