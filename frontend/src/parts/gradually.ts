/** Long pages come part by part, so that no work of theirs holds up what the reader does. */

import { useEffect, useState } from "preact/hooks";
import { wantsWhole } from "../navigation";

/** How long a part waits for a moment in which the page has nothing else to do. */
const PATIENCE_MS = 120;

/**
 * How many of `total` things are shown by now: `first` at once, `step` more whenever the page is
 * idle; all for who comes to a place further down. It starts anew with another `key`.
 */
export function useGradually(key: string, total: number, first: number, step: number): number {
  const [grown, setGrown] = useState({ key, count: 0 });
  const start = wantsWhole() ? total : first;
  const count = Math.min(total, Math.max(start, grown.key === key ? grown.count : 0));
  useEffect(() => {
    if (count >= total) return;
    return whenIdle(() => setGrown({ key, count: count + step }));
  }, [key, count, total]);
  return count;
}

/** Lets the page do what else waits, in the midst of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Returns what calls it off. */
function whenIdle(act: () => void): () => void {
  // Safari has no idle moments to offer.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(act, 16);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: PATIENCE_MS });
  return () => cancelIdleCallback(asked);
}
