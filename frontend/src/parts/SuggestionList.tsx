/** The list under the search box. */

import { useEffect } from "preact/hooks";
import { useAtlas } from "../atlas";
import { t } from "../messages";
import { formatView } from "../view";
import { currentView } from "../navigation";
import type { Group, Suggestion } from "../suggestions";
import { Hanzi, MeridianName, PointName } from "./Names";
import { TermName } from "./TermName";

interface Props {
  id: string;
  groups: Group[];
  /** The key of the chosen suggestion. */
  active: string;
  choose: (item: Suggestion) => void;
}

export function SuggestionList({ id, groups, active, choose }: Props) {
  useEffect(() => {
    if (active) document.getElementById(id + active)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  return (
    <div id={`${id}list`} role="listbox" aria-label={t("search.results")}>
      {groups.map((group) => (
        <div key={group.title} role="group" aria-label={group.title || t("search.results")}>
          {group.title && (
            <div class="suggestion-title" role="presentation">
              {group.title}
              {group.note && <span class="suggestion-note">{group.note}</span>}
            </div>
          )}
          {group.items.map((item) => (
            <div
              key={item.key}
              id={id + item.key}
              class="suggestion"
              role="option"
              aria-selected={item.key === active}
              data-address={formatView({ ...currentView(), page: item.page })}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(item)}
            >
              <SuggestionText item={item} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function SuggestionText({ item }: { item: Suggestion }) {
  const atlas = useAtlas();
  const why = item.why && (
    <span class="suggestion-why" lang="en">
      {item.why}
    </span>
  );
  if (item.kind === "all") return <>{t("search.all", { query: item.id })}</>;
  if (item.kind === "category") {
    const category = atlas.categories.get(item.id);
    return (
      <>
        <span lang="en">{category?.label}</span> <Hanzi text={category?.hanzi ?? ""} traditional />
      </>
    );
  }
  if (item.kind === "condition" || item.kind === "pattern") {
    const term = atlas.terms[`${item.kind}s`][item.id];
    return term ? <TermName entry={term} /> : <>{item.id}</>;
  }
  if (item.kind === "meridian") {
    const meridian = atlas.meridians.get(item.id);
    return meridian ? <MeridianName meridian={meridian} /> : <>{item.id}</>;
  }
  const point = atlas.points.get(item.id);
  return (
    <>
      <span class="suggestion-name">
        {point && <PointName point={point} />}
        {point?.english && (
          <span class="suggestion-english" lang="en">
            {point.english}
          </span>
        )}
      </span>
      {why}
    </>
  );
}
