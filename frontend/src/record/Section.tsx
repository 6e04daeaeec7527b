/** A titled part of a page; nothing at all when it would be empty. */

import type { ComponentChildren } from "preact";
import { t, type MessageKey } from "../messages";

interface Props {
  id: string;
  title: MessageKey;
  class?: string;
  note?: string;
  children: ComponentChildren;
}

export function Section({ id, title, note, children, ...rest }: Props) {
  return (
    <section id={id} class={`section ${rest.class ?? ""}`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(title)}</h2>
      {note && <p class="section-note">{note}</p>}
      {children}
    </section>
  );
}

/** Terms and their values, leaving out empty ones. */
export function Facts({ rows }: { rows: [string, ComponentChildren][] }) {
  const filled = rows.filter(([, value]) => value !== "" && value != null && value !== false);
  if (!filled.length) return null;
  return (
    <dl class="facts">
      {filled.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
