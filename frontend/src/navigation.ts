/** Moves between views. The address is the state; components read it through `useView`. */

import { useEffect, useState } from "preact/hooks";
import { recall } from "./memory";
import { formatView, pageKey, parseView, type Page, type View } from "./view";

type Listener = (view: View) => void;

const listeners = new Set<Listener>();
let scrollTarget: number | null = null;
let moved = false;

let read: { href: string; view: View } | null = null;

/** Parsed once for each address: a page of links asks hundreds of times. */
export function currentView(): View {
  const { href } = location;
  if (read?.href !== href) read = { href, view: parseView(new URL(href)) };
  return read.view;
}

export function useView(): View {
  const [view, setView] = useState(currentView);
  useEffect(() => {
    listeners.add(setView);
    return () => void listeners.delete(setView);
  }, []);
  return view;
}

/** Show another view. `replace` keeps the history as it is. */
export function go(change: Partial<View>, how: "push" | "replace" = "push"): void {
  const before = currentView();
  const samePage = !change.page || pageKey(before.page) === pageKey(change.page);
  // A camera and a step belong to what they were of.
  const view = { ...before, ...(samePage ? {} : { camera: "", step: 0 }), ...change };
  const hash = samePage ? location.hash : "";
  if (how === "push") {
    history.replaceState({ scroll: scrollY }, "");
    history.pushState({}, "", formatView(view) + hash);
  } else {
    history.replaceState(history.state, "", formatView(view) + hash);
  }
  if (!samePage) {
    moved = true;
    scrollTarget = 0;
  }
  tell();
}

/** The address of a page, keeping voice, language, colours and body. */
export function linkTo(page: Page): string {
  return formatView({ ...currentView(), camera: "", step: 0, page });
}

/** The address of a step of what a view shows. */
export function formatStep(view: View, step: number): string {
  return formatView({ ...view, camera: "", step });
}

/**
 * Called by a page once its content stands. True when the reader came here from another page,
 * who then needs to be told where they are.
 */
export function arrive(): boolean {
  if (scrollTarget !== null) scrollTo(0, scrollTarget);
  scrollTarget = null;
  const arrived = moved;
  moved = false;
  return arrived;
}

/** Whether the reader is on the way to a place further down the page. */
export function wantsWhole(): boolean {
  return (scrollTarget ?? 0) > 0 || location.hash !== "";
}

/** Take over links and the history; fill what the address leaves open from the last visit. */
export function startNavigation(): void {
  history.scrollRestoration = "manual";
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(recall())) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  history.replaceState(history.state, "", formatView(parseView(url)) + location.hash);
  scrollTarget = scrollOf(history.state);
  addEventListener("popstate", (event) => {
    moved = true;
    scrollTarget = scrollOf(event.state) ?? 0;
    tell();
  });
  addEventListener("pagehide", () => history.replaceState({ scroll: scrollY }, ""));
  document.addEventListener("click", followLink);
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest?.("a[href]");
  if (!(link instanceof HTMLAnchorElement) && !(link instanceof SVGAElement)) return;
  const href = link.getAttribute("href") ?? "";
  const url = new URL(href, location.href);
  if (url.origin !== location.origin || link.getAttribute("target")) return;
  if (href.startsWith("#") || url.pathname.startsWith("/api/")) return;
  event.preventDefault();
  go(parseView(url));
}

function tell(): void {
  const view = currentView();
  for (const listener of listeners) listener(view);
}

function scrollOf(state: unknown): number | null {
  const scroll = (state as { scroll?: unknown } | null)?.scroll;
  return typeof scroll === "number" ? scroll : null;
}
