/** What was read of each point: what concerns safety first, then field by field. */

import type { ReviewPoint } from "../api/types";
import { useAtlas } from "../atlas";
import { t, tn, word } from "../messages";
import { linkTo } from "../navigation";
import { ClaimItem } from "./ClaimItem";
import { isUrgent } from "./isUrgent";
import { PointIndex } from "./PointIndex";
import type { Reviewing } from "./reviewing";
import type { Entry } from "./segments";

/** Fields in the order of a record; others follow. */
const ORDER = [
  "cautions",
  "red_flags",
  "code",
  "names.",
  "meaning",
  "meridian",
  "categories",
  "region",
  "location",
  "posture",
  "find",
  "anatomy",
  "needling",
  "moxibustion",
  "acupressure",
  "actions",
  "indications",
  "commentary",
  "connections",
  "combinations",
  "related",
  "faq",
  "sources",
];

interface Props {
  reviewing: Reviewing;
  active: string;
  show: (id: string) => void;
}

export function ClaimList({ reviewing, active, show }: Props) {
  const { points } = reviewing.answer.review;
  return (
    <div class="review-claims">
      <PointIndex reviewing={reviewing} />
      {points.map((point, at) => (
        <Point
          key={at}
          heading={`review-point-${at}`}
          point={point}
          entries={reviewing.entries.filter(({ id }) => id.startsWith(`${at}-`))}
          reviewing={reviewing}
          active={active}
          show={show}
        />
      ))}
    </div>
  );
}

interface PointProps extends Props {
  /** The identifier of its heading: a page may speak of one point twice. */
  heading: string;
  point: ReviewPoint;
  entries: Entry[];
}

function Point({ heading, point, entries, ...rest }: PointProps) {
  const atlas = useAtlas();
  const names = atlas.points.get(point.code);
  const urgent = entries.filter(({ claim }) => isUrgent(claim.severity));
  const others = entries.filter(({ claim }) => !isUrgent(claim.severity));
  const fields = new Map<string, Entry[]>();
  for (const entry of others) {
    const field = entry.claim.field.startsWith("names.") ? "names." : entry.claim.field;
    fields.set(field, [...(fields.get(field) ?? []), entry]);
  }
  const place = (field: string) => (ORDER.indexOf(field) + ORDER.length + 1) % (ORDER.length + 1);
  const ordered = [...fields].sort(([one], [other]) => place(one) - place(other));
  return (
    <section class="review-point" aria-labelledby={heading}>
      <h2 id={heading}>
        <a href={linkTo({ kind: "point", code: point.code })}>
          <span class="code">{point.code}</span>{" "}
          {names && (
            <>
              <span class="pinyin">{names.pinyin}</span>{" "}
              <span class="hanzi" lang="zh-Hans">
                {names.hanzi_simplified}
              </span>
            </>
          )}
        </a>
      </h2>
      {point.candidates.length > 0 && (
        <p class="section-note">{t("review.candidates", { codes: point.candidates.join(", ") })}</p>
      )}
      {urgent.length > 0 && (
        <Group title={t("review.safety")} entries={urgent} {...rest} class="urgent" named />
      )}
      {ordered.map(([field, listed]) => (
        <Group key={field} title={word("field", field)} entries={listed} whole {...rest} />
      ))}
      {point.unread.length > 0 && (
        <details class="review-unread">
          <summary>{tn("review.unread", point.unread.length)}</summary>
          <ul>
            {point.unread.map((one) => (
              <li key={one.start}>
                <span class="review-line">{t("review.line", { line: one.line })}</span> {one.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface GroupProps extends Props {
  title: string;
  entries: Entry[];
  class?: string;
  /** Whether all of it may be decided at once: never where safety is concerned. */
  whole?: boolean;
  /** Whether each claim names its field. */
  named?: boolean;
}

function Group({ title, entries, reviewing, active, show, whole, named, ...rest }: GroupProps) {
  const ids = entries.filter(({ claim }) => claim.span).map(({ id }) => id);
  return (
    <div class={`review-group ${rest.class ?? ""}`} role="group" aria-label={title}>
      <div class="review-group-head">
        <h3>{title}</h3>
        {whole && ids.length > 1 && (
          <span class="review-decide">
            <button type="button" onClick={() => reviewing.decide(ids, "accepted")}>
              {t("review.acceptAll")}
              <span class="visually-hidden">: {title}</span>
            </button>
            <button type="button" onClick={() => reviewing.decide(ids, "rejected")}>
              {t("review.rejectAll")}
              <span class="visually-hidden">: {title}</span>
            </button>
          </span>
        )}
      </div>
      <ul>
        {entries.map((entry) => (
          <ClaimItem
            key={entry.id}
            entry={entry}
            state={reviewing.states.get(entry.id) ?? "proposed"}
            active={active === entry.id}
            named={named ?? false}
            show={show}
            decide={(state) => reviewing.decide([entry.id], state)}
          />
        ))}
      </ul>
    </div>
  );
}
