/**
 * One box for everything: codes, names in any script, complaints. A combobox after the ARIA
 * pattern: focus stays in the box, the arrows choose, Enter opens, Esc closes and then clears.
 */

import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Unreachable, type AnsweredFault } from "../api/client";
import type { FindAnswer } from "../api/types";
import { useAtlas, type Atlas } from "../atlas";
import { find, findAhead, findNow } from "../finding";
import { slashKeyWanted } from "../memory";
import { t, tn } from "../messages";
import { go } from "../navigation";
import { findHere } from "../offline/find";
import { suggest, type Group, type Suggestion } from "../suggestions";
import { FaultNotice } from "./FaultNotice";
import { SuggestionList } from "./SuggestionList";

type Found =
  | { text: string; answer: FindAnswer; lost?: boolean }
  | { text: string; error: AnsweredFault | Unreachable };

interface Props {
  initial?: string;
  large?: boolean;
}

export function SearchBox({ initial = "", large = false }: Props) {
  const atlas = useAtlas();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(initial);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useFound(open ? text : "", atlas);
  const groups: Group[] = found && "answer" in found ? suggest(found.answer, atlas) : [];
  const items = groups.flatMap((group) => group.items);
  const shown = open && text.trim() !== "" && found !== null;
  useEffect(() => setText(initial), [initial]);
  useSearchKeys(box);

  const choose = (item: Suggestion) => {
    setOpen(false);
    setActive(-1);
    if (item.kind !== "all") setText("");
    go({ page: item.page });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (items.length) setActive(step(active, event.key === "ArrowDown" ? 1 : -1, items.length));
    } else if (event.key === "Escape" && (shown || text)) {
      event.preventDefault();
      if (!shown) setText("");
      setOpen(false);
      setActive(-1);
    }
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    const chosen = items[active];
    if (chosen) return choose(chosen);
    const query = text.trim();
    if (!query) return;
    const answer = await find(query).catch(() => findHere(atlas, query));
    const code = answer.resolution.code;
    setOpen(false);
    setText("");
    go({ page: code ? { kind: "point", code } : { kind: "search", query } });
  };

  return (
    <search
      class={large ? "search large" : "search"}
      onFocusOut={(event: FocusEvent & { currentTarget: HTMLElement }) => {
        // The list may be scrolled by key, and then has the focus itself.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <form role="presentation" onSubmit={onSubmit}>
        <label for={`${id}box`} class={large ? "search-label" : "visually-hidden"}>
          {t("search.label")}
        </label>
        <div class="search-field">
          <svg class="search-mark" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="10.5" cy="10.5" r="6.5" />
            <path d="m15.5 15.5 5 5" />
          </svg>
          <input
            id={`${id}box`}
            ref={box}
            type="text"
            inputMode="search"
            name="q"
            role="combobox"
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            enterKeyHint="search"
            placeholder={t("search.placeholder")}
            aria-expanded={shown && items.length > 0}
            aria-controls={`${id}list`}
            aria-autocomplete="list"
            aria-activedescendant={items[active] ? `${id}${items[active].key}` : undefined}
            aria-keyshortcuts="/ Control+K"
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setOpen(true);
              setActive(-1);
            }}
            onKeyDown={onKeyDown}
            onFocus={() => {
              setOpen(text.trim() !== "" && text !== initial);
              if (!text) void findAhead(atlas, "");
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </div>
        <div
          class="search-panel"
          hidden={!shown}
          data-query={found?.text}
          tabIndex={0}
          role="group"
          aria-label={t("search.results")}
        >
          <SuggestionList {...{ id, groups, choose }} active={items[active]?.key ?? ""} />
          {shown && "answer" in found && found.lost && (
            <p class="search-lost" role="alert">
              {t("fault.unreachable")}. {t("search.namesOnly")}
            </p>
          )}
          {shown && "error" in found && <FaultNotice error={found.error} level="h2" />}
          {shown && "answer" in found && items.length === 0 && (
            <div class="search-nothing">
              <p>{t("search.nothing", { query: found.text })}</p>
              <p>{t("search.nothingAdvice")}</p>
            </div>
          )}
          <p class="search-keys" aria-hidden="true">
            {t("search.keys")}
          </p>
        </div>
        <div class="visually-hidden" role="status">
          {shown && "answer" in found ? announce(groups, items.length) : ""}
        </div>
      </form>
    </search>
  );
}

/** The latest answer for the text; while a newer one is on its way, the one before it. */
function useFound(text: string, atlas: Atlas): Found | null {
  const [late, setLate] = useState<Found | null>(null);
  const query = text.trim();
  const answer = query ? findNow(query) : null;
  // With the key itself: an effect would wait for the next frame.
  useLayoutEffect(() => {
    if (!query) return setLate(null);
    const abort = new AbortController();
    find(query, abort.signal)
      .then(
        (found) => abort.signal.aborted || setLate({ text: query, answer: found }),
        (error) => {
          if (abort.signal.aborted) return;
          const lost = error instanceof Unreachable;
          setLate(lost ? { text: query, answer: findHere(atlas, query), lost } : { text: query, error });
        },
      )
      .then(() => setTimeout(() => void findAhead(atlas, text, abort.signal)));
    return () => abort.abort();
  }, [text]);
  return answer ? { text: query, answer } : late;
}

/** "/" (unless switched off) and Ctrl+K or ⌘K bring the reader to the box. */
function useSearchKeys(box: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      const typing = (event.target as Element).matches?.("input, textarea, select");
      if ((slash && !typing && slashKeyWanted()) || control) {
        event.preventDefault();
        box.current?.focus();
        box.current?.select();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

function step(active: number, by: 1 | -1, count: number): number {
  const next = active + by;
  if (next >= count) return -1;
  return next < -1 ? count - 1 : next;
}

function announce(groups: Group[], count: number): string {
  if (!count) return t("search.nothing", { query: "" });
  return `${groups[0]?.title ?? ""} ${tn("search.count", count)}`;
}
