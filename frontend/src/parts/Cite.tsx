/**
 * Where a fact comes from: small numbers after it, which open the works themselves.
 * The numbers are those of the list at the end of the record.
 */

import { createContext, type ComponentChildren } from "preact";
import { useContext, useId, useRef, useState } from "preact/hooks";
import type { SourceRecord } from "../api/types";
import { useAtlas } from "../atlas";
import { t, tn } from "../messages";
import { SourceEntry } from "./SourceEntry";

interface Citing {
  numbers: Map<string, number>;
  open: (button: HTMLElement, keys: string[]) => void;
  popoverId: string;
}

const CiteContext = createContext<Citing | null>(null);

export function CitedRegion(props: { sources: SourceRecord[]; children: ComponentChildren }) {
  const popover = useRef<HTMLDivElement>(null);
  const popoverId = useId();
  const [keys, setKeys] = useState<string[]>([]);
  const atlas = useAtlas();
  const open = (button: HTMLElement, cited: string[]) => {
    const box = popover.current;
    if (!box) return;
    setKeys(cited);
    box.showPopover({ source: button } as never);
    place(box, button);
  };
  const numbers = new Map(props.sources.map((source, index) => [source.key, index + 1]));
  return (
    <CiteContext.Provider value={{ numbers, open, popoverId }}>
      {props.children}
      <div
        id={popoverId}
        ref={popover}
        popover="auto"
        class="source-box"
        role="dialog"
        aria-label={t("section.sources")}
      >
        <ul>
          {keys.map((key) => {
            const source = atlas.sources.get(key);
            return (
              source && (
                <li key={key} value={numbers.get(key)}>
                  <SourceEntry source={source} number={numbers.get(key)} />
                </li>
              )
            );
          })}
        </ul>
        <button type="button" class="button quiet" onClick={() => popover.current?.hidePopover()}>
          {t("sources.close")}
        </button>
      </div>
    </CiteContext.Provider>
  );
}

export function Cite({ sources }: { sources?: string[] | undefined }) {
  const citing = useContext(CiteContext);
  const atlas = useAtlas();
  if (!citing || !sources?.length) return null;
  const titles = sources.map((key) => atlas.sources.get(key)?.title ?? key).join("; ");
  const numbers = sources.map((key) => citing.numbers.get(key) ?? "?").join(" ");
  return (
    <button
      type="button"
      class="cite"
      aria-haspopup="dialog"
      aria-label={tn("sources.open", sources.length, { numbers, titles })}
      onClick={(event) => citing.open(event.currentTarget, sources)}
    >
      {numbers}
    </button>
  );
}

/** Under the button, inside the window. */
function place(box: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const width = box.offsetWidth;
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
  const below = at.bottom + 6 + box.offsetHeight < innerHeight;
  const top = below ? at.bottom + 6 : Math.max(8, at.top - box.offsetHeight - 6);
  box.style.setProperty("left", `${left}px`);
  box.style.setProperty("top", `${top}px`);
}
