/** Everything found for a text. */

import { useAnswer } from "../api/client";
import type { FindAnswer } from "../api/types";
import { useAtlas } from "../atlas";
import { t, tn } from "../messages";
import { linkTo } from "../navigation";
import { FaultNotice } from "../parts/FaultNotice";
import { Hanzi, MeridianName, PointName } from "../parts/Names";
import { PageFrame } from "../parts/PageFrame";
import { TermName } from "../parts/TermName";
import { Waiting } from "../parts/Waiting";
import { suggest, type Suggestion } from "../suggestions";

export function SearchPage({ query }: { query: string }) {
  const wanted = query.trim();
  if (!wanted) {
    return (
      <PageFrame title={t("search.titleEmpty")} name="search">
        <h1>{t("search.titleEmpty")}</h1>
        <p class="lead">{t("search.nothingAdvice")}</p>
      </PageFrame>
    );
  }
  return <Results query={wanted} />;
}

function Results({ query }: { query: string }) {
  const atlas = useAtlas();
  const [answer, retry] = useAnswer<FindAnswer>(
    `/api/find?q=${encodeURIComponent(query)}&limit=50`,
  );
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") return <FaultNotice error={answer.error} retry={retry} />;
  const groups = suggest(answer.data, atlas).filter((group) => group.title);
  const points = groups.flatMap((group) => group.items).filter((item) => item.kind === "point");
  return (
    <PageFrame title={t("search.title", { query })} name={query} class="results">
      <h1>{t("search.title", { query })}</h1>
      {groups.length === 0 ? (
        <>
          <p class="lead">{t("search.nothing", { query })}</p>
          <p>{t("search.nothingAdvice")}</p>
        </>
      ) : (
        <p class="lead">{tn("search.found", points.length)}</p>
      )}
      <p>
        <a href={linkTo({ kind: "study", query, person: [] })}>{t("search.study")}</a>
      </p>
      {groups.map((group) => (
        <section key={group.title} class="section" aria-label={group.title}>
          <h2>{group.title}</h2>
          {group.note && (
            <p class="section-note" lang="en">
              {group.note}
            </p>
          )}
          <ul class="result-list">
            {group.items.map((item) => (
              <li key={item.key}>
                <Result item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PageFrame>
  );
}

function Result({ item }: { item: Suggestion }) {
  const atlas = useAtlas();
  const point = atlas.points.get(item.id);
  const meridian = atlas.meridians.get(item.id);
  const category = atlas.categories.get(item.id);
  const term =
    item.kind === "condition" || item.kind === "pattern"
      ? atlas.terms[`${item.kind}s`][item.id]
      : undefined;
  return (
    <>
      <a class="point-link" href={linkTo(item.page)}>
        {item.kind === "point" && point && <PointName point={point} />}
        {item.kind === "meridian" && meridian && <MeridianName meridian={meridian} />}
        {term && <TermName entry={term} />}
        {item.kind === "category" && category && (
          <>
            <span lang="en">{category.label}</span> <Hanzi text={category.hanzi} traditional />
          </>
        )}
      </a>
      {item.kind === "point" && point?.english && (
        <span class="row-english" lang="en">
          {point.english}
        </span>
      )}
      <span class="row-place" lang="en">
        {item.snippet || item.why || point?.region}
        {item.snippet && <small>{item.why}</small>}
      </span>
    </>
  );
}
