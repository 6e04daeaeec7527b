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

function closeMenu({ currentTarget: menu }: { currentTarget: HTMLElement }): void {
  if (menu.matches(":popover-open")) menu.hidePopover();
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
      <button type="button" class="sections-opener" popovertarget="sections">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h16M4 12h16M4 17h16" />
        </svg>
        {t("app.menu")}
      </button>
      {/* A row where there is room for it, else opened by the button. */}
      <nav id="sections" class="sections" popover="auto" aria-label={t("app.menu")} onClick={closeMenu}>
        {SECTIONS.map((kind) => (
          <a
            key={kind}
            href={linkTo(sectionPage(kind))}
            aria-current={here === kind ? "page" : undefined}
          >
            {t(`nav.${kind}`)}
          </a>
        ))}
      </nav>
    </header>
  );
}
