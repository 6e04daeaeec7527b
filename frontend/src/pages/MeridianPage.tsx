/** One meridian: its clock, its place in the circuit, its course, its points in order. */

import { AnsweredFault, useAnswer } from "../api/client";
import type { Category, MeridianAnswer, MeridianPoint } from "../api/types";
import { circuit, pointsOf, useAtlas } from "../atlas";
import { BodyPanel, openPoint } from "../body/BodyPanel";
import { t, tn, word } from "../messages";
import { linkTo } from "../navigation";
import { CircuitRing } from "../parts/CircuitRing";
import { FaultNotice } from "../parts/FaultNotice";
import { Code, Hanzi, MeridianLink, Pinyin, PointLink } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import { Prose } from "../parts/Prose";
import { Waiting } from "../parts/Waiting";
import { Facts, Section } from "../record/Section";
import { UnknownNamePage } from "./UnknownPages";

export function MeridianPage({ id }: { id: string }) {
  return id === "EX" ? <ExtraPage /> : <Known id={id} />;
}

function Known({ id }: { id: string }) {
  const [answer, retry] = useAnswer<MeridianAnswer>(`/api/meridians/${encodeURIComponent(id)}`);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") {
    const { error } = answer;
    if (error instanceof AnsweredFault && error.fault.kind === "unknown_meridian") {
      return <UnknownNamePage kind="meridian" text={id} />;
    }
    return <FaultNotice error={error} retry={retry} />;
  }
  return <Meridian answer={answer.data} />;
}

function Meridian({ answer }: { answer: MeridianAnswer }) {
  const atlas = useAtlas();
  const { ref } = answer;
  return (
    <PageFrame title={`${ref.english} ${ref.hanzi_simplified}`} name={ref.id} class="meridian">
      <div class="meridian-head">
        <div>
          <p class="eyebrow">
            {t(`meridian.${ref.kind}`)}
            {answer.full_name && <span lang="en"> · {answer.full_name}</span>}
          </p>
          <h1>
            {ref.kind === "primary" && <Code text={ref.id} />} <span lang="en">{ref.english}</span>{" "}
            <Hanzi text={ref.hanzi_simplified} />
          </h1>
          <Attributes answer={answer} />
        </div>
        {ref.kind === "primary" && <CircuitRing meridians={circuit(atlas)} current={ref.id} />}
      </div>
      <BodyPanel chosen="" meridian={ref.id} choose={openPoint} />
      <Circuit answer={answer} />
      <Pathway answer={answer} />
      <PointTable answer={answer} />
      <Crossing codes={answer.crossing_points} />
      <Sentences id="functions" title="meridian.functions" texts={answer.functions} />
      <Sentences id="notes" title="meridian.notes" texts={answer.notes} />
    </PageFrame>
  );
}

function Attributes({ answer }: { answer: MeridianAnswer }) {
  const { ref } = answer;
  const [from = "", to = ""] = ref.clock.split("-");
  const six = [ref.limb && t(`limb.${ref.limb}`), ref.six_name].filter(Boolean).join(" ");
  const ends = ref.start && ref.end ? t("meridian.courseText", { start: ref.start, end: ref.end }) : "";
  return (
    <Facts
      rows={[
        [t("names.pinyin"), <Pinyin text={ref.pinyin} />],
        [
          t("names.traditional"),
          ref.hanzi_traditional !== ref.hanzi_simplified && (
            <Hanzi text={ref.hanzi_traditional} traditional />
          ),
        ],
        [t("names.hangul"), answer.hangul && <span lang="ko">{answer.hangul}</span>],
        [t("meridian.six"), six && <span lang="en">{six}</span>],
        [t("meridian.organ"), ref.organ && <span lang="en">{ref.organ}</span>],
        [t("meridian.phase"), ref.phase && word("phase", ref.phase)],
        [t("meridian.clock"), ref.clock && t("meridian.clockText", { from, to })],
        [t("meridian.course"), ends && <span lang="en">{ends}</span>],
        [t("meridian.paired"), ref.paired && <MeridianLink id={ref.paired} />],
        [t("meridian.sameName"), ref.same_name && <MeridianLink id={ref.same_name} />],
        [t("meridian.partner"), answer.partner_vessel && <MeridianLink id={answer.partner_vessel} />],
        [t("meridian.entry"), answer.entry_point && <PointLink code={answer.entry_point} />],
        [t("meridian.exit"), answer.exit_point && <PointLink code={answer.exit_point} />],
        [t("meridian.confluent"), answer.confluent_point && <PointLink code={answer.confluent_point} />],
        [t("meridian.synonyms"), answer.synonyms && <span lang="en">{answer.synonyms.join(", ")}</span>],
      ]}
    />
  );
}

/** What flows into it, and what it flows into, with the places where they join. */
function Circuit({ answer }: { answer: MeridianAnswer }) {
  const { ref } = answer;
  const incoming = answer.flows_from ?? [];
  if (!incoming.length && !ref.joins.length) return null;
  return (
    <Section id="flow" title="meridian.flow" class="joins">
      <ul>
        {incoming.map(({ id, join }) => (
          <li key={`from-${id}-${join.at}`}>
            <MeridianLink id={id} /> <span aria-hidden="true">→</span>{" "}
            <span class="code">{ref.id}</span>
            <JoinText join={join} />
          </li>
        ))}
        {ref.joins.map((join) => (
          <li key={`to-${join.to}-${join.at}`}>
            <span class="code">{ref.id}</span> <span aria-hidden="true">→</span>{" "}
            <MeridianLink id={join.to} />
            <JoinText join={join} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function JoinText({ join }: { join: MeridianAnswer["ref"]["joins"][number] }) {
  return (
    <p>
      {join.from_point && <PointLink code={join.from_point} full={false} />}
      {join.from_point && join.to_point && " → "}
      {join.to_point && <PointLink code={join.to_point} full={false} />}{" "}
      <span lang="en">{[join.at, join.by].filter(Boolean).join(", ")}</span>
    </p>
  );
}

function Pathway({ answer }: { answer: MeridianAnswer }) {
  const parts = [
    ["meridian.external", answer.pathway_external ?? []],
    ["meridian.internal", answer.pathway_internal ?? []],
  ] as const;
  if (parts.every(([, texts]) => !texts.length)) return null;
  return (
    <Section id="pathway" title="meridian.pathway" class="pathway">
      <div class="pathway-parts">
        {parts.map(
          ([title, texts]) =>
            texts.length > 0 && (
              <div key={title}>
                <h3>{t(title)}</h3>
                <ol class="course">
                  {texts.map((text) => (
                    <li key={text}>
                      <Prose text={text} />
                    </li>
                  ))}
                </ol>
              </div>
            ),
        )}
      </div>
    </Section>
  );
}

function PointTable({ answer }: { answer: MeridianAnswer }) {
  if (!answer.point_list?.length) return null;
  return (
    <Section
      id="points"
      title="meridian.points"
      note={tn("points.count", answer.point_list.length)}
    >
      <PointRows points={answer.point_list} />
    </Section>
  );
}

function PointRows({ points }: { points: MeridianPoint[] }) {
  const atlas = useAtlas();
  return (
    <ol class="point-rows">
      {points.map((point) => {
        const ref = atlas.points.get(point.code);
        return (
          <li key={point.code}>
            <PointLink code={point.code} />
            {ref?.english && (
              <span class="row-english" lang="en">
                {ref.english}
              </span>
            )}
            <span class="row-place" lang="en">
              {point.location}
            </span>
            <RowBadges categories={point.categories} />
          </li>
        );
      })}
    </ol>
  );
}

/** The role where it tells more than the label; the label where the role has been said. */
function RowBadges({ categories }: { categories: Category[] }) {
  const said = new Map<string, string>();
  for (const { id, role, label } of categories) {
    const short = label.replace(/ points\b/, "");
    said.set(role && !said.has(role) ? role : short, id);
  }
  return (
    <span class="row-badges">
      {[...said].map(([text, id]) => (
        <a key={text} href={linkTo({ kind: "category", id })} lang="en">
          {text}
        </a>
      ))}
    </span>
  );
}

function Crossing({ codes }: { codes: string[] | undefined }) {
  if (!codes?.length) return null;
  return (
    <Section id="crossing" title="meridian.crossing">
      <ul class="badges">
        {codes.map((code) => (
          <li key={code}>
            <PointLink code={code} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sentences(props: {
  id: string;
  title: "meridian.functions" | "meridian.notes";
  texts: string[] | undefined;
}) {
  if (!props.texts?.length) return null;
  return (
    <Section id={props.id} title={props.title}>
      {props.texts.map((text) => (
        <p key={text}>
          <Prose text={text} />
        </p>
      ))}
    </Section>
  );
}

/** The extra points, which belong to no meridian. */
function ExtraPage() {
  const points = pointsOf(useAtlas(), "EX");
  return (
    <PageFrame title={t("meridian.extraPoints")} name="EX" class="meridian">
      <p class="eyebrow">EX</p>
      <h1>{t("meridian.extraPoints")}</h1>
      <p class="lead">
        {t("meridian.extraLead")} {tn("points.count", points.length)}.
      </p>
      <BodyPanel chosen="" meridian="EX" choose={openPoint} />
      <ol class="point-rows">
        {points.map((point) => (
          <li key={point.code}>
            <PointLink code={point.code} />
            {point.english && (
              <span class="row-english" lang="en">
                {point.english}
              </span>
            )}
            <span class="row-place" lang="en">
              {point.region}
            </span>
          </li>
        ))}
      </ol>
    </PageFrame>
  );
}
