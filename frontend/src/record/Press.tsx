/** Acupressure: how to press the point, for how long, and when to stop. */

import type { PointRecord } from "../api/types";
import { t } from "../messages";
import { linkTo } from "../navigation";
import { Cite } from "../parts/Cite";
import { Prose } from "../parts/Prose";
import { span } from "./Practice";
import { Facts, Section } from "./Section";

export function Press({ record }: { record: PointRecord }) {
  const press = record.acupressure;
  if (!press) return null;
  const time = duration(press.min_seconds, press.max_seconds);
  return (
    <Section id="acupressure" title="section.acupressure" class={`press ${press.suitability}`}>
      <p class="suitability">{t(`press.${press.suitability}`)}</p>
      {press.suitability !== "practitioner_only" && (
        <p class="begin">
          <a class="button" href={linkTo({ kind: "session", points: [record.code] })}>
            {t("session.begin")}
          </a>
        </p>
      )}
      <p>
        <Prose text={press.technique} /> <Cite sources={press.sources} />
      </p>
      <Facts
        rows={[
          [t("press.time"), time && <b>{time}</b>],
          [t("press.tool"), press.tool && <Prose text={press.tool} />],
          [t("press.pressure"), press.pressure && <Prose text={press.pressure} />],
          [t("press.side"), press.side && <Prose text={press.side} />],
          [t("press.repeats"), press.repeats && <Prose text={press.repeats} />],
          [t("press.breathing"), press.breathing && <Prose text={press.breathing} />],
        ]}
      />
      <Listed title={t("press.benefits")} texts={press.benefits} />
      <Listed title={t("press.stop")} texts={press.stop} kind="stop" />
    </Section>
  );
}

function Listed(props: { title: string; texts: string[] | undefined; kind?: string }) {
  if (!props.texts?.length) return null;
  return (
    <div class={props.kind ?? "benefits"}>
      <h3>{props.title}</h3>
      <ul>
        {props.texts.map((text) => (
          <li key={text}>
            <Prose text={text} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "2–5 minutes"; seconds where minutes would not be whole. */
function duration(min: number | null | undefined, max: number | null | undefined): string {
  const to = max ?? min;
  if (to == null) return "";
  const from = min ?? to;
  if (from % 60 || to % 60) return t("press.seconds", { range: span(from, to) });
  if (from === 60 && to === 60) return t("press.minute");
  return t("press.minutes", { range: span(from / 60, to / 60) });
}
