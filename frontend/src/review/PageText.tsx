/** The words of the page with every claim marked. Never more than text, whatever the page was. */

import { useMemo } from "preact/hooks";
import { t } from "../messages";
import { cutIntoPieces, groupRows, type Entry, type Piece, type TextPart } from "./segments";
import type { Reviewing, State } from "./reviewing";

interface Props {
  reviewing: Reviewing;
  active: string;
  choose: (id: string) => void;
}

/** Which of several claims gives a piece its look. */
const RANK = { danger: 0, caution: 1, note: 2, "": 3 };
const VERDICTS = { differs: 0, new: 1, agrees: 2 };

export function PageText({ reviewing, active, choose }: Props) {
  const { answer, entries, states } = reviewing;
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const groups = useMemo(
    () => groupRows(cutIntoPieces(answer.review, entries)),
    [answer.review, entries],
  );
  const shown = (piece: Piece) => (
    <Marked piece={piece} byId={byId} states={states} active={active} choose={choose} />
  );
  return (
    <section class="review-page" aria-label={t("review.page")} tabIndex={0}>
      <h2 class="review-name">{answer.review.name}</h2>
      {groups.map((group) =>
        group[0]!.part.row >= 0 ? (
          <div class="review-row">{group.map((one) => <Block one={one} shown={shown} />)}</div>
        ) : (
          group.map((one) => <Block one={one} shown={shown} />)
        ),
      )}
    </section>
  );
}

function Block({ one, shown }: { one: TextPart; shown: (piece: Piece) => preact.VNode }) {
  const { kind, outside } = one.part;
  return (
    <p class={`review-part part-${kind} ${outside ? "outside" : ""}`}>{one.pieces.map(shown)}</p>
  );
}

interface MarkedProps {
  piece: Piece;
  byId: Map<string, Entry>;
  states: Map<string, State>;
  active: string;
  choose: (id: string) => void;
}

function Marked({ piece, byId, states, active, choose }: MarkedProps) {
  if (!piece.claims.length) return <>{piece.text}</>;
  const claims = piece.claims.map((id) => byId.get(id)!.claim);
  const [strongest] = [...claims].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || VERDICTS[a.verdict] - VERDICTS[b.verdict],
  );
  const look = [
    "review-mark",
    `verdict-${strongest!.verdict}`,
    strongest!.severity && `severity-${strongest!.severity}`,
    piece.claims.includes(active) && "active",
    piece.claims.every((id) => states.get(id) === "rejected") && "rejected",
  ].filter(Boolean);
  // Where several claims meet, each further click goes to the next.
  const pick = () => {
    const at = piece.claims.indexOf(active);
    choose(piece.claims[(at + 1) % piece.claims.length]!);
  };
  if (!piece.begins.length) {
    return (
      <mark class={look.join(" ")} onClick={pick}>
        {piece.text}
      </mark>
    );
  }
  return (
    <mark
      class={look.join(" ")}
      role="button"
      tabIndex={0}
      data-claims={piece.begins.join(" ")}
      onClick={pick}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick();
      }}
    >
      {piece.text}
    </mark>
  );
}

/** Bring the words of a claim into view and put the focus on them. */
export function focusSpan(id: string): void {
  const mark = document.querySelector<HTMLElement>(`.review-mark[data-claims~="${CSS.escape(id)}"]`);
  mark?.scrollIntoView({ block: "center" });
  mark?.focus({ preventScroll: true });
}
