/** Name, search box, sections. */

import { t } from "../messages";
import { linkTo } from "../navigation";
import type { Page, View } from "../view";
import { SearchBox } from "./SearchBox";

const SECTIONS = ["points", "meridians", "lists", "body", "session", "study", "review", "about"] as const;
const BELONGS: Partial<Record<Page["kind"], (typeof SECTIONS)[number]>> = {
  meridian: "meridians",
  category: "lists",
  categories: "lists",
  region: "lists",
  condition: "lists",
  pattern: "lists",
  circuit: "meridians",
};

function sectionPage(kind: (typeof SECTIONS)[number]): Page {
  switch (kind) {
    case "body":
      return { kind, point: "", meridian: "" };
    case "session":
      return { kind, points: [] };
    case "study":
      return { kind, query: "", person: [] };
    default:
      return { kind };
  }
}

export function Header({ view }: { view: View }) {
  const { page } = view;
  const here = BELONGS[page.kind] ?? page.kind;
  return (
    <header class="header">
      <a class="brand" href={linkTo({ kind: "home" })}>
        <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="14" />
          <circle cx="16" cy="16" r="8.5" class="brand-ring" />
          <circle cx="16" cy="16" r="3.5" class="brand-hole" />
        </svg>
        <span class="brand-name">Tongren</span>
        <span class="brand-hanzi" lang="zh-Hans">
          铜人
        </span>
      </a>
      {page.kind !== "home" && <SearchBox initial={page.kind === "search" ? page.query : ""} />}
      <nav class="sections" aria-label={t("app.menu")}>
        {SECTIONS.map((kind) => (
          <a
            key={kind}
            href={linkTo(sectionPage(kind))}
            aria-current={here === kind ? "page" : undefined}>
            {t(`nav.${kind}`)}
          </a>
        ))}
      </nav>
    </header>
  );
}
