/** Acupressure, guided: warnings, questions, then one point after the other. */

import { useEffect, useRef, useState } from "preact/hooks";
import { ask, useAnswer } from "../api/client";
import type { ResolveAnswer, SessionAnswer } from "../api/types";
import { t } from "../messages";
import { go, linkTo } from "../navigation";
import { FaultNotice } from "../parts/FaultNotice";
import { PointLink } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import { Waiting } from "../parts/Waiting";
import { Questions, Refusal, Warnings } from "../session/Gate";
import { SessionsOfTheDay } from "../session/Reminders";
import { Routine } from "../session/Routine";

export function SessionPage({ points }: { points: string[] }) {
  return (
    <PageFrame title={t("session.title")} name={`session ${points}`} class="session">
      <h1>{t("session.title")}</h1>
      {points.length ? (
        <Guided key={points.join()} points={points} />
      ) : (
        <>
          <p class="lead">{t("session.lead")}</p>
          <Chooser points={[]} />
          <SessionsOfTheDay />
        </>
      )}
    </PageFrame>
  );
}

/** What was answered stays on this page: it goes neither into the address nor into any store. */
function Guided({ points }: { points: string[] }) {
  const [yes, setYes] = useState<string[]>([]);
  const [stage, setStage] = useState<"warn" | "gate" | "run">("warn");
  const query = new URLSearchParams({ points: points.join(",") });
  if (yes.length) query.set("for", yes.join(","));
  const [answer, retry] = useAnswer<SessionAnswer>(`/api/session?${query}`);
  const [last, setLast] = useState<SessionAnswer | null>(null);
  const place = useArrival(stage);
  if (answer.state === "failed") return <FaultNotice error={answer.error} retry={retry} level="h2" />;
  if (answer.state === "done" && answer.data !== last) setLast(answer.data);
  // While the next answer is on its way the questions stay as they are.
  const session = answer.state === "done" ? answer.data : last;
  if (!session) return <Waiting />;
  if (stage === "run") {
    return (
      <div ref={place} tabIndex={-1}>
        <Routine session={session} codes={points} />
      </div>
    );
  }
  const never = session.points.filter(
    ({ refused }) => refused === "practitioner_only" || refused === "unwritten",
  );
  return (
    <>
      <ul class="badges" aria-label={t("nav.points")}>
        {points.map((code) => (
          <li key={code}>
            <PointLink code={code} />
          </li>
        ))}
      </ul>
      {never.map((point) => (
        <Refusal key={point.code} point={point} />
      ))}
      {never.length === session.points.length ? (
        <p>
          <a href={linkTo({ kind: "session", points: [] })}>{t("session.other")}</a>
        </p>
      ) : stage === "warn" ? (
        <Warnings session={session} go={() => setStage("gate")} />
      ) : (
        <div ref={place} tabIndex={-1}>
          <Questions
            session={session}
            yes={yes}
            answer={(id, given) => setYes(given ? [...yes, id] : yes.filter((one) => one !== id))}
            go={() => setStage("run")}
            busy={answer.state !== "done"}
          />
        </div>
      )}
      <Chooser points={points} />
    </>
  );
}

/** Brings eye and focus to what has taken the place of what was there. */
function useArrival(stage: string) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "start" });
  }, [stage]);
  return place;
}

/** Adds a point, by any name, to the routine that the address holds. */
function Chooser({ points }: { points: string[] }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const add = async () => {
    const found = await ask<ResolveAnswer>(`/api/resolve?q=${encodeURIComponent(text)}`).catch(() => null);
    if (!found) return setProblem(t("fault.unreachable"));
    if (found.code) {
      return go({ page: { kind: "session", points: [...new Set([...points, found.code])] } });
    }
    const near = [...found.candidates, ...found.near].map((one) => one.code).slice(0, 4).join(", ");
    setProblem(
      t(found.ambiguous ? "session.ambiguous" : "unknown.point", { text }) + (near && ` ${near}?`),
    );
  };
  return (
    <form
      class="chooser"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) void add();
      }}
    >
      <label class="pick">
        <span>{t(points.length ? "session.addMore" : "session.addFirst")}</span>
        <input
          type="text"
          value={text}
          autoComplete="off"
          placeholder="PC6, 合谷…"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setProblem("");
          }}
        />
      </label>
      <button type="submit" class="button quiet">
        {t("session.add")}
      </button>
      <p role="alert">{problem}</p>
    </form>
  );
}
