/** All ways through the atlas that are lists: meridians, categories, regions, conditions, patterns. */

import { useState } from "preact/hooks";
import { useAnswer } from "../api/client";
import type { ListsAnswer, TermEntry } from "../api/types";
import { useAtlas } from "../atlas";
import { speaks, t, tn, word } from "../messages";
import { currentView, linkTo } from "../navigation";
import { FaultNotice } from "../parts/FaultNotice";
import { MeridianLink } from "../parts/Names";
import { CategoryBadges } from "../parts/CategoryBadges";
import { PageFrame } from "../parts/PageFrame";
import { TermName } from "../parts/TermName";
import { Waiting } from "../parts/Waiting";

export function ListsPage() {
  const atlas = useAtlas();
  const [answer, retry] = useAnswer<ListsAnswer>("/api/lists");
  const [filter, setFilter] = useState("");
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") return <FaultNotice error={answer.error} retry={retry} />;
  const { conditions, patterns, regions } = answer.data;
  return (
    <PageFrame title={t("lists.title")} name="lists" class="lists">
      <h1>{t("lists.title")}</h1>
      <p class="lead">{t("lists.lead")}</p>
      <section aria-labelledby="lists-meridians">
        <h2 id="lists-meridians">{t("nav.meridians")}</h2>
        <ul class="badges">
          {[...atlas.meridians.keys()].map((id) => (
            <li key={id}>
              <MeridianLink id={id} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="lists-categories">
        <h2 id="lists-categories">
          <a href={linkTo({ kind: "categories" })}>{t("nav.categories")}</a>
        </h2>
        <CategoryBadges />
      </section>
      <section aria-labelledby="lists-regions">
        <h2 id="lists-regions">{t("lists.regions")}</h2>
        <ul class="badges">
          {regions.map(({ id, points }) => (
            <li key={id}>
              <a href={linkTo({ kind: "region", id })}>
                {word("part", id)} <small>{points}</small>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <label class="pick lists-filter">
        <span>{t("lists.filter")}</span>
        <input type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </label>
      <TermList kind="condition" entries={conditions} filter={filter} />
      <TermList kind="pattern" entries={patterns} filter={filter} />
    </PageFrame>
  );
}

/** Terms by name; those that no point claims yet come last. */
function TermList(props: { kind: "condition" | "pattern"; entries: TermEntry[]; filter: string }) {
  const { kind, entries, filter } = props;
  const plain = currentView().voice === "plain";
  const nameOf = (entry: TermEntry) =>
    speaks("zh") && entry.hanzi ? entry.hanzi : (plain && entry.plain) || entry.label;
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = entries
    .filter((one) => [one.label, one.plain, one.hanzi].some((text) => text.toLocaleLowerCase().includes(wanted)))
    .sort((a, b) => Number(b.points > 0) - Number(a.points > 0) || nameOf(a).localeCompare(nameOf(b)));
  const title = `lists-${kind}`;
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t(`lists.${kind}s`)}</h2>
      <p class="section-note" role="status">
        {tn("lists.count", shown.length)}
      </p>
      <ul class="term-columns">
        {shown.map((entry) => (
          <li key={entry.id}>
            <a href={linkTo({ kind, id: entry.id })}>
              <TermName entry={entry} />
            </a>{" "}
            <small>{entry.points > 0 && entry.points}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
