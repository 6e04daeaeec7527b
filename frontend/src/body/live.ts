/** The body while its measures are being changed: shown at once, told to the address at rest. */

import { useEffect, useState } from "preact/hooks";
import { go } from "../navigation";
import { canMake, hasModel } from "./shape/model";

/** Browsers allow only so many addresses a second; nobody reads them while sliding. */
const REST_MS = 350;

let live = "";
let timer = 0;
const listeners = new Set<(body: string) => void>();

/** Shows a body now. False where the model has none such: the last one stays. */
export function showLive(body: string): boolean {
  if (!hasModel()) return true;
  if (!canMake(body)) return false;
  set(body);
  timer = setTimeout(() => {
    go({ body }, "replace");
    set("");
  }, REST_MS);
  return true;
}

/** What the address says holds again, as when the form is sent. */
export function endLive(): void {
  set("");
}

/** The body to show where the address names `body`. */
export function useLiveBody(body: string): string {
  const [own, setOwn] = useState(live);
  useEffect(() => {
    listeners.add(setOwn);
    return () => void listeners.delete(setOwn);
  }, []);
  return own || body;
}

function set(body: string): void {
  clearTimeout(timer);
  live = body;
  for (const listener of listeners) listener(body);
}
