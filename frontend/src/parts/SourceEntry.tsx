/** One work as a bibliography tells it. */

import type { SourceRecord } from "../api/types";
import { t } from "../messages";

export function SourceEntry({ source, number }: { source: SourceRecord; number?: number | undefined }) {
  const made = [source.author, source.publisher, source.year].filter(Boolean).join(", ");
  return (
    <div class="source" lang="en">
      {number !== undefined && <span class="source-number">{number}</span>}
      <div>
        <cite>{source.title}</cite>
        {made && <span>. {made}</span>}
        {source.url && (
          <span>
            {" · "}
            <a href={source.url} rel="noreferrer" target="_blank">
              {hostOf(source.url)}
            </a>
          </span>
        )}
        {source.consulted && (
          <span class="source-consulted">
            {t("sources.consulted")}: {source.consulted}
          </span>
        )}
      </div>
    </div>
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return url;
  }
}
