import { defineConfig, type Plugin } from "vite";

/** Holds the first paint until the page's own script has set language and colours. */
function blockingScript(): Plugin {
  return {
    name: "blocking-script",
    transformIndexHtml: {
      order: "post",
      handler: (html) =>
        html.replace(/<script type="module" crossorigin/, '<script type="module" blocking="render"'),
    },
  };
}

/** Writes the names of all built files into the service worker, and a stamp of their contents. */
function offlineShell(): Plugin {
  return {
    name: "offline-shell",
    enforce: "post",
    generateBundle(_, bundle) {
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") throw new Error("the service worker was not built");
      const built = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
      const shell = ["", ...built, ...PUBLIC].sort().map((name) => `/${name}`);
      worker.code = worker.code
        .replace("__SHELL__", JSON.stringify(shell).replaceAll('"', '\\"'))
        .replace("__VERSION__", stampOf(shell.join() + worker.code));
    },
  };
}

/** The files of public/, which keep their names; a test compares. */
const PUBLIC = [
  "favicon.svg",
  "icons/192.png",
  "icons/512.png",
  "icons/maskable.png",
  "manifest.webmanifest",
];

/** FNV-1a: built files carry the hash of their content in their names, so a short stamp will do. */
function stampOf(text: string): string {
  let stamp = 0x811c9dc5;
  for (const letter of text) stamp = Math.imul(stamp ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (stamp >>> 0).toString(16);
}

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [blockingScript(), offlineShell()],
  build: {
    outDir: "../src/tongren/web/static",
    emptyOutDir: true,
    target: "es2022",
    // The first browsers with light-dark(), all of spring 2024.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: "index.html", sw: "src/offline/worker.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8361" } },
});
