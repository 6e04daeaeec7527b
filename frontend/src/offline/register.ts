/** Brings the service worker in, once the page stands, and tells when a newer one waits. */

type Listener = () => void;

let waiting: ServiceWorker | null = null;
const listeners = new Set<Listener>();

/** The one place from which a script may be named: browsers that ask for trust get it here. */
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): {
    createScriptURL(url: string): string;
  };
}

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
    const registration = await navigator.serviceWorker.register(workerAddress());
    watch(registration);
    const ready = await navigator.serviceWorker.ready;
    const seen = performance.getEntriesByType("resource").map((entry) => entry.name);
    ready.active?.postMessage(seen);
  } catch {
    // Private windows and old browsers have none: the atlas works while the server runs.
  }
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

function workerAddress(): string {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  const policy = trustedTypes?.createPolicy("tongren-worker", {
    createScriptURL: (url) => (url === "/sw.js" ? url : ""),
  });
  return policy ? policy.createScriptURL("/sw.js") : "/sw.js";
}
