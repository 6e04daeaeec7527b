/**
 * What this device remembers from visit to visit. It is only read when the page starts, and only
 * for what the address leaves open; a browser that keeps nothing works just as well.
 */

const KEY = "tongren";

export interface Remembered {
  voice?: string;
  lang?: string;
  theme?: string;
}

interface Stored extends Remembered {
  slashKey?: boolean;
  /** The version that was kept whole for offline. */
  kept?: string;
}

export function recall(): Remembered {
  const { voice, lang, theme } = read();
  const found: Remembered = {};
  if (voice) found.voice = voice;
  if (theme) found.theme = theme;
  found.lang = lang ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
  return found;
}

export function remember(change: Stored): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...read(), ...change }));
  } catch {
    // Storage is full or forbidden: the address still holds the choice.
  }
}

/** Whether the key "/" goes to the search box (some assistive software types letters itself). */
export function slashKeyWanted(): boolean {
  return read().slashKey ?? true;
}

export function recallKept(): string {
  return read().kept ?? "";
}

function read(): Stored {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
