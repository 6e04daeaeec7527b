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

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [blockingScript()],
  build: {
    outDir: "../src/tongren/web/static",
    emptyOutDir: true,
    target: "es2022",
    // The first browsers with light-dark(), all of spring 2024.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8361" } },
});
