/** One claim: its words, what the atlas says to it, and a person's decision. */

import { t, word } from "../messages";
import { Grounds } from "../parts/Grounds";
import type { State } from "./reviewing";
import type { Entry } from "./segments";

interface Props {
  entry: Entry;
  state: State;
  active: boolean;
  named: boolean;
  show: (id: string) => void;
  decide: (state: State) => void;
}

export function ClaimItem({ entry, state, active, named, show, decide }: Props) {
  const { id, claim } = entry;
  const look = `review-claim verdict-${claim.verdict} ${state} ${active ? "active" : ""}`;
  const toggle = (chosen: State) => decide(state === chosen ? "proposed" : chosen);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "a" && claim.span) toggle("accepted");
    else if (event.key === "r" && claim.span) toggle("rejected");
    else if (event.key === "ArrowDown") step(event.currentTarget as HTMLElement, 1);
    else if (event.key === "ArrowUp") step(event.currentTarget as HTMLElement, -1);
    else return;
    event.preventDefault();
  };
  return (
    <li class={look} aria-current={active ? "true" : undefined}>
      {claim.span ? (
        <button
          type="button"
          class="review-said"
          id={`claim-${id}`}
          lang={languageOf(claim.text)}
          onClick={() => show(id)}
          onKeyDown={onKey}
        >
          {claim.text}
        </button>
      ) : (
        <p class="review-said">{t("review.leftOut")}</p>
      )}
      <p class="review-verdict">
        {claim.severity && claim.severity !== "note" && (
          <strong class={`severity-${claim.severity}`}>{word("severity", claim.severity)}</strong>
        )}{" "}
        <span class="verdict">{word("verdict", claim.verdict)}</span>
        {named && <span> · {word("field", claim.field)}</span>}
        {claim.reason && (
          <span class="review-reason">
            {" · "}
            <Grounds grounds={claim.reasons} english={claim.reason} />
          </span>
        )}
        {claim.span && (
          <span class="review-line"> · {t("review.line", { line: claim.span.line })}</span>
        )}
      </p>
      {claim.span && (
        <span class="review-decide">
          <Decision state="accepted" chosen={state} said={claim.text} toggle={toggle} />
          <Decision state="rejected" chosen={state} said={claim.text} toggle={toggle} />
        </span>
      )}
    </li>
  );
}

interface DecisionProps {
  state: "accepted" | "rejected";
  chosen: State;
  said: string;
  toggle: (state: State) => void;
}

function Decision({ state, chosen, said, toggle }: DecisionProps) {
  return (
    <button type="button" aria-pressed={chosen === state} onClick={() => toggle(state)}>
      {t(state === "accepted" ? "review.accept" : "review.reject")}
      <span class="visually-hidden">: {said.slice(0, 80)}</span>
    </button>
  );
}

/** Put the focus on the claim before or after. */
function step(from: HTMLElement, by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>("button.review-said")];
  all[all.indexOf(from) + by]?.focus();
}

function languageOf(text: string): string {
  return /[\u3400-\u9fff]/.test(text) ? "zh" : "en";
}
