/** What was pressed, and when to press it again. */

import type { SessionAnswer } from "../api/types";
import { t } from "../messages";
import { linkTo } from "../navigation";
import { PointLink } from "../parts/Names";
import { Prose } from "../parts/Prose";
import { RemindForm } from "./Reminders";
import { clock, type Done } from "./turns";

export function Summary({ done, session, codes }: { done: Done[]; session: SessionAnswer; codes: string[] }) {
  const total = done.reduce((sum, turn) => sum + turn.seconds, 0);
  const repeats = session.points.flatMap((point) => (!point.refused && point.press?.repeats ? [point] : []));
  return (
    <section class="session-summary" aria-labelledby="summary-title">
      <h2 id="summary-title">{t("session.over")}</h2>
      <p role="status">{t("session.total", { time: clock(total) })}</p>
      <ul class="result-list">
        {done.map((turn, index) => (
          <li key={index}>
            <PointLink code={turn.code} />
            <span>{turn.side !== "midline" && t(`side.${turn.side}`)}</span>
            <span>{turn.seconds > 0 ? clock(turn.seconds) : t("session.skipped")}</span>
          </li>
        ))}
      </ul>
      {repeats.length > 0 && (
        <>
          <h3>{t("press.repeats")}</h3>
          <ul>
            {repeats.map((point) => (
              <li key={point.code}>
                {point.code}: <Prose text={point.press?.repeats ?? ""} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t("session.after")}</p>
      <RemindForm points={codes} />
      <p>
        <a href={linkTo({ kind: "session", points: [] })}>{t("session.day")}</a>
      </p>
    </section>
  );
}
