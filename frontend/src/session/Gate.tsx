/** What comes before any pressing: when to get help, when to stop, and what must be asked. */

import type { SessionAnswer, SessionPoint } from "../api/types";
import { useAtlas } from "../atlas";
import { t, word } from "../messages";
import { PointLink } from "../parts/Names";
import { Prose } from "../parts/Prose";

export function Warnings({ session, go }: { session: SessionAnswer; go: () => void }) {
  return (
    <section class="red-flags session-warnings" aria-labelledby="warn-title">
      <h2 id="warn-title">{t("session.warnTitle")}</h2>
      <ul>
        <li>{t("session.warnGeneral")}</li>
        {session.red_flags.map((text) => (
          <li key={text}>
            <Prose text={text} />
          </li>
        ))}
      </ul>
      <div class="stop">
        <h3>{t("session.stopTitle")}</h3>
        <ul>
          <li>{t("session.stopGeneral")}</li>
          {session.stop.map((text) => (
            <li key={text}>
              <Prose text={text} />
            </li>
          ))}
        </ul>
      </div>
      <p>{t("session.claim")}</p>
      <button type="button" class="button" onClick={go}>
        {t("session.noneHolds")}
      </button>
    </section>
  );
}

interface QuestionsProps {
  session: SessionAnswer;
  yes: string[];
  answer: (id: string, yes: boolean) => void;
  go: () => void;
  busy: boolean;
}

/** Questions that gate. A question left open counts as no only once the reader goes on. */
export function Questions({ session, yes, answer, go, busy }: QuestionsProps) {
  const allowed = session.points.filter((point) => !point.refused);
  return (
    <section class="gate" aria-labelledby="gate-title">
      <h2 id="gate-title">{t("session.gateTitle")}</h2>
      <p class="section-note">{t("session.gateNote")}</p>
      <fieldset>
        <legend class="visually-hidden">{t("session.gateTitle")}</legend>
        {session.questions.map((item) => (
          <label key={item.id} class="gate-question">
            <input
              type="checkbox"
              checked={yes.includes(item.id)}
              onChange={(event) => answer(item.id, event.currentTarget.checked)}
            />
            <span>
              {word("gate", item.id)}
              {item.codes.length > 0 && <small>{t("session.touches", { codes: item.codes.join(", ") })}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <div role="status">
        {!busy && yes.length > 0 && <Outcome session={session} />}
      </div>
      <button type="button" class="button" disabled={busy || allowed.length === 0} onClick={go}>
        {t(yes.length ? "session.goOnAdapted" : "session.noneOfThese")}
      </button>
      {allowed.length === 0 && <p>{t("session.nothingLeft")}</p>}
    </section>
  );
}

function Outcome({ session }: { session: SessionAnswer }) {
  const touched = session.points.filter((point) => point.refused || point.limits.length);
  return (
    <div class="outcome">
      {session.everywhere.map((text) => (
        <p key={text}>
          <Prose text={text} />
        </p>
      ))}
      {touched.map((point) => (
        <Refusal key={point.code} point={point} />
      ))}
    </div>
  );
}

/** Why a point is left out or pressed otherwise, in the words of its record. */
export function Refusal({ point }: { point: SessionPoint }) {
  const { terms } = useAtlas();
  return (
    <article class={point.refused ? "refusal refused" : "refusal"}>
      <h3>
        <PointLink code={point.code} />: {t(point.refused ? `session.refused.${point.refused}` : "session.limited")}
      </h3>
      {point.refused === "practitioner_only" && point.press && (
        <p>
          <Prose text={point.press.technique} />
        </p>
      )}
      {point.limits.length > 0 && (
        <ul>
          {point.limits.map((limit) => (
            <li key={limit.circumstance + limit.flag}>
              {limit.flag && <b lang="en">{terms.flags[limit.flag]?.label}: </b>}
              <Prose text={limit.text} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
