/** Files that the page makes itself and hands to the reader. */

/** How long the browser may take to fetch what it is handed, before it is let go. */
const KEPT_MS = 10_000;

export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
