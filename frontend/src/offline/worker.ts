/**
 * The service worker: keeps the page itself and what was read, and answers from that when the
 * server does not. The build writes the names of its files into SHELL (see vite.config.ts).
 *
 * The server is always asked first, so nothing shown is older than it need be; everything kept
 * belongs to one build, and a new build leaves nothing of the old behind.
 */

/** What the types of windows lack. */
interface Worker {
  location: Location;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "message", listener: (event: Lasting & MessageEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
}
interface Lasting {
  waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

const SHELL: string[] = JSON.parse("__SHELL__");
const VERSION = "__VERSION__";
const worker = self as unknown as Worker;
const shellName = `tongren-shell-${VERSION}`;
const dataName = `tongren-data-${VERSION}`;

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shellName).then((cache) => cache.addAll(SHELL)));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOlder().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  if (event.data === "take over") void worker.skipWaiting();
  // What the page had asked for before this worker was there.
  if (Array.isArray(event.data)) event.waitUntil(keepAll(event.data as string[]));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  // What is typed goes straight to the server: nothing of it is kept, and every hop is felt.
  else if (isPassing(request.url)) return;
  else if (url.pathname.startsWith("/api/")) event.respondWith(data(event));
  else if (SHELL.includes(url.pathname)) event.respondWith(shell(request));
});

/** The document: the server knows redirects and unknown points; without it one page serves all. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match("/", { cacheName: shellName })) ?? Response.error();
  }
}

/** Files whose names tell their content. */
async function shell(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: shellName, ignoreVary: true });
  return kept ?? fetch(request);
}

async function data(event: Fetching): Promise<Response> {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(event.request, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(event.request, { cacheName: dataName, ignoreVary: true });
    if (!kept) throw error;
    const headers = new Headers(kept.headers);
    headers.set("X-Tongren-Kept", "1");
    return new Response(kept.body, { status: kept.status, headers });
  }
}

/** What is asked once and never again: half-typed words. */
function isPassing(url: string): boolean {
  return /\/api\/(?:find|find\/ahead|resolve|search)\?/.test(url);
}

async function keepAll(urls: string[]): Promise<void> {
  const cache = await caches.open(dataName);
  const own = urls.filter((url) => url.startsWith(`${worker.location.origin}/api/`) && !isPassing(url));
  await Promise.allSettled(own.map(async (url) => (await cache.match(url)) ?? cache.add(url)));
}

async function keep(request: Request, response: Response): Promise<void> {
  try {
    await (await caches.open(dataName)).put(request, response);
  } catch {
    // The device is full: what is kept already stays.
  }
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("tongren-") && !name.endsWith(VERSION));
  await Promise.all(old.map((name) => caches.delete(name)));
}
