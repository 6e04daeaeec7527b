/** A page: sets the title, and moves focus and scroll when the reader arrives from another one. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../messages";
import { arrive } from "../navigation";

interface Props {
  /** Of the browser window. */
  title: string;
  /** Identifies the page; a change of it is an arrival. */
  name: string;
  class?: string;
  children: ComponentChildren;
}

export function PageFrame({ title, name, children, ...rest }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    document.title = title ? `${title} · ${t("app.name")}` : `${t("app.name")} 铜人`;
    if (arrive()) {
      const heading = frame.current?.querySelector<HTMLElement>("h1");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
    }
  }, [name]);
  useLayoutEffect(() => {
    if (location.hash) {
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  }, []);
  return (
    <div ref={frame} class={`page ${rest.class ?? ""}`}>
      {children}
    </div>
  );
}
