/** From complaints to patterns to points, every step shown. The address holds what is asked. */

import { useState } from "preact/hooks";
import { useAnswer } from "../api/client";
import type { CircumstanceRef, Study } from "../api/types";
import { useAtlas } from "../atlas";
import { t, tn } from "../messages";
import { go } from "../navigation";
import { CitedRegion } from "../parts/Cite";
import { FaultNotice } from "../parts/FaultNotice";
import { PageFrame } from "../parts/PageFrame";
import { Waiting } from "../parts/Waiting";
import { Complaints, Patterns } from "../study/Reasoning";
import { Excluded, Points } from "../study/StudyPoints";

interface Props {
  query: string;
  person: string[];
}

export function StudyPage({ query, person }: Props) {
  return (
    <PageFrame title={t("study.title")} name="study" class="study">
      <h1>{t("study.title")}</h1>
      <p class="lead">{t("study.lead")}</p>
      <StudyForm key={query} query={query} person={person} />
      {query.trim() && <Answer query={query} person={person} />}
    </PageFrame>
  );
}

function show(query: string, person: string[]): void {
  go({ page: { kind: "study", query, person } });
}

function StudyForm({ query, person }: Props) {
  const [text, setText] = useState(query);
  const [answer] = useAnswer<CircumstanceRef[]>("/api/circumstances");
  const circumstances = answer.state === "done" ? answer.data : [];
  const toggle = (id: string, chosen: boolean) =>
    show(text, chosen ? [...person, id] : person.filter((other) => other !== id));
  return (
    <form
      class="study-form"
      role="search"
      aria-label={t("study.title")}
      onSubmit={(event) => {
        event.preventDefault();
        show(text, person);
      }}
    >
      <label for="study-text">{t("study.label")}</label>
      <textarea
        id="study-text"
        rows={2}
        maxLength={2000}
        value={text}
        placeholder={t("study.placeholder")}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            show(text, person);
          }
        }}
      />
      <details open={person.length > 0}>
        <summary>
          {person.length > 0 ? tn("study.person", person.length) : t("study.personNone")}
        </summary>
        <fieldset class="study-person">
          <legend class="visually-hidden">{t("study.personNone")}</legend>
          {circumstances.map((one) => (
            <label key={one.id} lang="en">
              <input
                type="checkbox"
                checked={person.includes(one.id)}
                onChange={(event) => toggle(one.id, event.currentTarget.checked)}
              />
              <span>{one.question}</span>
            </label>
          ))}
        </fieldset>
      </details>
      <button type="submit" class="button">
        {t("study.submit")}
      </button>
    </form>
  );
}

function Answer({ query, person }: Props) {
  const atlas = useAtlas();
  const asked = new URLSearchParams({ q: query, limit: "12" });
  if (person.length) asked.set("for", person.join(","));
  const [answer, retry] = useAnswer<Study>(`/api/study?${asked}`);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") return <FaultNotice error={answer.error} retry={retry} />;
  const study = answer.data;
  const keys = new Set([
    ...study.patterns.flatMap((pattern) => pattern.sources),
    ...[...study.points, ...study.excluded].flatMap((point) => [
      ...point.claims.flatMap((claim) => claim.sources),
      ...point.reasons.flatMap((reason) => reason.sources),
      ...point.limits.flatMap((limit) => limit.sources),
    ]),
  ]);
  const sources = [...keys].map((key) => atlas.sources.get(key)).filter((one) => one !== undefined);
  return (
    <CitedRegion sources={sources}>
      <p role="status" class="visually-hidden">
        {tn("study.found", study.points.length)}
      </p>
      <Complaints study={study} />
      <Patterns study={study} ask={(sign) => show(`${query.trim()}, ${sign}`, person)} />
      <Points study={study} />
      <Excluded study={study} />
      <p class="study-note" lang="en">
        {study.note}
      </p>
    </CitedRegion>
  );
}
