/** What surrounds the parts of a record: its contents, what is not written yet, its sources. */

import { useEffect, useRef } from "preact/hooks";
import type { PointRecord } from "../api/types";
import { t, tn } from "../messages";
import { SourceEntry } from "../parts/SourceEntry";
import type { Part } from "./parts";
import { Section } from "./Section";

/** The parts that are there, as links down the page. */
export function Contents({ parts }: { parts: Part[] }) {
  if (parts.length < 6) return null;
  return (
    <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title">{t("point.contents")}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <a href={`#${part.id}`}>{t(part.title)}</a>
          </li>
        ))}
        <li>
          <a href="#sources">{t("section.sources")}</a>
        </li>
      </ul>
    </nav>
  );
}

/** Said once and plainly, in place of empty headings. */
export function Unwritten({ record, parts }: { record: PointRecord; parts: Part[] }) {
  const expected = parts.filter((part) => part.missing);
  const missing = expected.filter((part) => !part.has(record));
  if (!missing.length) return null;
  const list = missing
    .map((part) => part.missing && t(part.missing).toLocaleLowerCase())
    .join(", ");
  const bare = missing.length >= expected.length - 1;
  return (
    <p class="unwritten">
      {t(bare ? "unwritten.only" : "unwritten.text", { list })}{" "}
      {record.cautions.length === 0 && t("unwritten.caution")}
    </p>
  );
}

/** The works that the record cites, numbered as its notes are. */
export function SourceList({ record }: { record: PointRecord }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const open = () => {
      if (location.hash === "#sources") details.current?.setAttribute("open", "");
    };
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);
  if (!record.sources.length) return null;
  return (
    <Section id="sources" title="section.sources" class="sources">
      <details ref={details}>
        <summary>{tn("sources.cited", record.sources.length)}</summary>
        <ol>
          {record.sources.map((source, index) => (
            <li key={source.key}>
              <SourceEntry source={source} number={index + 1} />
            </li>
          ))}
        </ol>
      </details>
    </Section>
  );
}
