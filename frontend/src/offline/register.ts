/** Brings the service worker in, once the page stands, and tells when a newer one waits. */

import { ownScript } from "../trusted";

type Listener = () => void;

let waiting: ServiceWorker | null = null;
const listeners = new Set<Listener>();

export function startOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  addEventListener("load", () => setTimeout(register, 300));
}

/** Whether a newer version of the page is ready to take over. */
export function updateWaits(): boolean {
  return waiting !== null;
}

export function onUpdate(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The newer version takes over and the page is loaded anew; the address keeps what is shown. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  waiting?.postMessage("take over");
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(ownScript("/sw.js"));
    watch(registration);
    const ready = await navigator.serviceWorker.ready;
    if (ready.active) handOver(ready.active);
  } catch {
    // Private windows and old browsers have none: the atlas works while the server runs.
  }
}

/** Tells the worker what was asked for without it, and what of that is still on its way. */
function handOver(worker: ServiceWorker): void {
  const observer = new PerformanceObserver((list) => {
    const entries = list.getEntries() as PerformanceResourceTiming[];
    const past = entries.filter((entry) => !entry.workerStart).map((entry) => entry.name);
    if (past.length) worker.postMessage(past);
  });
  observer.observe({ type: "resource", buffered: true });
}

function watch(registration: ServiceWorkerRegistration): void {
  const found = () => {
    const next = registration.installing ?? registration.waiting;
    next?.addEventListener("statechange", () => offer(registration));
    offer(registration);
  };
  registration.addEventListener("updatefound", found);
  found();
}

/** The first worker of all replaces nothing, so nobody is asked. */
function offer(registration: ServiceWorkerRegistration): void {
  if (!registration.waiting || !navigator.serviceWorker.controller) return;
  waiting = registration.waiting;
  for (const listener of listeners) listener();
}
